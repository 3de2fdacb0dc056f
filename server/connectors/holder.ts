import * as z from "zod/mini";

/** Documents by which somebody is known outside. The cards' names are those of `contract/identity.ts`. */
export const holderKinds = [
  "resident",
  "hkMacaoTaiwan",
  "foreignPermanentResident2017",
  "foreignPermanentResident2023",
  "taiwanTravelPermit",
  "passport",
  /** Of an enterprise or another organisation (GB 32100). */
  "unifiedCreditCode",
] as const;

/** Who applies, holds a licence, or acts for somebody. */
export const holder = z.strictObject({
  kind: z.enum(holderKinds),
  number: z.string().check(z.regex(/^[A-Za-z0-9]{5,20}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
});
export type Holder = z.infer<typeof holder>;
