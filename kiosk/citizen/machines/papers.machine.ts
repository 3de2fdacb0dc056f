import { assign, type SnapshotFrom, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import type { PaperPrinter } from "../../../server/contract/matters.ts";
import type { TerminalCondition } from "../condition.ts";
import type { ShownPaper } from "../papers/shown-papers.ts";
import type { OpenedPaper, PapersEffects } from "../papers-effects.ts";
import type { PrintResult } from "../session-effects.ts";
import {
  type AsksDocument,
  askingDocument,
  documentActions,
  identityReadBy,
  noDocumentYet,
} from "./ask-document.ts";
import { createDocumentMachine, type DocumentEvent } from "./document.machine.ts";
import { errorOfOutcome, hasFailed, wasLeft } from "./outcome.ts";
import { papersDelays } from "./papers-delays.ts";
import { failing, failureOf, silent } from "./request.ts";

export interface PapersInput {
  readonly condition: TerminalCondition;
  readonly papers: readonly ShownPaper[];
}

/** What failed, and is asked again. */
type Question = "card" | "open" | "print";

/** Papers of one case, or empty forms. They are this person's: everything ends with the actor. */
export interface PapersContext extends PapersInput, AsksDocument {
  /** The whole document; it goes to the hall and to no screen. */
  readonly identity: IdentityDocument | null;
  readonly chosen: ShownPaper | null;
  readonly opened: OpenedPaper | null;
  /** Null: not known yet. */
  readonly printer: PaperPrinter | null;
  readonly idempotencyKey: string;
  /** What became of the last print of the chosen one. */
  readonly result: PrintResult | null;
  /** Pages of this person lie, or may lie, in the printer's tray. */
  readonly lying: boolean;
  readonly error: ErrorCode | null;
  readonly failed: Question;
}

export type PapersEvent =
  | { type: "choose"; id: string }
  | { type: "print" }
  /** The pages are in the hand. */
  | { type: "taken" }
  /** For the document's own machine. */
  | Exclude<DocumentEvent, { type: "back" }>
  | { type: "tryAgain" }
  | { type: "back" };

type Told = { type: "condition"; condition: TerminalCondition };

/** Papers are looked at on the screen, printed one by one, and taken: nobody leaves before they were told to take them. */
export function createPapersMachine(effects: PapersEffects) {
  return setup({
    types: {
      context: {} as PapersContext,
      events: {} as PapersEvent | Told,
      input: {} as PapersInput,
    },
    actors: {
      document: createDocumentMachine(effects.document),
      open: effects.open,
      printer: effects.printer,
      print: effects.print,
    },
    delays: papersDelays,
    guards: {
      isOnly: ({ context }) => context.papers.length === 1,
      wantsCard: ({ context }) => context.chosen?.personal === true && context.identity === null,
      printerReady: ({ context }) => context.printer?.state === "ready",
      failedAt: ({ context }, { failed }: { failed: Question }) => context.failed === failed,
      notTheirs: ({ context }) => context.error === "matter.notFound" && context.identity !== null,
      wasLeft,
      hasFailed,
      /** Nobody heard what became of it: pages may be out. */
      wasLost: ({ event }) => "error" in event && errorCodeOf(event.error) === "message.connectionLost",
    },
    actions: {
      keepCondition: assign(({ event }) =>
        event.type === "condition" ? { condition: event.condition } : {},
      ),
      keepChosen: assign(({ context, event }) =>
        event.type === "choose" ? chosen(context.papers.find(({ id }) => id === event.id)) : {},
      ),
      keepOnly: assign(({ context }) => chosen(context.papers[0])),
      leavePaper: assign(chosen(undefined)),
      keepIdentity: assign(({ event }) => ({ identity: identityReadBy(event) })),
      noteOutput: assign(({ event }) => ({ error: errorOfOutcome(event), failed: "card" as const })),
      forgetIdentity: assign({ identity: null }),
      ...documentActions<PapersContext, PapersEvent | Told>(),
      noteFailure: assign((_, failure: { error: unknown; failed: Question }) => failureOf(failure)),
      notePrinterUnknown: assign({
        printer: { state: "trouble" as const, error: "printer.resultUnknown" as const },
      }),
      forgetError: assign({ error: null }),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      /** Nobody knows: pages may lie there. */
      noteUnknown: assign({
        result: { print: "unknown" as const, error: "printer.resultUnknown" as const },
        lying: true,
      }),
    },
  }).createMachine({
    id: "papers",
    context: ({ input }) => ({
      ...input,
      identity: null,
      ...noDocumentYet,
      ...chosen(undefined),
      printer: null,
      idempotencyKey: "",
      lying: false,
      error: null,
      failed: "open",
    }),
    initial: "papersBeginning",
    on: { condition: { actions: "keepCondition" } },
    states: {
      papersBeginning: {
        always: [
          // What is alone needs no choosing.
          { guard: "isOnly", target: "papersTurning", actions: "keepOnly" },
          { target: "papersList" },
        ],
      },
      papersList: {
        entry: "leavePaper",
        on: { choose: { target: "papersTurning", actions: "keepChosen" }, back: "finished" },
      },
      papersTurning: {
        always: [
          { guard: ({ context }) => context.chosen === null, target: "papersList" },
          { guard: "wantsCard", target: "papersDocument" },
          { target: "papersOpening" },
        ],
      },
      papersDocument: askingDocument({
        onDone: [
          { guard: "wasLeft", target: "papersGoingBack" },
          {
            guard: "hasFailed",
            target: "papersRefused",
            actions: "noteOutput",
          },
          {
            target: "papersOpening",
            actions: "keepIdentity",
          },
        ],
        onError: failing("papersRefused", "card"),
      }),
      papersOpening: {
        entry: "forgetError",
        invoke: {
          src: "open",
          input: ({ context }) => asked(context),
          onDone: { target: "papersLook", actions: assign({ opened: ({ event }) => event.output }) },
          onError: failing("papersRefused", "open"),
        },
        on: { back: "papersGoingBack" },
        after: { openPatience: silent("papersRefused", "open") },
      },
      papersLook: {
        // The paper stands without it: until it is known, and where it cannot be had, nothing is offered to be printed.
        invoke: {
          src: "printer",
          onDone: { actions: assign({ printer: ({ event }) => event.output }) },
          onError: { actions: "notePrinterUnknown" },
        },
        on: {
          print: { guard: "printerReady", target: "papersPrinting", actions: "freshKey" },
          back: "papersGoingBack",
        },
      },
      papersPrinting: {
        entry: "forgetError",
        invoke: {
          src: "print",
          input: ({ context }) => ({ ...asked(context), idempotencyKey: context.idempotencyKey }),
          onDone: [
            {
              guard: ({ event }) => event.output.print === "failed",
              target: "papersLook",
              actions: assign({ result: ({ event }) => event.output }),
            },
            {
              target: "papersTake",
              actions: assign({ result: ({ event }) => event.output, lying: true }),
            },
          ],
          onError: [
            { guard: "wasLost", target: "papersTake", actions: "noteUnknown" },
            // It was not fetched: nothing was printed.
            failing("papersRefused", "print"),
          ],
        },
        after: { printPatience: { target: "papersTake", actions: "noteUnknown" } },
      },
      /** Whoever comes next finds nobody's pages: it is said, and a touch is waited for. */
      papersTake: {
        on: { taken: { target: "papersLook", actions: assign({ lying: false }) } },
      },
      papersRefused: {
        id: "papersRefused",
        on: {
          tryAgain: [
            // Another's card was read.
            { guard: "notTheirs", target: "papersDocument", actions: "forgetIdentity" },
            { guard: { type: "failedAt", params: { failed: "card" } }, target: "papersDocument" },
            { guard: { type: "failedAt", params: { failed: "print" } }, target: "papersLook" },
            { target: "papersOpening" },
          ],
          back: "papersGoingBack",
        },
      },
      papersGoingBack: { always: [{ guard: "isOnly", target: "finished" }, { target: "papersList" }] },
      finished: { type: "final" },
    },
  });
}

/** Another paper, with nothing said of it yet; none. */
const chosen = (paper: ShownPaper | undefined) => ({ chosen: paper ?? null, opened: null, result: null });

function asked({ chosen: paper, identity }: PapersContext) {
  if (!paper) throw new Error("a paper was asked for before one was chosen");
  return { paper, identity: paper.personal ? identity : null };
}

export type PapersMachine = ReturnType<typeof createPapersMachine>;
type PapersSnapshot = SnapshotFrom<PapersMachine>;

/** States that decide and are never stayed in. */
const passing = ["papersBeginning", "papersTurning", "papersGoingBack", "finished"] as const;
export type PapersScreen = Exclude<PapersSnapshot["value"], (typeof passing)[number]>;

/** What the screens are drawn from; the whole document never is. */
export interface PapersView extends Omit<PapersContext, "identity" | "condition"> {
  readonly state: PapersScreen;
}

/** Null once it has finished. */
export function papersViewOf({
  value,
  context: { identity: _identity, condition: _condition, ...rest },
}: Pick<PapersSnapshot, "value" | "context">): PapersView | null {
  return passing.some((each) => each === value) ? null : { ...rest, state: value as PapersScreen };
}

/** In these the terminal works and the citizen waits. */
export const busyPapersScreens: readonly PapersScreen[] = ["papersOpening", "papersPrinting"];
