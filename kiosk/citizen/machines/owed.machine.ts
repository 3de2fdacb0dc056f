import { assign, type SnapshotFrom, sendTo, setup } from "xstate";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import { noFacts } from "../../../server/contract/forms/facts.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import type { Receipt } from "../../../server/contract/matters.ts";
import type { CameraProblem } from "../../camera/camera.ts";
import type { FollowEffects } from "../follow-effects.ts";
import {
  type Handing,
  handingOfScan,
  handingsOf,
  licencesForOwed,
  type OwedMaterial,
  scannableOwed,
} from "../matters/follow/owed.ts";
import type { LicenceOffer } from "../matters/handling/plan.ts";
import type { ScannedPage } from "../matters/scan/pages.ts";
import type { ScanEffects } from "../scan-effects.ts";
import { owedDelays } from "./delays.ts";
import { failing, failureOf, silent } from "./request.ts";
import {
  busyScanScreens,
  createScanMachine,
  type ScanEvent,
  type ScanScreen,
  type ScanView,
  scanViewOf,
} from "./scan.machine.ts";

export interface OwedInput {
  readonly receipt: Receipt;
  /** The whole document; it goes to the hall and to no screen. */
  readonly identity: IdentityDocument;
}

/** What failed, and is asked again. */
type Question = "supplement" | "licences" | "handIn";

/** What is owed of one case, and of it what is added here. It is one person's: it ends with the actor. */
export interface OwedContext extends OwedInput {
  readonly idempotencyKey: string;
  /** The open case of what is owed, what of it stands on e-licences, and what can be scanned. */
  readonly owed: {
    readonly caseId: string;
    readonly offers: readonly LicenceOffer[];
    readonly scannable: readonly OwedMaterial[];
  } | null;
  /** Whether this terminal's browser has a camera, as far as it is known. */
  readonly hasCamera: boolean;
  /** What of what is owed is being scanned, and what the child machine `scan` shows. */
  readonly scanOf: OwedMaterial | null;
  readonly scan: ScanView | null;
  /** Pages that were scanned of it and not handed in yet. */
  readonly pages: readonly ScannedPage[];
  /** Why the camera ended the last scan. */
  readonly cameraProblem: CameraProblem | null;
  /** What is left to hand in. */
  readonly handings: readonly Handing[];
  /** No e-licence of those that were wanted could be had. */
  readonly licencesGone: boolean;
  readonly error: ErrorCode | null;
  readonly failed: Question;
  readonly outcome: OwedOutput["outcome"];
}

export type OwedEvent =
  | { type: "useLicences" }
  | { type: "scanOwed"; number: string; materialId: string }
  /** For the scan's own machine. */
  | { type: "scanning"; event: ScanEvent }
  | { type: "tryAgain" }
  | { type: "back" };
export const owedEvents = [
  "useLicences",
  "scanOwed",
  "scanning",
  "tryAgain",
  "back",
] as const satisfies readonly OwedEvent["type"][];

type Told = { type: "cameras"; there: boolean };

export interface OwedOutput {
  /** `notTheirs`: the case is not of this document, and another may be read. */
  readonly outcome: "supplemented" | "notTheirs" | "back";
  /** The case as it stands now. */
  readonly receipt: Receipt;
}

export type OwedEffects = Pick<
  FollowEffects,
  "newKey" | "report" | "end" | "beginSupplement" | "useLicences" | "supplement"
> &
  ScanEffects;

