import type { PublicNames } from "../../server/hall/accompany/public-step.ts";

/** Of a hall that has published nothing. */
export const nothingPublic: PublicNames = {
  hasContent: () => false,
  hasEntry: () => false,
  hasService: () => false,
  hasDay: () => false,
  hasTime: () => false,
};
