import * as z from "zod/mini";
import { personHash } from "./hall.ts";

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const sex = z.enum(["unknown", "male", "female", "notStated"]);
/** By which the hall knows the holder, where the terminal has the hall's key. */
const person = z.optional(personHash);
const validTo = z.union([date, z.literal("longTerm")]);

/** Who a card says its holder is. Lives in the session machine's context and nowhere else. */
export const identityDocument = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("resident"),
    person,
    name: z.string(),
    sex,
    /** GB/T 3304 code, `01` … `58`, `97`, `98`. */
    nation: z.string(),
    birth: date,
    address: z.string(),
    number: z.string(),
    authority: z.string(),
    validFrom: date,
    validTo,
  }),
  z.object({
    kind: z.literal("hkMacaoTaiwan"),
    person,
    name: z.string(),
    sex,
    birth: date,
    address: z.string(),
    number: z.string(),
    authority: z.string(),
    validFrom: date,
    validTo,
    travelPermitNumber: z.string(),
    issueCount: z.string(),
  }),
  z.object({
    kind: z.literal("foreignPermanentResident2017"),
    person,
    englishName: z.string(),
    chineseName: z.string(),
    sex,
    birth: date,
    number: z.string(),
    /** ISO 3166 alpha-3. */
    nationality: z.string(),
    validFrom: date,
    validTo,
    cardVersion: z.string(),
    acceptingAuthority: z.string(),
  }),
  z.object({
    kind: z.literal("foreignPermanentResident2023"),
    person,
    englishName: z.string(),
    chineseName: z.string(),
    sex,
    birth: date,
    number: z.string(),
    nationality: z.string(),
    validFrom: date,
    validTo,
    renewalCount: z.string(),
    linkToOldNumber: z.string(),
  }),
]);

export type IdentityDocument = z.infer<typeof identityDocument>;
