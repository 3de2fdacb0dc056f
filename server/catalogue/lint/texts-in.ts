import type { Localized } from "../../contract/service-offer.ts";

export interface PlacedText {
  readonly path: readonly (string | number)[];
  readonly text: Localized;
}

/** Every text of a file's value that is shown to people, with its place. */
export function* textsIn(value: unknown, path: readonly (string | number)[] = []): Generator<PlacedText> {
  if (typeof value !== "object" || value === null) return;
  if (isText(value)) yield { path, text: value };
  else if (Array.isArray(value))
    for (const [index, each] of value.entries()) yield* textsIn(each, [...path, index]);
  else for (const [key, each] of Object.entries(value)) yield* textsIn(each, [...path, key]);
}

const isText = (value: object): value is Localized => "zh-CN" in value && "zh-TW" in value && "en" in value;
