import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import type { CommandPayload, CompletionPayload } from "../../../server/contract/envelope.ts";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import { parseTelephone } from "../../../server/contract/identifiers/telephone.ts";
import type { painDesk } from "../../../server/contract/pain-points/desk.ts";
import { mostCategories, type PainKind } from "../../../server/contract/pain-points/words.ts";
import type { Language } from "../../../server/contract/service-offer.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";

type Desk = ServiceConnection<typeof painDesk>;
export type ReportOffer = CompletionPayload<typeof painDesk, "XiaohuPainDesk.Offer">;
export type ReportWish = CommandPayload<typeof painDesk, "XiaohuPainDesk.Report">;
export type Reported = CompletionPayload<typeof painDesk, "XiaohuPainDesk.Report">;

/** Where somebody stands who reports: at which terminal, and with which matter. */
export interface ReportAbout {
  readonly source: "guide" | "window";
  /** What it is more often than not, seen from there. */
  readonly kind: PainKind;
  readonly terminalId: string | null;
  readonly matterId: string | null;
  /** Of the hall's queue, where that is all that is known: its matters are likelier than others. */
  readonly serviceId: string | null;
}

export const createReportEffects = (desk: Desk, newKey: () => string) => ({
  newKey,
  offer: fromPromise<ReportOffer>(({ signal }) => desk.request("XiaohuPainDesk.Offer", {}, { signal })),
  /** Never cancelled: the same key is the same report. */
  report: fromPromise<Reported, ReportWish>(({ input }) => desk.request("XiaohuPainDesk.Report", input)),
});

/** Milliseconds until the hall's silence is called so; the same key makes asking again safe. */
export const reportDelays = { patience: 10_000 } as const;

export interface ReportContext {
  readonly about: ReportAbout;
  /** Who reports, where the hall has no accounts. */
  readonly by: string;
  readonly offer: ReportOffer | null;
  readonly kind: PainKind;
  readonly matterId: string | null;
  readonly chosen: readonly string[];
  readonly words: string;
  readonly telephone: string;
  readonly sent: Reported | null;
  readonly error: ErrorCode | null;
  readonly idempotencyKey: string;
  readonly language: Language;
}

export type ReportEvent =
  | { type: "kind"; kind: PainKind }
  | { type: "matter"; id: string | null }
  | { type: "choose"; id: string }
  | { type: "words"; text: string }
  | { type: "telephone"; text: string }
  | { type: "send"; language: Language }
  | { type: "tryAgain" };

/** Whether what stands there can be sent. */
export const isSendable = ({ chosen, telephone, by }: ReportContext): boolean =>
  by !== "" && chosen.length > 0 && (telephone.trim() === "" || parseTelephone(telephone).ok);

/** The matter that somebody stands with; null: none of the list, or not only one. */
function matterOf({ matterId, serviceId }: ReportAbout, { matters }: ReportOffer): string | null {
  if (matters.some(({ id }) => id === matterId)) return matterId;
  const [only, ...more] = matters.filter(({ service }) => service === serviceId);
  return only && more.length === 0 ? only.id : null;
}

/** Staff report what they see, or what they are told. */
export function createReportMachine(effects: ReturnType<typeof createReportEffects>) {
  return setup({
    types: {
      context: {} as ReportContext,
      events: {} as ReportEvent,
      input: {} as { readonly about: ReportAbout; readonly by: string },
    },
    actors: { offer: effects.offer, report: effects.report },
    delays: reportDelays,
    guards: {
      isSendable: ({ context }) => isSendable(context),
      hasOffer: ({ context }) => context.offer !== null,
    },
    actions: {
      keepFailure: assign((_, { error }: { error: unknown }) => ({ error: errorCodeOf(error) })),
      silence: assign({ error: "message.connectionLost" as const }),
      turn: assign(({ context: { chosen }, event }) => {
        if (event.type !== "choose") return {};
        const without = chosen.filter((each) => each !== event.id);
        return {
          chosen: without.length < chosen.length ? without : [...chosen, event.id].slice(-mostCategories),
        };
      }),
    },
  }).createMachine({
    id: "report",
    context: ({ input: { about, by } }) => ({
      about,
      by,
      offer: null,
      kind: about.kind,
      matterId: about.matterId,
      chosen: [],
      words: "",
      telephone: "",
      sent: null,
      error: null,
      idempotencyKey: effects.newKey(),
      language: "zh-CN",
    }),
    initial: "loading",
    states: {
      loading: {
        invoke: {
          src: "offer",
          onDone: {
            target: "writing",
            actions: assign(({ context, event: { output } }) => ({
              offer: output,
              // A package, or a matter that is no more, is of no matter in the list.
              matterId: matterOf(context.about, output),
            })),
          },
          onError: {
            target: "failed",
            actions: { type: "keepFailure", params: ({ event }) => ({ error: event.error }) },
          },
        },
        after: { patience: { target: "failed", actions: "silence" } },
      },
      writing: {
        on: {
          kind: { actions: assign(({ event }) => ({ kind: event.kind })) },
          matter: { actions: assign(({ event }) => ({ matterId: event.id })) },
          choose: { actions: "turn" },
          words: { actions: assign(({ event }) => ({ words: event.text })) },
          telephone: { actions: assign(({ event }) => ({ telephone: event.text })) },
          send: {
            guard: "isSendable",
            target: "sending",
            actions: assign(({ event }) => ({ language: event.language })),
          },
        },
      },
      sending: {
        entry: assign({ error: null }),
        invoke: {
          src: "report",
          input: ({ context }) => ({
            kind: context.kind,
            source: context.about.source,
            step: null,
            screen: null,
            error: null,
            matterId: context.matterId,
            terminalId: context.about.terminalId,
            categories: [...context.chosen],
            words: context.words.trim() || null,
            telephone: context.telephone.trim() || null,
            language: context.language,
            by: context.by,
            idempotencyKey: context.idempotencyKey,
          }),
          onDone: {
            target: "sent",
            // Nothing of a person stays on the page.
            actions: assign(({ event }) => ({ sent: event.output, words: "", telephone: "" })),
          },
          onError: {
            target: "failed",
            actions: { type: "keepFailure", params: ({ event }) => ({ error: event.error }) },
          },
        },
        after: { patience: { target: "failed", actions: "silence" } },
      },
      failed: {
        on: { tryAgain: [{ guard: "hasOffer", target: "sending" }, { target: "loading" }] },
      },
      sent: { type: "final" },
    },
  });
}

export type ReportMachine = ReturnType<typeof createReportMachine>;
export type ReportSnapshot = Pick<SnapshotFrom<ReportMachine>, "value" | "context">;
