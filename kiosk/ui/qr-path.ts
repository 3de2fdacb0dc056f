import { encode } from "uqr";

export interface QrPath {
  /** Modules on a side, the quiet zone included. */
  readonly size: number;
  /** The dark modules as the path of an SVG, a unit a module. */
  readonly path: string;
}

/** ISO/IEC 18004 asks for four light modules all around. */
const quietZone = 4;

/** A QR code that stays readable with 15 % of it damaged or in glare. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: "M", boostEcc: false, border: quietZone });
  const runs = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: runs.join("") };
}

/** Begin and length of every stretch of dark modules. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}
