import type { MatterStage } from "../../server/contract/matter-steps.ts";
import type { FindView } from "./machines/find-matter.machine.ts";
import type { HandleScreen, HandleView } from "./machines/handle-matter.machine.ts";
import type { SessionContext } from "./machines/session/context.ts";

/** Where in which matter somebody stands, in ids of the catalogue. */
export interface MatterPlace {
  readonly matter: string;
  readonly version: string;
  /** Null: beside the way, looking over all steps or asked whether to stop. */
  readonly stage: MatterStage | null;
  /** See `matterStep.part`. */
  readonly part: string;
  /** What is on the screen says that the answer is not taken. */
  readonly isRefused: boolean;
}

/** Null: in no matter. */
export function matterPlaceOf({
  finding,
  handling,
}: Pick<SessionContext, "finding" | "handling">): MatterPlace | null {
  if (handling) return placeInHandling(handling);
  return finding ? placeInGuide(finding) : null;
}

function placeInGuide({ state, guide, asking }: FindView): MatterPlace | null {
  const found = guide?.package ?? guide?.matter;
  if (!found || (state !== "findGuide" && state !== "findSituation")) return null;
  const part = state === "findSituation" ? (found.situations[asking]?.id ?? "") : "";
  return { matter: found.id, version: found.version, stage: "guide", part, isRefused: false };
}

const stages: Readonly<Partial<Record<HandleScreen, MatterStage>>> = {
  handleWho: "identify",
  handleDocument: "identify",
  handleNotForHolder: "identify",
  handleCardExpired: "identify",
  handleBeginning: "identify",
  handleEnterprise: "enterprise",
  handleSituation: "situation",
  handleLicences: "licences",
  handleFetching: "licences",
  handleQuestion: "question",
  handleCommitment: "commitment",
  handleDeclining: "commitment",
  handleSign: "sign",
  handleSigning: "sign",
  handleMaterial: "material",
  handleDelivery: "delivery",
  handlePost: "delivery",
  handleReview: "review",
  handleSubmitting: "submit",
  handleReceipt: "receipt",
  handlePrinting: "receipt",
  handleSaving: "saved",
  handleSaved: "saved",
  handleRefused: "refused",
};

function placeInHandling({ state, guide, step, checked }: HandleView): MatterPlace | null {
  const found = guide.package ?? guide.matter;
  if (!found) return null;
  const stage = stages[state] ?? (state.startsWith("scan") ? "scan" : null);
  const isAsked =
    stage !== null && ["situation", "question", "commitment", "material", "scan"].includes(stage);
  const part = isAsked ? partOf(step, guide.package !== null) : "";
  return {
    matter: found.id,
    version: found.version,
    stage,
    part,
    isRefused: stage === "refused" || (stage === "question" && checked),
  };
}

function partOf(step: HandleView["step"], inPackage: boolean): string {
  const behind = (matter: string, id: string) => (inPackage ? `${matter}.${id}` : id);
  switch (step.kind) {
    case "situation":
      return behind(step.owner, step.id);
    case "question":
      return behind(step.matterId, step.fieldId);
    case "commitment":
      return behind(step.matterId, step.commitmentId);
    case "material":
      return behind(step.matterId, step.materialId);
    default:
      return "";
  }
}
