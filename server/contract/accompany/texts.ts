import { type Localized, languages } from "../service-offer.ts";

/**
 * Every text of a piece of public content, in one order that both ends of the wire come to by themselves: by the names of its parts, so that
 * it does not matter in which order a file or a store has them. A step names a text by its place in here.
 */
export function publicTexts(content: unknown): Localized[] {
  if (Array.isArray(content)) return content.flatMap(publicTexts);
  if (typeof content !== "object" || content === null) return [];
  if (isLocalized(content)) return [content];
  const parts = content as Readonly<Record<string, unknown>>;
  return Object.keys(parts)
    .sort()
    .flatMap((name) => publicTexts(parts[name]));
}

const isLocalized = (content: object): content is Localized =>
  languages.every((language) => typeof (content as Partial<Localized>)[language] === "string");
