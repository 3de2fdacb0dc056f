import type { FormProblem } from "../../../../server/contract/forms/answer.ts";
import type { RefusalCode } from "../../../../server/contract/identifiers/result.ts";
import type { Translate } from "../../../i18n/catalogue.ts";
import type { handleMessages } from "../../../i18n/handle-matter.ts";
import type { Filling } from "./case.ts";

type Words = Translate<typeof handleMessages>;

/** What is wrong with a number, and what to do. */
export const refusalKeys: Readonly<Record<RefusalCode, Parameters<Words>[0] & `refusal${string}`>> = {
  empty: "refusalLength",
  wrongLength: "refusalLength",
  wrongSign: "refusalSign",
  wrongCheck: "refusalCheck",
  impossibleDate: "refusalDate",
  futureDate: "refusalDate",
  unknownRegion: "refusalRegion",
  unknownPrefix: "refusalRegion",
  firstGeneration: "refusalLength",
  formerForm: "refusalLength",
  otherDocument: "refusalOther",
  areaMissing: "refusalRegion",
  otherCode: "refusalOther",
  damaged: "refusalCheck",
  notYetValid: "refusalDate",
  expired: "refusalDate",
};

/** What is wrong with a field, in the citizen's words; what the form itself says goes before. */
export function problemWords(problem: FormProblem, t: Words): string {
  switch (problem.code) {
    case "missing":
      return t("problemMissing");
    case "notNumber":
      return t("problemNotNumber");
    case "notDay":
      return t("problemNotDay");
    case "notName":
      return t("problemNotName");
    case "notEmail":
      return t("problemNotEmail");
    case "tooShort":
      return t("problemTooShort", { limit: problem.limit });
    case "tooLong":
      return t("problemTooLong", { limit: problem.limit });
    case "tooFew":
      return t("problemTooFew", { limit: problem.limit });
    case "tooMany":
      return t("problemTooMany", { limit: problem.limit });
    case "tooSmall":
      return t("problemTooSmall", { limit: problem.limit });
    case "tooLarge":
      return t("problemTooLarge", { limit: problem.limit });
    case "tooManyDecimals":
      return t("problemDecimals", { limit: problem.limit });
    case "tooEarly":
      return t("problemTooEarly", { limit: problem.limit });
    case "tooLate":
      return t("problemTooLate", { limit: problem.limit });
    case "outside":
      return t("problemOutside", { limit: problem.limit });
    case "number":
      return t(refusalKeys[problem.refusal.code]);
    case "wrongType":
    case "notOption":
    case "badSigns":
    case "check":
      return t("problemWrong");
  }
}

/** Where a value is from, where it was not typed in its own field. */
export function sourceWords(
  from: string | undefined,
  { typed = false }: Pick<Filling, "typed">,
  t: Words,
): string | null {
  if (from === undefined || from === "answer") return null;
  if (from.startsWith("holder.")) return t(typed ? "sourceSaid" : "sourceCard");
  if (from.startsWith("licence.")) return t("sourceLicence");
  return from === "earlier" ? t("sourceEarlier") : t("sourceSaid");
}

/** The ways in which a result comes. */
export const deliveryWords = {
  atOnce: "deliveryAtOnce",
  electronic: "deliveryElectronic",
  hall: "deliveryHall",
  post: "deliveryPost",
} as const;
