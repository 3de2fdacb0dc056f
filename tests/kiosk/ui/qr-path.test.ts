import { encode } from "uqr";
import { expect, it } from "vitest";
import { qrPath } from "../../../kiosk/ui/qr-path.ts";

it("draws every dark module of the code and no other, with four light ones all around", () => {
  const address = "https://hall.example/t/0123456789ABCDEF";
  const { size, path } = qrPath(address);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let step = 0; step < Number(length); step++) drawn[Number(y)]![Number(x) + step] = true;
  const { data } = encode(address, { ecc: "M", boostEcc: false, border: 0 });
  expect(size).toBe(data.length + 8);
  expect(drawn.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(data);
  const dark = drawn.flat().filter(Boolean).length;
  expect(dark).toBe(data.flat().filter(Boolean).length);
});
