import type { AssistanceRequest } from "../../../../server/contract/assistance/words.ts";
import type { ErrorCode } from "../../../../server/contract/errors.ts";
import type { Language, Localized } from "../../../../server/contract/hall.ts";
import type { IdentityDocument } from "../../../../server/contract/identity.ts";
import type { Receipt } from "../../../../server/contract/matters.ts";
import type { Guide, GuideWanted } from "../../catalogue-effects.ts";
import type { TerminalCondition } from "../../condition.ts";
import type { ResumedCase } from "../../follow-effects.ts";
import type { PostFees } from "../../matters/post-fee.ts";
import type { PrintResult } from "../../session-effects.ts";
import { type AsksDocument, noDocumentYet } from "../ask-document.ts";
import type { CodeEvent } from "../code.machine.ts";
import type { DeliveryEvent, DeliveryView } from "../delivery.machine.ts";
import type { DocumentEvent } from "../document.machine.ts";
import type { FindCasesEvent, FindCasesInput, FindCasesView } from "../find-cases.machine.ts";
import type { LicencesEvent, LicencesView } from "../licences.machine.ts";
import type { OwedEvent, OwedView } from "../owed.machine.ts";
import type { SavedEvent, SavedView } from "../saved.machine.ts";

export interface FollowInput {
  readonly condition: TerminalCondition;
  readonly language: Language;
  readonly hallName: Localized;
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
}

/** For what a card is read. */
export type Purpose = "find" | "resume" | "withdraw" | "supplement" | "deliver" | "licences";

/** What failed, and is asked again. */
export type Question = "card" | "find" | "resume" | "withdraw" | "supplement" | "appoint";

/** Where one person's cases stand. It is theirs: it ends with the actor. */
export interface FollowContext extends FollowInput, AsksDocument {
  readonly purpose: Purpose;
  /** What the child machine `findCases` shows, with what it begins, and whether it has found a scanner. */
  readonly finding: FindCasesView | null;
  readonly findingFirst: FindCasesInput["first"];
  readonly scanner: boolean;
  /** The whole document; it goes to the hall and to no screen. */
  readonly identity: IdentityDocument | null;
  /** What the child machine `licences` shows. */
  readonly licences: LicencesView | null;
  /** What the child machine `saved` shows, and the code under which nothing was handed in. */
  readonly saved: SavedView | null;
  readonly code: string | null;
  readonly receipts: readonly Receipt[];
  readonly offered: readonly Guide[];
  /** 上门办 and 帮代办. */
  readonly requests: readonly AssistanceRequest[];
  /** The code of the request with which it goes on. */
  readonly assist: string | null;
  /** The code of something that was reported: it is shown. */
  readonly pain: string | null;
  /** The case on the screen, and of it the application. */
  readonly receipt: Receipt | null;
  readonly number: string | null;
  readonly idempotencyKey: string;
  /** What the child machine `owed` shows. */
  readonly owing: OwedView | null;
  /** What the child machine `delivery` shows, and what it has found of what post costs. */
  readonly delivering: DeliveryView | null;
  readonly postFees: PostFees;
  /** What was just done. */
  readonly done: "withdrawn" | "supplemented" | "appointed" | null;
  readonly slip: PrintResult | null;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly resumed: ResumedCase | null;
  readonly wanted: GuideWanted | null;
  readonly next: FollowOutput["next"];
}

export type FollowEvent =
  | { type: "open" }
  | DocumentEvent
  | CodeEvent
  | LicencesEvent
  | FindCasesEvent
  | SavedEvent
  | { type: "choose"; code: string }
  | { type: "chooseApplication"; number: string }
  | { type: "take"; matterId: string }
  | { type: "assist"; code: string }
  | { type: "withdraw" }
  | { type: "confirm" }
  | { type: "add" }
  | OwedEvent
  | { type: "changeDelivery" }
  | DeliveryEvent
  | { type: "print" }
  | { type: "done" };

export type Told =
  | { type: "condition"; condition: TerminalCondition }
  | { type: "language"; language: Language };

/** Where it goes on: handling what was saved, the guide of what is offered, what was asked for or reported, the home screen, or the end. */
export interface FollowOutput {
  readonly next: "resume" | "guide" | "assist" | "pain" | "home" | "leave";
  readonly resumed: ResumedCase | null;
  readonly wanted: GuideWanted | null;
  readonly assist: string | null;
  readonly pain: string | null;
}

export const initialFollowContext = (input: FollowInput): FollowContext => ({
  ...input,
  purpose: "find",
  finding: null,
  findingFirst: "who",
  scanner: false,
  identity: null,
  ...noDocumentYet,
  licences: null,
  saved: null,
  code: null,
  receipts: [],
  offered: [],
  requests: [],
  assist: null,
  pain: null,
  receipt: null,
  number: null,
  idempotencyKey: "",
  owing: null,
  delivering: null,
  postFees: {},
  done: null,
  slip: null,
  error: null,
  failed: "find",
  resumed: null,
  wanted: null,
  next: "home",
});
