import type { ErrorCode } from "../../server/contract/errors.ts";
import type { MatterStage } from "../../server/contract/matter-steps.ts";
import type { PainKind, PainStep } from "../../server/contract/pain-points/words.ts";
import type { Localized } from "../../server/contract/service-offer.ts";
import { helpAboutOf } from "./help-about.ts";
import type { SessionContext } from "./machines/session/context.ts";
import { matterPlaceOf } from "./matter-place.ts";

/** From where something is said: the step, and what failed there. Nothing of the person. */
export interface PainAbout {
  readonly kind: PainKind;
  readonly matterName: Localized | null;
  readonly step: PainStep | null;
  readonly screen: string;
  readonly error: ErrorCode | null;
  /** What an experience officer says it for; null: a citizen says it. */
  readonly task: string | null;
}

/** Of what was refused the step that it was refused on, where it was one of the way. */
const stageOfStep: Readonly<Record<string, MatterStage>> = {
  situation: "situation",
  question: "question",
  commitment: "commitment",
  material: "material",
};

/** @param value of the session's machine */
export function painAboutOf(session: SessionContext, value: unknown): PainAbout {
  const { handling, following, finding, assisting, appointment, number } = session;
  const { step: screen, matter } = helpAboutOf(session, value);
  const place = matterPlaceOf(session);
  const error =
    (handling ?? following ?? finding ?? assisting ?? appointment ?? number)?.error ?? session.error;
  const kept = (stage: MatterStage): MatterStage =>
    stage === "refused" ? (stageOfStep[handling?.step.kind ?? ""] ?? stage) : stage;
  return {
    // Somebody stands before what failed; or says how it goes.
    kind: error !== null || place?.stage === "refused" ? "notDone" : "painPoint",
    matterName: matter?.name ?? null,
    step: place?.stage
      ? { matter: place.matter, version: place.version, stage: kept(place.stage), part: place.part }
      : null,
    screen,
    error,
    task: session.task,
  };
}
