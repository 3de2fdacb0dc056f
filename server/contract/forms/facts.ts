import * as z from "zod/mini";
import { ageOn, isDay } from "../calendar.ts";
import {
  documentKinds,
  type IdentityDocument,
  isTyped,
  type ReadDocument,
  type TypedDocument,
} from "../identity.ts";

/** What one field is filled with: text, a number, yes or no, or the chosen options. Days are `2026-11-23`, money is yuan. */
export const answerValue = z.union([
  z.string().check(z.maxLength(4000)),
  z.number(),
  z.boolean(),
  z.array(z.string().check(z.maxLength(40))).check(z.maxLength(200)),
]);
export type AnswerValue = string | number | boolean | readonly string[];

/** By field; null: left empty on purpose. */
export const formAnswers = z.record(z.string().check(z.maxLength(40)), z.nullable(answerValue));
export type FormAnswers = Readonly<Record<string, AnswerValue | null>>;

/** What can be known of who sits in front, by the card. */
export const holderFacts = [
  "documentKind",
  "name",
  "englishName",
  "idNumber",
  "birthDate",
  "sex",
  /** Of 56, GB/T 3304. */
  "nation",
  /** ISO 3166-1 alpha-3. */
  "nationality",
  "address",
  "authority",
  "validFrom",
  /** A day, or `longTerm`. */
  "validTo",
  "travelPermitNumber",
] as const;
export type HolderFact = (typeof holderFacts)[number];
/** Full years today: no card says it, conditions ask for it. */
export const ageFact = "age";

/** Facts of the holder that have only these values. */
export const holderFactOptions: Readonly<Partial<Record<HolderFact, readonly string[]>>> = {
  documentKind: documentKinds,
  sex: ["male", "female"],
};

const byName = <Value extends z.ZodMiniType>(value: Value) =>
  z.record(z.string().check(z.maxLength(100)), value);

/** What is known without asking. */
export const formFacts = z.object({
  holder: z.partialRecord(z.enum(holderFacts), z.string()),
  /** By the kind of the e-licence, then by its field. */
  licences: byName(byName(answerValue)),
  /** By concept: what the citizen said for another matter of the same package. */
  package: byName(answerValue),
  /** By concept: what the citizen said in the latest earlier matter. */
  earlier: byName(answerValue),
  /** By question: what the citizen said to the questions that find out their case (情形). */
  situation: byName(answerValue),
  /** What is known of the person is covered (`covered.ts`), and taken as right; the age is said, since conditions ask for it. */
  covered: z.optional(z.object({ age: z.nullable(z.number()) })),
});
export interface FormFacts {
  readonly holder: Readonly<Partial<Record<HolderFact, string>>>;
  readonly licences: Readonly<Record<string, Readonly<Record<string, AnswerValue>>>>;
  readonly package: Readonly<Record<string, AnswerValue>>;
  readonly earlier: Readonly<Record<string, AnswerValue>>;
  readonly situation: Readonly<Record<string, AnswerValue>>;
  /** Never in the hall, which knows the whole. */
  readonly covered?: { readonly age: number | null } | undefined;
}

export const noFacts: FormFacts = { holder: {}, licences: {}, package: {}, earlier: {}, situation: {} };

/** What a card says, under the names that forms know. */
export function factsOfHolder(document: IdentityDocument): FormFacts["holder"] {
  return isTyped(document) ? factsTyped(document) : factsRead(document);
}

/** Of what was typed, no more than was typed and what such a document says of everybody who has one. */
function factsTyped({ kind, name, number, birth, sex }: TypedDocument): FormFacts["holder"] {
  const isChinese = kind === "resident" || kind === "hkMacaoTaiwan" || kind === "taiwanTravelPermit";
  return {
    documentKind: kind,
    name,
    idNumber: number,
    birthDate: birth,
    ...(sex === "male" || sex === "female" ? { sex } : {}),
    ...(isChinese ? { nationality: "CHN" } : {}),
    ...(kind === "taiwanTravelPermit" ? { travelPermitNumber: number } : {}),
  };
}

function factsRead(document: ReadDocument): FormFacts["holder"] {
  const { kind, number, birth, sex, validTo } = document;
  const isForeign = "nationality" in document;
  const said: Partial<Record<HolderFact, string>> = {
    documentKind: kind,
    name: isForeign ? document.chineseName || document.englishName : document.name,
    idNumber: number,
    birthDate: birth,
    nationality: isForeign ? document.nationality : "CHN",
    validTo,
  };
  if ("validFrom" in document) said.validFrom = document.validFrom;
  if (sex === "male" || sex === "female") said.sex = sex;
  if (isForeign) said.englishName = document.englishName;
  if ("address" in document)
    Object.assign(said, { address: document.address, authority: document.authority });
  if ("nation" in document) said.nation = document.nation;
  if ("travelPermitNumber" in document) said.travelPermitNumber = document.travelPermitNumber;
  if (kind === "taiwanTravelPermit") {
    said.travelPermitNumber = number;
    // The name that counts is in characters, which its zone has not: it is asked.
    if (document.chineseName === "") delete said.name;
  }
  return said;
}

/** An entry of a record that came from outside: nothing that every object has. */
export const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** What a source or a condition names outside of the form: `holder.age`, `licence.shop.name`, `situation.renewal`. */
export function knownFact(facts: FormFacts, name: string, today: string): AnswerValue | undefined {
  const [realm = "", kind = "", field = ""] = name.split(".");
  if (realm === "situation") return own(facts.situation, kind);
  if (realm === "licence") return own(own(facts.licences, kind) ?? {}, field);
  if (realm !== "holder") return undefined;
  const { birthDate } = facts.holder;
  if (kind === ageFact && facts.covered) return facts.covered.age ?? undefined;
  if (kind === ageFact)
    return birthDate === undefined || !isDay(birthDate) ? undefined : ageOn(birthDate, today);
  return own(facts.holder as Record<string, string>, kind);
}
