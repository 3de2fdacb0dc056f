import type {
  AppealGround,
  Finding,
  OpenedRating,
  RatingItem,
} from "../../../server/contract/ratings/desk.ts";

/** What is done with a 差评. */
export type RatingAct =
  | {
      readonly kind: "confirm";
      readonly finding: Finding;
      readonly days: number | null;
      readonly words: string;
    }
  | { readonly kind: "appeal"; readonly ground: AppealGround; readonly words: string }
  | { readonly kind: "review"; readonly upheld: boolean; readonly words: string }
  | { readonly kind: "callBack"; readonly reached: boolean; readonly words: string }
  | { readonly kind: "issueNotice" | "rectify" | "answer"; readonly words: string }
  | { readonly kind: "close" };
export type RatingActKind = RatingAct["kind"];

/** Whether an act says all that the hall wants to know. */
export const isComplete = (act: RatingAct): boolean =>
  act.kind === "close" ||
  (act.words.trim() !== "" &&
    (act.kind !== "confirm" || (act.finding === "complex") === (act.days !== null && act.days >= 1)));

/** What can be done now, as the hall will take it. */
export function possibleActs({ item, ground }: Pick<OpenedRating, "item" | "ground">): RatingActKind[] {
  const { stage, finding, appealed, notice } = item;
  const isToCall = item.due.some(({ step }) => step === "callBack");
  const call: RatingActKind[] = isToCall ? ["callBack"] : [];
  if (appealed) return ["review", ...call];
  if (stage === "answered") return ["close"];
  if (stage === "closed" || stage === "excluded") return [];
  const appeal: RatingActKind[] = ground === null ? ["appeal"] : [];
  if (stage === "received") return ["confirm", ...call, ...appeal];
  const toRectify = stage === "confirmed" && finding !== "noBasis";
  return [
    ...(toRectify && notice === null ? (["issueNotice"] as const) : []),
    ...(toRectify ? (["rectify"] as const) : []),
    ...(!toRectify && !isToCall ? (["answer"] as const) : []),
    ...call,
    ...appeal,
  ];
}

export const isLate = ({ due }: RatingItem): boolean => due.some(({ daysLeft }) => daysLeft < 0);
