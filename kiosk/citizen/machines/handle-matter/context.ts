import type { ErrorCode } from "../../../../server/contract/errors.ts";
import type { AnswerValue } from "../../../../server/contract/forms/facts.ts";
import { noFacts } from "../../../../server/contract/forms/facts.ts";
import type { Language, Localized } from "../../../../server/contract/hall.ts";
import type { IdentityDocument } from "../../../../server/contract/identity.ts";
import type {
  ActingRefusal,
  EnterpriseActedFor,
  OpenCase,
  Problem,
  Receipt,
} from "../../../../server/contract/matters.ts";
import type { Signature } from "../../../../server/contract/signature.ts";
import type { CameraProblem } from "../../../camera/camera.ts";
import type { Guide } from "../../catalogue-effects.ts";
import type { TerminalCondition } from "../../condition.ts";
import type { CardHolder } from "../../holder.ts";
import type { Filling } from "../../matters/handling/case.ts";
import type { Deliveries, Step } from "../../matters/handling/plan.ts";
import { fillingOf } from "../../matters/handling/resumed.ts";
import type { PostFees } from "../../matters/post-fee.ts";
import type { ScannedPage } from "../../matters/scan/pages.ts";
import type { PrintResult } from "../../session-effects.ts";
import { type AsksDocument, noDocumentYet } from "../ask-document.ts";
import type { DocumentEvent } from "../document.machine.ts";
import type { EnterpriseEvent, EnterpriseView } from "../enterprise.machine.ts";
import type { ScanEvent, ScanView } from "../scan.machine.ts";

export interface HandleInput {
  readonly condition: TerminalCondition;
  readonly language: Language;
  readonly hallName: Localized;
  readonly guide: Guide;
  /** What was answered to the situation questions of the guide. */
  readonly answers: Readonly<Record<string, string>>;
  /** A case that was saved and goes on; otherwise one is begun. */
  readonly resumed?: OpenCase;
  /** False away from a terminal: nobody shows an enterprise's code there, and a case goes on as it was saved. Default: true. */
  readonly asksEnterprise?: boolean;
}

/** A question to the hall that failed, and is asked again. */
export type Question = "begin" | "enterprise" | "licences" | "sign" | "decline" | "save" | "submit";

/** All of one case. It is this person's own: it ends with the actor. */
export interface HandleContext
  extends Omit<HandleInput, "answers" | "resumed" | "asksEnterprise">,
    Filling,
    AsksDocument {
  readonly holder: CardHolder | null;
  /** The whole document, until the case is opened. */
  readonly identity: IdentityDocument | null;
  readonly caseId: string | null;
  /** For which enterprise it is handled; null: for the person. */
  readonly enterprise: EnterpriseActedFor | null;
  /** It has been asked for which; not asked again. */
  readonly enterpriseAsked: boolean;
  /** Why who said to act for one does not. */
  readonly actingRefusal: ActingRefusal | null;
  /** What the child machine `enterprise` shows. */
  readonly acting: EnterpriseView | null;
  readonly deliveries: Deliveries;
  readonly postFees: PostFees;
  /** What is on the screen, and what was before it. */
  readonly step: Step;
  readonly history: readonly Step[];
  /** What stands in the field and is not taken yet; null: what is known of it. */
  readonly draft: AnswerValue | null;
  /** Whether what is wrong with the field is said: not before somebody has tried to go on. */
  readonly checked: boolean;
  readonly signature: Signature | null;
  /** Whether this terminal's browser has a camera, as far as it is known. */
  readonly hasCamera: boolean;
  /** Pages that were scanned in this session, by matter and material. */
  readonly scans: Readonly<Record<string, readonly ScannedPage[]>>;
  /** What the child machine `scan` shows. */
  readonly scan: ScanView | null;
  /** Why the camera ended the last scan. */
  readonly cameraProblem: CameraProblem | null;
  readonly idempotencyKey: string;
  readonly problems: readonly Problem[];
  readonly receipt: Receipt | null;
  readonly saved: {
    readonly code: string;
    readonly until: number;
    readonly address: string | null;
  } | null;
  readonly slip: PrintResult | null;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly next: HandleOutput["next"];
}

export type HandleEvent =
  | DocumentEvent
  | Exclude<EnterpriseEvent, { type: "draft" | "answer" }>
  | { type: "answerSituation"; id: string; value: string }
  | { type: "useLicences" }
  | { type: "withoutLicences" }
  /** What stands in the field now. */
  | { type: "draft"; value: AnswerValue | null }
  /** Takes the draft, or a choice that needs no taking. */
  | { type: "answer"; value?: AnswerValue }
  | { type: "skip" }
  /** Goes on with what is chosen already: of the case, of a material, or of how a result comes. */
  | { type: "keep" }
  | { type: "handIn"; by: "window" | "later" }
  | { type: "scan" }
  /** For the scan's own machine. */
  | { type: "scanning"; event: ScanEvent }
  /** Files that the hall has of the material on the screen. */
  | { type: "attached"; files: readonly string[] }
  | { type: "commit" }
  | { type: "decline" }
  | { type: "written"; signature: Signature | null }
  | { type: "signed" }
  | { type: "deliver"; kind: "atOnce" | "electronic" | "hall" | "post" }
  | { type: "edit"; step: Step }
  /** 全部事项: everything that is asked, done or not. */
  | { type: "seeAll" }
  | { type: "submit" }
  | { type: "save" }
  | { type: "print" }
  | { type: "tryAgain" }
  | { type: "stop" }
  | { type: "done" };

export type Told =
  | { type: "condition"; condition: TerminalCondition }
  | { type: "language"; language: Language }
  | { type: "cameras"; there: boolean };

export interface HandleOutput {
  /** Back to the guide's menu, home, or the end of the session. */
  readonly next: "home" | "leave";
}

/** @param today the hall's day, `2026-11-30` */
export function initialHandleContext(
  { answers, guide, resumed, asksEnterprise = true, ...input }: HandleInput,
  today: string,
): HandleContext {
  const owner = guide.package ?? guide.matter;
  return {
    ...input,
    guide,
    today,
    whole: guide.package,
    matters: guide.matter ? [guide.matter] : guide.parts,
    facts: noFacts,
    licences: [],
    situation: owner ? { [owner.id]: answers } : {},
    answers: {},
    handedIn: {},
    withoutLicence: [],
    declined: [],
    holder: null,
    identity: null,
    ...noDocumentYet,
    caseId: null,
    enterprise: null,
    enterpriseAsked: false,
    actingRefusal: null,
    acting: null,
    deliveries: {},
    postFees: {},
    step: { kind: "review" },
    history: [],
    draft: null,
    checked: false,
    signature: null,
    hasCamera: false,
    scans: {},
    scan: null,
    cameraProblem: null,
    idempotencyKey: "",
    problems: [],
    receipt: null,
    saved: null,
    slip: null,
    error: null,
    failed: "begin",
    next: "home",
    ...(resumed ? fillingOf(resumed) : {}),
    ...(asksEnterprise ? {} : { enterpriseAsked: true }),
  };
}
