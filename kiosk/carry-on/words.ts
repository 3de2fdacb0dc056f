import { numberOf } from "../../server/contract/error-numbers.ts";
import type { ErrorCode } from "../../server/contract/errors.ts";
import type { CarryOnMessages } from "../i18n/carry-on.ts";
import type { Translate } from "../i18n/catalogue.ts";

const words = {
  "matter.notFound": "wrongFour",
  "matter.tooManyTries": "locked",
  "matter.handedIn": "handedIn",
  "matter.caseOver": "over",
  "matter.identityNeeded": "identityNeeded",
  "matter.file": "badPhoto",
  "message.notAuthorised": "grantOver",
  "message.tooManyRequests": "tooMany",
} as const satisfies Partial<Record<ErrorCode, keyof CarryOnMessages>>;

/** What a refusal means to who reads it here, and its number for who is asked about it. */
export const refusalWords = (
  code: ErrorCode,
  c: Translate<CarryOnMessages>,
): { readonly title: string; readonly number: string } => ({
  title: c(code in words ? words[code as keyof typeof words] : "notSent"),
  number: c("number", { number: numberOf(code) }),
});
