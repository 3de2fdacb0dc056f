import type { Material, Matter } from "../../contract/catalogue/matter.ts";
import { materialsNeeded, questionsAsked, type Situation } from "../../contract/catalogue/needed.ts";
import { holderKindOf } from "../../contract/catalogue/words.ts";
import { evaluate } from "../../contract/forms/evaluate.ts";
import {
  type AnswerValue,
  type FormAnswers,
  type FormFacts,
  knownFact,
  own,
} from "../../contract/forms/facts.ts";
import { type FormRecord, submission } from "../../contract/forms/submission.ts";
import { type Lookup, truthOf } from "../../contract/forms/truth.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import type { DeliveryWish, HandedIn, MaterialHandedIn, Problem } from "../../contract/matters.ts";
import type { CaseData } from "./case-data.ts";
import { digestOf } from "./guides.ts";
import { receiverIn } from "./parcels.ts";

/** A submission for one matter, looked at by the hall itself: pure. What the page made of it counts for nothing. */

/** What one matter is handed in with. */
export interface HandIn {
  readonly matter: Matter;
  /** Answers to its situation questions; in a package with what follows from the package's. */
  readonly situation: Readonly<Record<string, string>>;
  readonly answers: FormAnswers;
  /** Without `situation`, which stands above. */
  readonly facts: FormFacts;
  readonly materials: readonly MaterialHandedIn[];
  readonly delivery: DeliveryWish | undefined;
  readonly open: Pick<CaseData, "authorisations" | "signed" | "files">;
  readonly holder: IdentityDocument;
  /** The hall's day. */
  readonly today: string;
}

export interface Assessed {
  readonly problems: readonly Problem[];
  /** By concept, what is right so far: asked once in a package. */
  readonly concepts: Readonly<Record<string, AnswerValue>>;
  /** What is wrong with nothing, as it is kept. */
  readonly found: {
    readonly situation: Readonly<Record<string, string>>;
    readonly record: FormRecord;
    readonly materials: readonly (MaterialHandedIn & { readonly material: Material })[];
    /** The rules of the decision, where all of them hold. */
    readonly rules: string[] | null;
    readonly delivery: DeliveryWish;
  };
}

export function assess(given: HandIn): Assessed {
  const { matter, today } = given;
  const situation = askedSituation(matter.situations, given.situation, today);
  const facts: FormFacts = { ...given.facts, situation: situation.answers };
  const form = matter.form ?? { sections: [], checks: [] };
  const state = evaluate(form, given.answers, facts, today);
  const filled = submission(form, given.answers, facts, today);
  const values = Object.fromEntries(
    state.sections.flatMap(({ fields }) =>
      fields.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value] as const])),
    ),
  );
  const lookup: Lookup = (name) => (name.includes(".") ? knownFact(facts, name, today) : own(values, name));
  const record: FormRecord = filled.ok ? filled.record : { values: {}, sources: {}, concepts: {} };
  const needed = materialsNeeded(matter, lookup, today);
  const materials = needed.flatMap((material) => {
    const found = given.materials.find(({ materialId }) => materialId === material.id);
    return found ? [{ ...found, material }] : [];
  });
  const delivery = chosenDelivery(matter, given.delivery, record);
  const at = (kind: "situation" | "field" | "material", id: string) => ({ kind, id });
  const problem = (
    where: Problem["at"],
    reason: Problem["reason"],
    more: Partial<Pick<Problem, "detail" | "message">> = {},
  ): Problem => ({ matterId: matter.id, at: where, reason, detail: null, message: null, ...more });

  const problems = [
    ...(matter.modes.some((mode) => mode === "handle" || mode === "print")
      ? []
      : [problem({ kind: "matter" }, "notHandled")]),
    ...(matter.holders.includes(holderKindOf(given.holder))
      ? []
      : [problem({ kind: "matter" }, "notForHolder")]),
    ...situation.open.map((id) => problem(at("situation", id), "situation")),
    ...state.problems.flatMap(({ fields, problem: { code }, message }) =>
      fields.map((id) => problem(at("field", id), "field", { detail: code, message: message ?? null })),
    ),
    ...needed.flatMap((material) => {
      const reason = whyNot(material, materials, given);
      return reason ? [problem(at("material", material.id), reason)] : [];
    }),
    ...(delivery ? [] : [problem({ kind: "delivery" }, "delivery")]),
  ];
  const rules = matter.decision?.grantedWhen ?? [];
  const areMet =
    rules.length > 0 && rules.every(({ condition }) => truthOf(condition, lookup, today) === true);
  return {
    problems,
    concepts: conceptsOf(state),
    found: {
      situation: situation.answers,
      record,
      materials,
      rules: areMet ? rules.map(({ id }) => id) : null,
      delivery: delivery ?? { matterId: matter.id, kind: "hall" },
    },
  };
}

