import * as z from "zod/mini";
import { typedNumber } from "./identifiers/typed-number.ts";

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const sex = z.enum(["unknown", "male", "female", "notStated"]);
const validTo = z.union([date, z.literal("longTerm")]);

/** Of a document that no chip was asked: its machine-readable print was read. */
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
  readBy: z.literal("print"),
};

export const documentKinds = [
  "resident",
  "hkMacaoTaiwan",
  "foreignPermanentResident2017",
  "foreignPermanentResident2023",
  "passport",
  /** 台湾居民来往大陆通行证 (台胞证) */
  "taiwanTravelPermit",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What somebody typed of a document that nobody has read: the number with its check digits, the name, and what follows from the number. */
const typedDocument = z
  .object({
    kind: z.enum(documentKinds),
    readBy: z.literal("typed"),
    /** As it stands on the document. */
    name: z.string().check(z.minLength(1), z.maxLength(60)),
    number: z.string().check(z.maxLength(24)),
    birth: date,
    sex,
    /** Of a passport: who issued it, as its data page says, `UTO`. Of all others empty. */
    issuer: z.string().check(z.regex(/^([A-Z]{3}|D|)$/)),
  })
  .check(({ value, issues }) => {
    if (!isWhole(value)) issues.push({ code: "custom", input: value, message: "no such document" });
  });
export type TypedDocument = z.infer<typeof typedDocument>;

/** Whether such a document can have such a number, and its holder this birthday. */
function isWhole({ kind, number, birth, issuer }: TypedDocument): boolean {
  const parsed = typedNumber(
    kind.startsWith("foreignPermanentResident") ? "foreignPermanentResident" : (kind as "resident"),
    number,
  );
  if (!parsed.ok || parsed.value.kind !== kind || parsed.value.number !== number) return false;
  return (parsed.value.birth ?? birth) === birth && (kind === "passport") === (issuer !== "");
}

/** What a chip or a machine read: what opens anything of somebody's own. */
export const readDocument = z.discriminatedUnion("kind", [
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
  z.object({ kind: z.literal("taiwanTravelPermit"), ...travelDocument }),
]);
export type ReadDocument = z.infer<typeof readDocument>;

/**
 * Who a document says its holder is. Lives in the session machine's context and nowhere else. What was typed is looked for first: it is never
 * taken for what a chip said.
 */
export const identityDocument = z.union([typedDocument, readDocument]);
export type IdentityDocument = z.infer<typeof identityDocument>;

/**
 * How sure it is that who stands there holds the document. `chip`: its chip answered. `print`: a machine read what is printed on it, which a
 * copy shows as well. `typed`: somebody knows what stands on it.
 */
export type Assurance = "chip" | "print" | "typed";

export const assuranceOf = (document: IdentityDocument): Assurance =>
  "readBy" in document ? document.readBy : "chip";

export const isTyped = (document: IdentityDocument): document is TypedDocument =>
  assuranceOf(document) === "typed";