/** Adding what is owed of a case, for whoever has shown the card: what stands on an e-licence or a scan is added here, the rest at a window. */
export function createOwedMachine(effects: OwedEffects) {
  return setup({
    types: {
      context: {} as OwedContext,
      events: {} as OwedEvent | Told,
      input: {} as OwedInput,
      output: {} as OwedOutput,
    },
    actors: {
      beginSupplement: effects.beginSupplement,
      useLicences: effects.useLicences,
      supplement: effects.supplement,
      watchCameras: effects.watchCameras,
      scan: createScanMachine(effects),
    },
    delays: owedDelays,
    guards: {
      notTheirs: ({ context }) => context.error === "matter.notFound",
      failedAt: ({ context }, { failed }: { failed: Question }) => context.failed === failed,
      canScan: ({ context, event }) => scannableBy(context, event) !== undefined,
      hasOffers: ({ context }) => (context.owed?.offers.length ?? 0) > 0,
    },
    actions: {
      keepCameras: assign(({ event }) => (event.type === "cameras" ? { hasCamera: event.there } : {})),
      keepScanOf: assign(({ context, event }) => {
        const scanOf = scannableBy(context, event) ?? null;
        const isSame = scanOf !== null && isSameOwed(scanOf, context.scanOf);
        return { ...nothingScanned, scanOf, pages: isSame ? context.pages : [] };
      }),
      toScan: sendTo("scan", ({ event }) => (event.type === "scanning" ? event.event : (event as never))),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      forgetError: assign({ error: null }),
      noteFailure: assign((_, failure: { error: unknown; failed: Question }) => failureOf(failure)),
      /** The case of what is owed is forgotten in the hall as well. */
      endOwed: ({ context: { owed } }) => {
        if (owed) effects.end(owed.caseId);
      },
    },
  }).createMachine({
    id: "owed",
    context: ({ input }) => ({
      ...input,
      ...atFirst,
    }),
    initial: "followOpening",
    entry: "freshKey",
    // Where it cannot be told there is none, and the other ways stand.
    invoke: { src: "watchCameras", input: {}, onError: { actions: assign({ hasCamera: false }) } },
    on: {
      cameras: { actions: "keepCameras" },
    },
    states: {
      followOpening: {
        entry: "forgetError",
        invoke: {
          src: "beginSupplement",
          input: ({ context: { receipt, identity, idempotencyKey } }) => ({
            code: receipt.code,
            identity,
            idempotencyKey,
          }),
          onDone: {
            target: "followOwed",
            actions: assign(({ event: { output } }) => ({
              receipt: output.receipt,
              owed: {
                caseId: output.opened.caseId,
                offers: licencesForOwed(output),
                scannable: scannableOwed(output),
              },
            })),
          },
          onError: failing("followRefused", "supplement"),
        },
        after: { requestPatience: silent("followRefused", "supplement") },
      },
      followOwed: {
        on: {
          useLicences: { guard: "hasOffers", target: "followFetching" },
          scanOwed: { guard: "canScan", target: "followScanning", actions: "keepScanOf" },
          back: "finished",
        },
      },
      followScanning: {
        invoke: {
          src: "scan",
          id: "scan",
          input: ({ context: { owed, scanOf, pages } }) => {
            if (!owed || !scanOf) throw new Error("nothing was chosen that could be scanned");
            const { matterId, materialId } = scanOf;
            return { caseId: owed.caseId, matterId, materialId, pages, earlier: 0 };
          },
          onSnapshot: {
            actions: assign(({ context, event: { snapshot } }) => ({
              scan: scanViewOf(snapshot) ?? context.scan,
            })),
          },
          onDone: [
            {
              guard: ({ event }) => event.output.files !== null,
              target: "followHandingIn",
              actions: [
                assign(({ context: { scanOf }, event: { output } }) => ({
                  pages: output.pages,
                  handings: scanOf && output.files ? [handingOfScan(scanOf, output.files)] : [],
                })),
                "freshKey",
              ],
            },
            {
              target: "followOwed",
              actions: assign(({ event: { output } }) => ({
                pages: output.pages,
                cameraProblem: output.problem,
              })),
            },
          ],
          onError: {
            target: "followOwed",
            actions: [assign({ cameraProblem: "other" }), ({ event }) => effects.report(event.error)],
          },
        },
        exit: assign({ scan: null }),
        on: { scanning: { actions: "toScan" } },
      },
      followFetching: {
        entry: "forgetError",
        invoke: {
          src: "useLicences",
          input: ({ context: { owed } }) => ({
            caseId: owed?.caseId ?? "",
            offers: owed?.offers ?? [],
            facts: noFacts,
          }),
          onDone: [
            {
              guard: ({ event }) => event.output.used.some(({ authorisation }) => authorisation !== null),
              target: "followHandingIn",
              actions: [
                assign(({ context: { receipt }, event }) => ({
                  handings: handingsOf(receipt, event.output.used),
                })),
                "freshKey",
              ],
            },
            {
              target: "followOwed",
              actions: assign(({ context: { owed } }) => ({
                owed: owed && { ...owed, offers: [] },
                licencesGone: true,
              })),
            },
          ],
          onError: failing("followRefused", "licences"),
        },
      },
      /** One application after the other. */
      followHandingIn: {
        entry: "forgetError",
        invoke: {
          src: "supplement",
          input: ({ context: { owed, handings, idempotencyKey } }) => {
            const [first] = handings;
            if (!owed || !first) throw new Error("there was nothing to hand in");
            return { caseId: owed.caseId, ...first, idempotencyKey };
          },
          onDone: [
            {
              guard: ({ event }) => event.output.receipt === null,
              target: "followRefused",
              actions: assign(({ context: { scanOf } }) => ({
                error: scanOf ? ("matter.file" as const) : ("matter.licenceUnavailable" as const),
                failed: "handIn" as const,
              })),
            },
            {
              guard: ({ context }) => context.handings.length > 1,
              target: "followHandingIn",
              reenter: true,
              actions: [
                assign(({ context, event }) => ({
                  receipt: event.output.receipt ?? context.receipt,
                  handings: context.handings.slice(1),
                })),
                "freshKey",
              ],
            },
            {
              target: "finished",
              actions: assign(({ context, event }) => ({
                receipt: event.output.receipt ?? context.receipt,
                outcome: "supplemented" as const,
              })),
            },
          ],
          onError: failing("followRefused", "handIn"),
        },
        after: { requestPatience: silent("followRefused", "handIn") },
      },

      followRefused: {
        on: {
          tryAgain: [
            {
              guard: "notTheirs",
              target: "finished",
              actions: assign({ outcome: "notTheirs" as const }),
            },
            // The same key: what was done already is not done twice.
            { guard: { type: "failedAt", params: { failed: "licences" } }, target: "followFetching" },
            { guard: { type: "failedAt", params: { failed: "handIn" } }, target: "followHandingIn" },
            { target: "followOpening" },
          ],
          back: "finished",
        },
      },
      finished: { type: "final", entry: "endOwed" },
    },
    output: ({ context: { outcome, receipt } }) => ({ outcome, receipt }),
  });
}

