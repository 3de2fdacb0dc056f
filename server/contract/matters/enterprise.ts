import * as z from "zod/mini";

/** Handling a matter for an enterprise: by a code of its (企业码), or as its legal representative (法定代表人). */

export const creditCode = z.string().check(z.regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/));

export const enterpriseActedFor = z.object({
  creditCode,
  name: z.string(),
  manner: z.enum(["agent", "legalPerson"]),
  /** The last day on which an agent's authorisation holds; null: no end. */
  until: z.nullable(z.string()),
});
export type EnterpriseActedFor = z.infer<typeof enterpriseActedFor>;

/** With what it is shown that somebody acts for an enterprise. A code is outside data: nothing of it counts before the hall has verified it. */
export const actingProof = z.union([
  z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(4300)) }),
  z.strictObject({ creditCode }),
]);
export type ActingProof = z.infer<typeof actingProof>;

/** Why somebody does not act for an enterprise here. */
export const actingRefusals = [
  /** The authorisation's term is over, or has not begun. */
  "expired",
  /** It names somebody else. */
  "otherPerson",
  /** It is for other matters, or not for handing in. */
  "otherMatter",
  /** Damaged, or signed by nobody whom the hall knows. */
  "forged",
  /** The registry has no valid licence of such an enterprise. */
  "noEnterprise",
  /** The registry does not have them as its legal representative. */
  "notLegalPerson",
  /** The registry does not answer. */
  "noAnswer",
] as const;
export const actingRefusal = z.enum(actingRefusals);
export type ActingRefusal = z.infer<typeof actingRefusal>;
