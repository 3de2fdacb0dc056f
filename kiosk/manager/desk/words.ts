import type { ErrorCode } from "../../../server/contract/errors.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { OpenedApplication } from "../../../server/contract/matters/desk.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { deskMessages } from "../../i18n/manager-desk.ts";
import type { ActKind } from "./acts.ts";

export type DeskWords = Translate<typeof deskMessages>;

/** What every part of the work list is drawn with. */
export interface DeskManner {
  readonly language: Language;
  readonly t: DeskWords;
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
}

export const actNames = {
  grant: "grant",
  refuse: "refuse",
  supplement: "askSupplement",
  paper: "paper",
  extend: "extend",
  check: "check",
} as const satisfies Record<ActKind, string>;

export const owedNames = { deferred: "deferred", window: "atWindow", asked: "asked" } as const;

export const wayNames = {
  licence: "byLicence",
  commitment: "byCommitment",
  file: "byFile",
  window: "byWindow",
  later: "byLater",
} as const;

export const doubtNames = {
  blurred: "doubtBlurred",
  glare: "doubtGlare",
  dark: "doubtDark",
  cutOff: "doubtCutOff",
} as const satisfies Record<OpenedApplication["files"][number]["doubts"][number], string>;

/** What to do about what did not succeed; null: what every desk says. */
export function errorWords(code: ErrorCode, t: DeskWords): string | null {
  switch (code) {
    case "desk.unknown":
    case "matter.notFound":
      return t("errorUnknown");
    case "desk.term":
      return t("errorTerm");
    case "matter.nothingOwed":
      return t("errorNothingOwed");
    case "matter.decided":
      return t("errorDecided");
    case "matter.overdue":
      return t("errorOverdue");
    default:
      return null;
  }
}

/** An answer as it is read: of a choice in the guide's words. */
export function valueWords(
  { value, chosen }: Pick<OpenedApplication["fields"][number], "value" | "chosen">,
  { language, t }: DeskManner,
): string {
  if (chosen.length > 0) return chosen.map((each) => each[language]).join(language === "en" ? ", " : "、");
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  return typeof value === "object" ? value.join(", ") : String(value);
}
