import { type HolderKind, holderKindOf } from "../../../../server/contract/catalogue/words.ts";
import type { AnswerValue } from "../../../../server/contract/forms/facts.ts";
import {
  type ActingRefusal,
  actingRefusals,
  type OpenCase,
  type Problem,
} from "../../../../server/contract/matters.ts";
import type { CardHolder } from "../../holder.ts";
import { formOf, placeOf } from "../../matters/handling/case.ts";
import { answersToSend, handIn, materialsHandedIn } from "../../matters/handling/handing-in.ts";
import { type Step, waysToHandIn } from "../../matters/handling/plan.ts";
import { placesToAsk } from "../../matters/handling/post.ts";
import type { ScannedPage } from "../../matters/scan/pages.ts";
import type { HandleContext } from "./context.ts";

/** What post costs is said before it is chosen, and once more of the address that was said; the screen stands without it. */
export const askFees = {
  src: "postFees",
  input: ({ context }: { context: HandleContext }) => ({
    caseId: context.caseId,
    places: placesToAsk(context, context.step),
  }),
  onDone: { actions: "keepFees" },
  onError: { actions: "leaveFees" },
} as const;

/** Whether a guide takes documents of this kind: of a package, that of any of its matters. */
export const isTaken = (matters: HandleContext["matters"], holder: CardHolder): boolean =>
  matters.some(({ holders }) => holders.includes(holderKindOf(holder)));

/** What may be typed: nobody acts for an enterprise by what was typed. */
export const kindsToType = ({ matters }: HandleContext): readonly HolderKind[] =>
  matters.some(({ subject }) => subject === "enterprise")
    ? []
    : [...new Set(matters.flatMap(({ holders }) => holders))];

/** Whether it is still to be asked for which enterprise this is. */
export const asksEnterprise = ({ context }: { context: HandleContext }): boolean =>
  !context.enterpriseAsked && context.matters.some(({ subject }) => subject === "enterprise");

/** What a case knows once it is handled for an enterprise. */
export const ofEnterprise = ({ facts, licences, enterprise }: OpenCase) => ({
  facts,
  licences,
  enterprise: enterprise ?? null,
});

export const actingProblemIn = (problems: readonly Problem[]): ActingRefusal | null => {
  const found = problems.find(({ reason }) => reason === "acting");
  return found ? (actingRefusals.find((each) => each === found.detail) ?? "forged") : null;
};

/** Another step, with nothing in its field yet. */
export const shownStep = (step: Step) => ({
  step,
  draft: null,
  checked: false,
  signature: null,
  cameraProblem: null,
});

export function canScan(context: HandleContext): boolean {
  const { step, matters, hasCamera } = context;
  const matter = matters.find(({ id }) => step.kind === "material" && id === step.matterId);
  const material = matter?.materials.find(({ id }) => step.kind === "material" && id === step.materialId);
  return matter !== undefined && material !== undefined
    ? waysToHandIn(context, matter, material, hasCamera).includes("scan")
    : false;
}

export function materialOn(step: Step) {
  if (step.kind !== "material") throw new Error("no material is on the screen");
  return step;
}

/** Pages stay as long as the session, so that one can be added or taken again. */
export function keptScan({ step, scans }: HandleContext, pages: readonly ScannedPage[]) {
  const { matterId, materialId } = materialOn(step);
  return { scans: { ...scans, [placeOf(matterId, materialId)]: pages } };
}

export function scanHandedIn(context: HandleContext, files: string[]) {
  const { matterId, materialId } = materialOn(context.step);
  return handIn(context, matterId, materialId, { by: "file", files });
}

/** The answers with one more, as it was given: what is wrong with it is the form's to say. */
export function answered({ step, answers }: HandleContext, value: AnswerValue | null) {
  if (step.kind !== "question") return answers;
  return { ...answers, [step.matterId]: { ...answers[step.matterId], [step.fieldId]: value } };
}

/** Whether the form has nothing against the answer to its question. */
export function isAccepted(context: HandleContext, value: AnswerValue | undefined): boolean {
  const { step, matters } = context;
  const matter = step.kind === "question" ? matters.find(({ id }) => id === step.matterId) : undefined;
  if (step.kind !== "question" || !matter) return false;
  const after = { ...context, answers: answered(context, value ?? context.draft) };
  return formOf(after, matter).sections.some(({ fields }) =>
    fields.some(({ id, done }) => id === step.fieldId && done),
  );
}

export function commitmentOf(caseId: string | null, step: Step) {
  if (step.kind !== "commitment" || !caseId) throw new Error("no commitment is on the screen");
  return { caseId, matterId: step.matterId, commitmentId: step.commitmentId };
}

/** What was filled in so far, as the hall keeps it. */
export const draftOf = (context: HandleContext) => ({
  caseId: context.caseId ?? "",
  situation: context.situation,
  answers: answersToSend(context),
  materials: materialsHandedIn(context),
});