/** What was answered to the questions that are asked; `open`: those without one of their answers. */
export function askedSituation(
  questions: readonly Situation[],
  given: Readonly<Record<string, string>>,
  today: string,
): { readonly answers: Record<string, string>; readonly open: string[] } {
  const answers: Record<string, string> = {};
  // Question by question: one that is not asked must not make another one be asked by its answer.
  for (const question of questions) {
    const said = own(given, question.id);
    const isAnswer = said !== undefined && question.options.some(({ value }) => value === said);
    if (isAnswer && questionsAsked([question], answers, today).length > 0) answers[question.id] = said;
  }
  const open = questionsAsked(questions, answers, today).filter(({ id }) => own(answers, id) === undefined);
  return { answers, open: open.map(({ id }) => id) };
}

function whyNot(
  material: Material,
  materials: Assessed["found"]["materials"],
  { matter, open, today }: HandIn,
): Problem["reason"] | undefined {
  const how = materials.find(({ materialId }) => materialId === material.id)?.how;
  if (!how) return material.need === "optional" ? undefined : "missing";
  if (how.by === "window") return undefined;
  if (how.by === "later") return mayComeLater(material, matter, materials) ? undefined : "notDeferrable";
  return whyNotHandedIn({ material, how, matter, open, today });
}

/** Why what is handed in here and now for a material does not stand for it; undefined: it does. */
export function whyNotHandedIn({
  material,
  how,
  matter,
  open,
  today,
}: Pick<HandIn, "matter" | "open" | "today"> & {
  readonly material: Material;
  readonly how: Exclude<HandedIn, { by: "window" | "later" }>;
}): Problem["reason"] | undefined {
  const isThis = (one: { readonly matterId: string; readonly materialId: string }) =>
    one.matterId === matter.id && one.materialId === material.id;
  switch (how.by) {
    case "licence": {
      const used = open.authorisations.find(({ id }) => id === how.authorisation);
      if (!used || !isThis(used) || used.kind !== material.licence) return "unknownAuthorisation";
      if (!used.fetched) return "unknownAuthorisation";
      const { validTo } = used.fetched;
      return validTo !== null && validTo < today ? "licenceInvalid" : undefined;
    }
    case "commitment": {
      const text = matter.commitments.find(({ id }) => id === material.commitment);
      if (!text) return "noCommitment";
      const signed = open.signed.find((one) => one.matterId === matter.id && one.commitmentId === text.id);
      if (!signed) return "notSigned";
      return signed.text === digestOf(text) ? undefined : "otherVersion";
    }
    case "file":
      return how.files.every((id) => open.files.some((file) => file.id === id && isThis(file)))
        ? undefined
        : "unknownFile";
  }
}

/** 容缺: a secondary material that may be deferred, while everything main is here. */
function mayComeLater(
  { need, deferrable }: Material,
  { terms }: Matter,
  handedIn: Assessed["found"]["materials"],
): boolean {
  const open = handedIn.some(
    ({ material, how: { by } }) => material.need === "main" && (by === "later" || by === "window"),
  );
  return need === "secondary" && deferrable && terms.deferral !== undefined && !open;
}

function chosenDelivery(
  { id: matterId, result }: Matter,
  wish: DeliveryWish | undefined,
  { values, concepts }: FormRecord,
): DeliveryWish | undefined {
  const inForm = result.delivery.find((kind) => kind === own(values, "delivery"));
  const kind = wish?.kind ?? inForm ?? result.delivery[0];
  if (!kind || !result.delivery.includes(kind)) return undefined;
  if (kind !== "post") return { matterId, kind };
  const to = wish?.to ?? addressIn(concepts);
  const whole = to && { matterId, kind, to };
  return whole && receiverIn(whole) ? whole : undefined;
}

function addressIn(concepts: FormRecord["concepts"]): DeliveryWish["to"] {
  const said = (concept: string) => String(own(concepts, concept) ?? "");
  const [name, telephone, address] = ["person.name", "person.mobile", "person.postAddress"].map(said);
  return name && telephone && address ? { name, telephone, address } : undefined;
}

const conceptsOf = ({ sections }: ReturnType<typeof evaluate>): Record<string, AnswerValue> =>
  Object.fromEntries(
    sections.flatMap(({ fields }) =>
      fields.flatMap(({ field: { concept }, value }) =>
        concept === undefined || value === undefined ? [] : [[concept, value]],
      ),
    ),
  );
