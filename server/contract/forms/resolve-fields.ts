import { type Answered, answer, type FormProblem } from "./answer.ts";
import { isCovered } from "./covered.ts";
import type { FormDefinition, FormField, FormSection } from "./definition.ts";
import { type AnswerValue, type FormAnswers, type FormFacts, knownFact, own } from "./facts.ts";
import { truthOf } from "./truth.ts";

/** Where a value comes from: `answer`, a source of the field, `package`, or `form`: another field of it with the same concept. */
export interface ValueSource {
  readonly from: string;
  /** Whether the citizen may change it. */
  readonly editable: boolean;
}

/** A field that is asked. */
export interface Resolved {
  /** As it would be submitted; undefined while there is none, or none that is right. */
  readonly value: AnswerValue | undefined;
  /** Where the value is from; undefined without a value. */
  readonly source: ValueSource | undefined;
  readonly editable: boolean;
  /** What the citizen gave, right or wrong, where it counts. */
  readonly given: AnswerValue | undefined;
  /** Left empty on purpose. */
  readonly skipped: boolean;
  /** What is wrong with what was given, or missing, or what the form asks of fields together. */
  readonly problem: FormProblem | undefined;
}

export interface Fields<Text> {
  /** Undefined: it is not asked. */
  readonly of: (field: FormField<Text>) => Resolved | undefined;
  readonly isAsked: (id: string) => boolean;
  readonly lookup: (reference: string) => AnswerValue | undefined;
}

/**
 * Settles each field once, when something asks for it first: whether it is asked, and what it is filled with. What goes in circles counts
 * as not filled.
 */
export function resolveFields<Text>(
  { sections }: FormDefinition<Text>,
  answers: FormAnswers,
  facts: FormFacts,
  today: string,
): Fields<Text> {
  const places = new Map<string, { readonly section: FormSection<Text>; readonly field: FormField<Text> }>();
  const sameConcept = new Map<FormField<Text>, readonly FormField<Text>[]>();
  const byConcept = new Map<string, FormField<Text>[]>();
  for (const section of sections)
    for (const field of section.fields) {
      if (places.has(field.id)) continue;
      places.set(field.id, { section, field });
      if (field.concept === undefined) continue;
      const before = byConcept.get(field.concept) ?? [];
      sameConcept.set(field, [...before]);
      byConcept.set(field.concept, [...before, field]);
    }
  const read = (field: FormField<Text>, value: AnswerValue | null): Answered =>
    facts.covered && isCovered(value) ? { ok: true, value } : answer(field, value, today);
  const settled = new Map<string, Resolved | undefined>();

  const lookup = (reference: string): AnswerValue | undefined =>
    reference.includes(".") ? knownFact(facts, reference, today) : resolve(reference)?.value;

  function resolve(id: string): Resolved | undefined {
    if (settled.has(id)) return settled.get(id);
    const place = places.get(id);
    settled.set(id, undefined);
    if (!place) return undefined;
    const { section, field } = place;
    const isAsked = [section.when, field.when].every(
      (when) => when === undefined || truthOf(when, lookup, today) === true,
    );
    const resolved = isAsked ? fill(field) : undefined;
    settled.set(id, resolved);
    return resolved;
  }

  function fill(field: FormField<Text>): Resolved {
    const known = firstKnown(field);
    if (known && !known.source.editable) return { ...nothing, ...known, editable: false };
    const given = own(answers, field.id);
    if (given === undefined) return { ...nothing, ...known };
    const said = read(field, given);
    if (said.ok) return { ...nothing, value: said.value, source: byAnswer, given: given ?? undefined };
    // Whether it may be left empty hangs on other fields, which may hang on this one: it is said in `evaluate.ts`.
    if (said.problem.code === "missing") return { ...nothing, skipped: true };
    return { ...nothing, given: given ?? undefined, problem: said.problem };
  }

  /** The first source that knows a value which the field takes. */
  function firstKnown(field: FormField<Text>): { value: AnswerValue; source: ValueSource } | undefined {
    for (const { value, source } of candidates(field)) {
      const taken = value === undefined ? undefined : read(field, value);
      if (taken?.ok) return { value: taken.value, source };
    }
    return undefined;
  }

  /** What was said today comes before all that may be changed, and what was said earlier is a source also where none is named. */
  function* candidates(
    field: FormField<Text>,
  ): Generator<{ readonly value: AnswerValue | undefined; readonly source: ValueSource }> {
    const { concept, sources } = field;
    const earlier = concept === undefined ? undefined : own(facts.earlier, concept);
    const said = (from: string) => (from === "earlier" ? earlier : knownFact(facts, from, today));
    const firstEditable = sources.findIndex(({ editable }) => editable);
    const [fixed, rest] =
      firstEditable < 0 ? [sources, []] : [sources.slice(0, firstEditable), sources.slice(firstEditable)];
    for (const source of fixed) yield { value: said(source.from), source };
    for (const other of sameConcept.get(field) ?? []) {
      const resolved = resolve(other.id);
      if (resolved) yield { value: resolved.value, source: { from: "form", editable: resolved.editable } };
    }
    if (concept !== undefined)
      yield { value: own(facts.package, concept), source: { from: "package", editable: true } };
    for (const source of rest) yield { value: said(source.from), source };
    yield { value: earlier, source: { from: "earlier", editable: true } };
  }

  return {
    of: (field) => (places.get(field.id)?.field === field ? resolve(field.id) : undefined),
    isAsked: (id) => resolve(id) !== undefined,
    lookup,
  };
}

const byAnswer: ValueSource = { from: "answer", editable: true };
const nothing: Resolved = {
  value: undefined,
  source: undefined,
  editable: true,
  given: undefined,
  skipped: false,
  problem: undefined,
};
