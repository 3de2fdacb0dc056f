import type { Matter } from "../../contract/catalogue/matter.ts";
import { covered, coveredAnswer, isCovered, isPersonal } from "../../contract/forms/covered.ts";
import type { FormField } from "../../contract/forms/definition.ts";
import { type AnswerValue, ageFact, type HolderFact, knownFact, own } from "../../contract/forms/facts.ts";
import type { AnswersByMatter, DeliveryWish, OpenCase } from "../../contract/matters.ts";
import type { Localized } from "../../contract/service-offer.ts";
import type { CaseData } from "./case-data.ts";

/** What a case says to whoever has its code and four signs, and how what comes back is made whole again. Pure. */

/** Facts by which a person is known, and what stays readable of each; the others decide what is asked. */
const personal: Readonly<Partial<Record<HolderFact, number>>> = {
  name: 1,
  englishName: 0,
  idNumber: 4,
  birthDate: 0,
  nation: 0,
  address: 0,
  authority: 0,
  travelPermitNumber: 4,
};

const fieldsOf = ({ form }: Matter): readonly FormField<Localized>[] =>
  form?.sections.flatMap(({ fields }) => fields) ?? [];

const mapped = <Value, To>(
  record: Readonly<Record<string, Value>>,
  to: (value: Value, name: string) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value, name)]));

/** @param today the hall's day */
export function coveredCase(open: OpenCase, matters: readonly Matter[], today: string): OpenCase {
  const { holder, licences, earlier, situation } = open.facts;
  const fields = matters.flatMap(fieldsOf);
  /** Of what feeds only fields that show nobody; all else that is text is covered. */
  const isPlain = (from: string) => {
    const fed = fields.filter(({ sources }) => sources.some((source) => source.from === from));
    return fed.length > 0 && !fed.some(isPersonal);
  };
  const age = knownFact(open.facts, `holder.${ageFact}`, today);
  return {
    ...open,
    facts: {
      holder: mapped(holder as Record<string, string>, (value, name) => {
        const readable = personal[name as HolderFact];
        return readable === undefined ? value : covered(value, readable);
      }),
      licences: mapped(licences, (byField, kind) =>
        mapped(byField, (value, field) =>
          typeof value === "string" && !isPlain(`licence.${kind}.${field}`) ? covered(value) : value,
        ),
      ),
      package: {},
      // Of what was said earlier only what these forms would fill in.
      earlier: Object.fromEntries(
        fields.flatMap((field): [string, AnswerValue][] => {
          const said = field.concept === undefined ? undefined : own(earlier, field.concept);
          return said === undefined ? [] : [[field.concept as string, coveredAnswer(field, said)]];
        }),
      ) as OpenCase["facts"]["earlier"],
      situation,
      covered: { age: typeof age === "number" ? age : null },
    },
    licences: [],
    licencesAsked: false,
    answers: mapped(open.answers, (byField, matterId) => {
      const own = matters.find(({ id }) => id === matterId);
      const fields = own ? fieldsOf(own) : [];
      return mapped(byField, (value, id) => {
        const field = fields.find((each) => each.id === id);
        return field ? coveredAnswer(field, value) : value;
      });
    }) as OpenCase["answers"],
  };
}

/** Answers as they were meant: a cover stands for what the hall has, and over nothing it is no answer. */
export const uncoveredAnswers = (
  answers: AnswersByMatter,
  { draft }: Pick<CaseData, "draft">,
): AnswersByMatter =>
  mapped(answers, (byField, matterId) => {
    const kept = own(draft.answers, matterId) ?? {};
    return Object.fromEntries(
      Object.entries(byField).flatMap(([id, value]) => {
        const said = isCovered(value) ? own(kept, id) : value;
        return said === undefined ? [] : [[id, said]];
      }),
    );
  }) as AnswersByMatter;

/** A parcel goes to the applicant, by the name that the hall has. */
export const uncoveredDelivery = (
  delivery: readonly DeliveryWish[],
  { facts }: Pick<CaseData, "facts">,
): DeliveryWish[] =>
  delivery.map(({ to, ...wish }) =>
    to ? { ...wish, to: isCovered(to.name) ? { ...to, name: facts.holder.name ?? "" } : to } : wish,
  );
