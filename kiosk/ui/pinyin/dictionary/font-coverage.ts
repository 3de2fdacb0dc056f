import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fontkit from "fontkit";

/** The code points for which the pages' own fonts have a glyph, as kiosk/ui/fonts.css loads them. */
export function codePointsOfFonts(): ReadonlySet<number> {
  const slices = (name: string) => {
    const folder = `@fontsource-variable/${name}/files`;
    return readdirSync(inPackages(folder))
      .filter((file) => file.endsWith("-wght-normal.woff2"))
      .map((file) => `${folder}/${file}`);
  };
  const rareB = codePointsOf("@fontsource-variable/noto-sans-jp/files/noto-sans-jp-1-wght-normal.woff2");
  const files = [
    "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    ...slices("noto-sans-sc"),
    ...slices("noto-sans-tc"),
  ];
  return new Set([
    ...files.flatMap(codePointsOf),
    ...rareB.filter((codePoint) => codePoint >= 0x2000b && codePoint <= 0x2a6df),
  ]);
}

function inPackages(path: string): string {
  return fileURLToPath(new URL(`../../../../node_modules/${path}`, import.meta.url));
}

function codePointsOf(path: string): readonly number[] {
  return (fontkit.openSync(inPackages(path)) as unknown as { characterSet: readonly number[] }).characterSet;
}
