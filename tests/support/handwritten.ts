import type { Signature } from "../../server/contract/signature.ts";

/** Three strokes as a hand makes them: curved, with pressure that comes and goes. */
export const handwritten: Signature = {
  width: 160,
  height: 60,
  strokes: [0, 1, 2].map((which) =>
    Array.from({ length: 60 }, (_, index) => ({
      x: 20 + which * 40 + 28 * Math.sin(index / 14 + which) ** 2 + index / 6,
      y: 30 + 18 * Math.cos(index / 9 + which * 2),
      t: (which * 60 + index) * 12,
      p: 0.2 + 0.6 * Math.abs(Math.sin(index / 20)),
    })),
  ),
};
