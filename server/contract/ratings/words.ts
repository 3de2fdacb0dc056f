import * as z from "zod/mini";
import { ratingLevels } from "../hall.ts";
import { localized } from "../service-offer.ts";

export const ratingLevel = z.enum(ratingLevels);

/** How a rating came in: on the ticket's page, or at a terminal at the end of a journey. */
export const ratingChannels = ["phone", "terminal"] as const;
export const ratingChannel = z.enum(ratingChannels);
export type RatingChannel = z.infer<typeof ratingChannel>;

/** Who or what was rated. Windows and terminals are never counted together. */
export const unitKinds = ["window", "terminal"] as const;
export const unitKind = z.enum(unitKinds);
export type UnitKind = z.infer<typeof unitKind>;

/** What somebody came to a terminal for, and was done with. */
export const journeyKinds = [
  "number",
  "appointment",
  "matter",
  "follow",
  "papers",
  "assistance",
  "saved",
] as const;
export const journeyKind = z.enum(journeyKinds);
export type JourneyKind = z.infer<typeof journeyKind>;

/** What of it somebody means; the hall's own list. */
export const ratingTag = z.object({ id: z.string(), name: localized });
export type RatingTag = z.infer<typeof ratingTag>;

/** Characters of somebody's own words: as many as are read at one look, and typed on glass with patience. */
export const longestWords = 200;
export const mostTags = 8;

/** What a rating says, as it comes in. Everything but the level is somebody's choice. */
export const opinionFields = {
  level: ratingLevel,
  tags: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(mostTags)),
  words: z.nullable(z.string().check(z.minLength(1), z.maxLength(longestWords))),
  /** As `parseTelephone` takes it: only of who is not satisfied, to be called back. */
  telephone: z.nullable(z.string().check(z.minLength(1), z.maxLength(30))),
};
