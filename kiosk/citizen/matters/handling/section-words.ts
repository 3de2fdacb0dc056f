import type { Section } from "./sections.ts";

/** Keys of the words for sections without a title of their own, and for how far each is. */
export const sectionWords = {
  situation: "stepCase",
  form: "stepForm",
  papers: "stepPapers",
  delivery: "reviewDelivery",
} as const satisfies Record<Section["kind"], string>;

export const stateWords = { done: "sectionDone", now: "sectionNow", later: "sectionLater" } as const;
