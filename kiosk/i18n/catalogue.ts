import type { Language, Localized } from "../../server/contract/hall.ts";

/**
 * The one catalogue: everything a person reads, hears or finds printed, in three languages side by side. Each
 * page has its own file beside this one, so that a page loads only its own words. A missing language or a missing
 * parameter is a type error.
 */
export type Message<Text extends string = string> = { readonly "zh-CN": Text } & Localized;
export type Messages = Readonly<Record<string, Message>>;

type Parameters<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameters<Rest>
  : never;

/** What must be filled into a message: the names in braces of its zh-CN text. */
export type ParametersOf<M extends Message> = Parameters<M["zh-CN"]>;

export type Translate<M extends Messages> = <K extends keyof M & string>(
  key: K,
  ...parameters: [ParametersOf<M[K]>] extends [never] ? [] : [Record<ParametersOf<M[K]>, string | number>]
) => string;

export function defineMessages<const M extends Messages>(messages: M): M {
  return messages;
}

/** The words of one catalogue in one language. */
export function translator<M extends Messages>(messages: M, language: Language): Translate<M> {
  return (key, ...[parameters]) => fill(messages[key]?.[language] ?? key, parameters ?? {});
}

function fill(text: string, parameters: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(parameters[name] ?? placeholder));
}
