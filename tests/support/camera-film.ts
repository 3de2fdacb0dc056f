import { writeFile } from "node:fs/promises";
import type { Picture } from "../../kiosk/camera/plane.ts";
import type { DrawnPage } from "./photographed-page.ts";

/** A film of one picture without colours, as a camera gives it (YUV4MPEG2, 4:2:0). @param luma 16 (black) to 235, row by row */
export async function writeFilm(
  path: string,
  { width, height }: { readonly width: number; readonly height: number },
  luma: Uint8Array,
): Promise<void> {
  const grey = Buffer.alloc((width * height) / 2, 128);
  const head = `YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\n`;
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, grey]);
  await writeFile(path, Buffer.concat([Buffer.from(head), ...Array.from({ length: 5 }, () => frame)]));
}

/** The brightness of a picture, as a film has it. */
export function lumaOf({ data, width, height }: Picture): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, dot) => 16 + ((data[dot * 4] ?? 0) * 219) / 255);
}

/** Flags of a Chromium whose camera shows a film, and which asks nobody whether a page may use it. */
export const filmedBy = (path: string): string[] => [
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${path}`,
];

/** A4 at 150 dpi with rows of strokes as dense as print, nobody's words. */
export function writtenPage(): DrawnPage {
  const [width, height] = [1240, 1754];
  const pixels = new Uint8Array(width * height).fill(255);
  const ink = (x: number, y: number, wide: number, high: number) => {
    for (let row = y; row < y + high; row++) pixels.fill(0, row * width + x, row * width + x + wide);
  };
  for (let line = 0; line < 34; line++)
    for (let sign = 0; sign < (line % 7 === 6 ? 18 : 38); sign++) {
      const [x, y] = [130 + sign * 26, 160 + line * 42];
      const kind = (sign * 7 + line * 3) % 5;
      ink(x, y + 2, 20, 3);
      if (kind !== 1) ink(x + 8, y, 3, 24);
      if (kind !== 2) ink(x, y + 12, 20, 3);
      if (kind > 2) ink(x + 1, y + 2, 3, 22);
      if (kind % 2 === 0) ink(x + 16, y + 12, 3, 12);
    }
  return { width, height, pixels };
}
