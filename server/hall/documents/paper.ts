/** Points (1/72 inch) of a millimetre. */
const pointsPerMillimetre = 72 / 25.4;

/** Millimetres as the points that a PDF measures in. */
export const mm = (millimetres: number): number => millimetres * pointsPerMillimetre;

/** A4 (ISO 216), millimetres; margins as GB/T 9704-2012 has them left and right, rounded, and less above and below: forms are short. */
export const paper = {
  width: 210,
  height: 297,
  left: 27,
  right: 25,
  top: 25,
  bottom: 23,
} as const;

/** Of the text, millimetres. */
export const textWidth = paper.width - paper.left - paper.right;

/** Sizes of type, points. 16 is what GB/T 9704 asks of the text of an official document; a form has more to say on one page. */
export const type = { title: 20, heading: 13, text: 11.5, small: 8.5 } as const;

export const ink = { text: "#111111", quiet: "#4a4a4a", rule: "#8a8a8a", ground: "#f3f5f5" } as const;
