import type { Matter, Video } from "../../../server/contract/catalogue/matter.ts";
import type { Film } from "../../../server/contract/catalogue/package.ts";
import type { Localized } from "../../../server/contract/service-offer.ts";

/** A picture or a film of the catalogue that lies large over the screen. */
export type ShownMedia =
  | { readonly kind: "sample"; readonly file: string; readonly of: Localized }
  | { readonly kind: "film"; readonly film: Film };

/** The films of a matter that explain some of its parts. */
export const filmsBeside = (matter: Matter, ...parts: readonly Video["beside"][]): readonly Video[] =>
  matter.videos.filter(({ beside }) => parts.includes(beside));
