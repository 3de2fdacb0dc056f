import * as z from "zod/mini";

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const sex = z.enum(["unknown", "male", "female", "notStated"]);
const validTo = z.union([date, z.literal("longTerm")]);

/** Of a document that no chip was asked: its machine-readable print was read, or somebody typed what stands on it. */
const travelDocument = {
  /** As in the machine-readable zone, surname first: `LIN, SAMPLE`. */
  englishName: z.string(),
  /** Empty where none is known: the zone has Latin letters alone. */
  chineseName: z.string(),
  sex,
  birth: date,
  number: z.string(),
  /** ISO 3166 alpha-3, or ICAO's own, as `UTO`; so is who issued it. */
  nationality: z.string(),
  issuer: z.string(),
  validTo: date,
  readBy: z.enum(["print", "typed"]),
};

/** Who a document says its holder is. Lives in the session machine's context and nowhere else. */
export const identityDocument = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("resident"),
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
  z.object({ kind: z.literal("passport"), ...travelDocument }),
  /** 台湾居民来往大陆通行证 (台胞证) */
  z.object({ kind: z.literal("taiwanTravelPermit"), ...travelDocument }),
]);

export type IdentityDocument = z.infer<typeof identityDocument>;

/**
 * How sure it is that who stands there holds the document. `chip`: its chip answered. `print`: a machine read what is printed on it, which a
 * copy shows as well. `typed`: somebody knows what stands on it.
 */
export type Assurance = "chip" | "print" | "typed";

export const assuranceOf = (document: IdentityDocument): Assurance =>
  "readBy" in document ? document.readBy : "chip";
