import type { FollowedTicket } from "../../contract/follow.ts";
import type { Language } from "../../contract/hall.ts";

/** `near`: few people are before the ticket. `called`: it is called. */
export const textKinds = ["near", "called"] as const;
export type TextKind = (typeof textKinds)[number];

/** What is said, with the hall's name in the brackets in which Chinese carriers want the sender. */
const sentences: Readonly<Record<TextKind, Readonly<Record<Language, string>>>> = {
  near: {
    "zh-CN": "【{hall}】{number}号：前面还有{ahead}人，请回到{area}等候。",
    "zh-TW": "【{hall}】{number}號：前面還有{ahead}人，請回到{area}等候。",
    en: "[{hall}] Number {number}: {ahead} before you. Please come back to {area}.",
  },
  called: {
    "zh-CN": "【{hall}】{number}号：轮到您了，请现在到{window}。",
    "zh-TW": "【{hall}】{number}號：輪到您了，請現在到{window}。",
    en: "[{hall}] Number {number}: it is your turn. Please go to {window} now.",
  },
};

const templates: Readonly<Record<TextKind, string>> = { near: "queueNear", called: "queueCalled" };

/** A text about a ticket as it is now. No name and nothing else of a person is in it. */
export function reminderText(
  kind: TextKind,
  ticket: Pick<FollowedTicket, "hallName" | "number" | "ahead" | "area" | "at">,
  language: Language,
): { readonly text: string; readonly template: string; readonly parameters: Record<string, string> } {
  const parameters: Record<string, string> = {
    hall: ticket.hallName[language],
    number: ticket.number,
    ...(kind === "near"
      ? { ahead: String(ticket.ahead), area: ticket.area[language] }
      : { window: ticket.at?.windowName[language] ?? "" }),
  };
  const text = sentences[kind][language].replace(
    /\{(\w+)\}/g,
    (_whole, name: string) => parameters[name] ?? "",
  );
  return { text, template: templates[kind], parameters };
}