const nothingScanned = { scanOf: null, scan: null, pages: [], cameraProblem: null } as const;

const atFirst: Omit<OwedContext, keyof OwedInput> = {
  idempotencyKey: "",
  owed: null,
  hasCamera: false,
  ...nothingScanned,
  handings: [],
  licencesGone: false,
  error: null,
  failed: "supplement",
  outcome: "back",
};

const isSameOwed = (one: OwedMaterial, other: OwedMaterial | null) =>
  one.number === other?.number && one.materialId === other.materialId;

/** What an event wants to scan, while it can be. */
function scannableBy({ hasCamera, owed }: OwedContext, event: { readonly type: string }) {
  if (event.type !== "scanOwed" || !hasCamera) return undefined;
  return owed?.scannable.find((each) => isSameOwed(each, event as unknown as OwedMaterial));
}

export type OwedMachine = ReturnType<typeof createOwedMachine>;
type OwedSnapshot = SnapshotFrom<OwedMachine>;
/** While pages are scanned, the scan's own. */
export type OwedScreen = Exclude<OwedSnapshot["value"], "followScanning" | "finished"> | ScanScreen;

/** What the screens are drawn from; the document never is. */
export interface OwedView extends Omit<OwedContext, "identity" | "outcome"> {
  readonly state: OwedScreen;
}

/** Before the machine has told of itself. */
export const firstOwedView = (receipt: Receipt): OwedView => {
  const { outcome: _outcome, ...rest } = atFirst;
  return { ...rest, receipt, state: "followOpening" };
};

/** Null once it has finished, and before a scan has told of itself: what was shown stays. */
export function owedViewOf({
  value,
  context: { identity: _identity, outcome: _outcome, ...rest },
}: Pick<OwedSnapshot, "value" | "context">): OwedView | null {
  const state = value === "followScanning" ? rest.scan?.state : value;
  return !state || state === "finished" ? null : { ...rest, state };
}

/** In these the terminal works and the citizen waits. */
export const busyOwedScreens: readonly OwedScreen[] = [
  "followOpening",
  "followFetching",
  "followHandingIn",
  ...busyScanScreens,
];
