import type { FormProblem } from "./answer.ts";
import { isCovered } from "./covered.ts";
import type { FormDefinition, FormField, FormSection } from "./definition.ts";
import { type FormAnswers, type FormFacts, own } from "./facts.ts";
import { type Fields, type Resolved, resolveFields } from "./resolve-fields.ts";
import { truthOf } from "./truth.ts";

export interface FieldState<Text> extends Resolved {
  readonly id: string;
  readonly field: FormField<Text>;
  readonly required: boolean;
  /** What the form says to a problem of fields together. */
  readonly message: Text | undefined;
  /** Nothing to ask here any more. */
  readonly done: boolean;
}

export interface SectionState<Text> {
  readonly id: string;
  readonly section: FormSection<Text>;
  /** Only those that are asked. */
  readonly fields: readonly FieldState<Text>[];
  readonly state: "notBegun" | "underWay" | "done";
}

export interface FoundProblem<Text> {
  /** The field that it stands at; of a check those together. */
  readonly fields: readonly string[];
  readonly problem: FormProblem;
  readonly message: Text | undefined;
}

export interface FormState<Text> {
  /** Only those with something to ask. */
  readonly sections: readonly SectionState<Text>[];
  /** What stands against submitting it, in the form's order. */
  readonly problems: readonly FoundProblem<Text>[];
  /** The question to ask now; undefined: there is none left, the answers can be looked over. */
  readonly next: string | undefined;
}

/**
 * How a form stands. Pure: the same for the same answers in any order. `today` is the hall's day, `2026-11-30`.
 * Never throws, also on definitions that the lint finds fault with.
 */
export function evaluate<Text>(
  definition: FormDefinition<Text>,
  answers: FormAnswers,
  facts: FormFacts,
  today: string,
): FormState<Text> {
  const fields = resolveFields(definition, answers, facts, today);
  const failed = failedChecks(definition, fields, today);
  const sections = definition.sections.flatMap((section): SectionState<Text>[] => {
    const states = section.fields.flatMap((field) => {
      const resolved = fields.of(field);
      if (!resolved) return [];
      const required = truthOf(field.required, fields.lookup, today) === true;
      return [stateOf(field, resolved, required, failed)];
    });
    return states.length === 0
      ? []
      : [{ id: section.id, section, fields: states, state: progress(states, answers) }];
  });
  const all = sections.flatMap((section) => section.fields);
  return {
    sections,
    problems: [...all.flatMap(ownProblem), ...failed],
    next: all.find(({ done }) => !done)?.id,
  };
}

/** A check is about what is asked: of fields none of which is, nobody could put anything right. */
function failedChecks<Text>(
  { checks }: FormDefinition<Text>,
  { isAsked, lookup }: Fields<Text>,
  today: string,
): readonly FoundProblem<Text>[] {
  return checks.flatMap(({ id, when = true, require, fields, message }) => {
    const asked = fields.filter(isAsked);
    // What is covered cannot be held against anything: the hall does it.
    const fails =
      asked.length > 0 &&
      !asked.some((each) => isCovered(lookup(each))) &&
      truthOf(when, lookup, today) === true &&
      truthOf(require, lookup, today) === false;
    return fails ? [{ fields: asked, problem: { code: "check", check: id }, message }] : [];
  });
}

function stateOf<Text>(
  field: FormField<Text>,
  resolved: Resolved,
  required: boolean,
  failed: readonly FoundProblem<Text>[],
): FieldState<Text> {
  const isMissing = required && resolved.value === undefined;
  const problem: FormProblem | undefined = resolved.problem ?? (isMissing ? { code: "missing" } : undefined);
  const check = problem ? undefined : failed.find(({ fields }) => fields.includes(field.id));
  return {
    ...resolved,
    id: field.id,
    field,
    required,
    problem: problem ?? check?.problem,
    message: check?.message,
    // What nobody may change is not asked for a check's sake either.
    done:
      !problem &&
      (resolved.value !== undefined || resolved.skipped) &&
      (check === undefined || !resolved.editable),
  };
}

const ownProblem = <Text>({ id, problem }: FieldState<Text>): FoundProblem<Text>[] =>
  problem && problem.code !== "check" ? [{ fields: [id], problem, message: undefined }] : [];

function progress<Text>(
  states: readonly FieldState<Text>[],
  answers: FormAnswers,
): SectionState<Text>["state"] {
  if (states.every(({ done }) => done)) return "done";
  return states.some(({ id, editable }) => editable && own(answers, id) !== undefined)
    ? "underWay"
    : "notBegun";
}
