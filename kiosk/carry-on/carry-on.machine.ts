import { assign, type SnapshotFrom, sendTo, setup } from "xstate";
import type { CarriedCase } from "../../server/contract/carry-on.ts";
import { type ErrorCode, errorCodeOf } from "../../server/contract/errors.ts";
import type { Language } from "../../server/contract/hall.ts";
import { unknownCondition } from "../citizen/condition.ts";
import type { HandleEvent } from "../citizen/machines/handle-matter/context.ts";
import { draftOf } from "../citizen/machines/handle-matter/rules.ts";
import {
  createHandleMatterMachine,
  type HandleMatterMachine,
  type HandleView,
  handleViewOf,
} from "../citizen/machines/handle-matter.machine.ts";
import type { Draft } from "../citizen/matter-effects.ts";

import { carryDelays } from "./delays.ts";
import type { CarryEffects, Seen } from "./effects.ts";

/** What names the case, from behind the `#` of the address: its code, or a clerk's grant; null: it is typed. */
export interface CarryInput {
  readonly language: Language;
  readonly code: string | null;
  readonly grant: string | null;
}

export interface CarryContext extends CarryInput {
  readonly text: "normal" | "large";
  /** The last four signs of the document's number, while they are typed and asked about. */
  readonly lastFour: string;
  readonly key: string;
  readonly opened: CarriedCase | null;
  /** Photographs that the hall has of the material on the screen, and whose they are: `matter material`. */
  readonly photos: { readonly of: string; readonly files: readonly string[] };
  /** At a window: what the clerk has seen. */
  readonly seen: readonly Seen[];
  readonly error: ErrorCode | null;
  readonly photoError: ErrorCode | null;
  /** Whether it could be kept when nobody touched the page any more. */
  readonly kept: boolean;
}

export type CarryEvent =
  | { type: "setLanguage"; language: Language }
  | { type: "toggleText" }
  | { type: "enterCode"; code: string }
  | { type: "prove"; lastFour: string }
  /** Something of the case itself. */
  | { type: "handle"; event: HandleEvent }
  /** Somebody is there. */
  | { type: "stir" }
  | ({ type: "addPhotos"; files: readonly Blob[] } & Seen)
  | { type: "dropPhoto"; file: string }
  | { type: "usePhotos" }
  /** At a window: this paper is in the clerk's hand. */
  | ({ type: "seePaper" } & Seen)
  | { type: "tryAgain" }
  | { type: "anew" }
  | { type: "leave" };

const initial = (input: CarryInput): CarryContext => ({
  ...input,
  text: "normal",
  lastFour: "",
  key: "",
  opened: null,
  photos: { of: "", files: [] },
  seen: [],
  error: null,
  photoError: null,
  kept: false,
});

/** After these the four signs are typed once more. */
const tryable: readonly ErrorCode[] = ["matter.notFound", "queue.hallUnreachable", "message.tooManyRequests"];

const ofPlace = ({ matterId, materialId }: Seen) => `${matterId} ${materialId}`;

/** A saved case on a telephone, or at a window: opened by its code, then handled as at a terminal, and gone from the page when it is over. */
export function createCarryOnMachine(effects: CarryEffects) {
  return setup({
    types: {
      context: {} as CarryContext,
      events: {} as CarryEvent,
      input: {} as CarryInput,
      children: {} as { handle: "handle" },
    },
    actors: {
      open: effects.open,
      sendPhotos: effects.sendPhotos,
      keep: effects.keep,
      handle: createHandleMatterMachine(effects.handling),
    },
    delays: carryDelays,
    guards: {
      hasGrant: ({ context }) => context.grant !== null,
      hasCode: ({ context }) => context.code !== null,
    },
    actions: {
      freshKey: assign({ key: () => effects.newKey() }),
      say: assign(({ event }) => ({ error: codeIn(event) })),
      saySilence: assign({ error: "queue.hallUnreachable" }),
      sayNothing: assign({ error: null, kept: false }),
      forgetPhotos: assign({ photos: { of: "", files: [] }, photoError: null }),
      /** All of the person; what is left says where the page stands, and nothing else. */
      forget: assign(({ context: { language, text, kept, error } }) => ({
        ...initial({ language, code: null, grant: null }),
        text,
        kept,
        error,
      })),
      report: ({ event }) => {
        if (codeIn(event) === "message.internal" && "error" in event) effects.report(event.error);
      },
    },
  }).createMachine({
    id: "carryOn",
    context: ({ input }) => initial(input),
    initial: "arriving",
    on: {
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      toggleText: {
        actions: assign(({ context: { text } }) => ({ text: text === "large" ? "normal" : "large" })),
      },
    },
    states: {
      arriving: {
        always: [
          { guard: "hasGrant", target: "opening", actions: "freshKey" },
          { guard: "hasCode", target: "proof" },
          { target: "code" },
        ],
      },
      code: {
        on: { enterCode: { target: "proof", actions: assign(({ event }) => ({ code: event.code })) } },
      },
      proof: {
        on: {
          prove: {
            target: "opening",
            actions: ["freshKey", assign(({ event }) => ({ lastFour: event.lastFour }))],
          },
          anew: { target: "code", actions: ["sayNothing", assign({ code: null })] },
        },
      },
      opening: {
        entry: "sayNothing",
        invoke: {
          src: "open",
          input: ({ context: { grant, code, lastFour, key } }) =>
            grant === null
              ? { code: code ?? "", lastFour, idempotencyKey: key }
              : { grant, idempotencyKey: key },
          onDone: {
            target: "handling",
            actions: assign(({ event }) => ({ opened: event.output, lastFour: "", grant: null })),
          },
          onError: [
            {
              guard: ({ context, event }) =>
                context.grant === null && tryable.includes(errorCodeOf(event.error)),
              target: "proof",
              actions: ["say", assign({ lastFour: "" })],
            },
            { target: "closed", actions: ["say", "report", "forget"] },
          ],
        },
        after: { openPatience: { target: "closed", actions: ["saySilence", "forget"] } },
      },
      handling: {
        type: "parallel",
        invoke: {
          id: "handle",
          src: "handle",
          input: ({ context: { opened, language } }) => {
            if (!opened) throw new Error("a case was gone on with before it was opened");
            const [first = null] = opened.matters;
            const parts = opened.package ? opened.matters : [];
            return {
              condition: unknownCondition,
              language,
              hallName: opened.hallName,
              guide: {
                kind: opened.package ? "package" : "matter",
                matter: opened.package ? null : first,
                package: opened.package,
                parts,
              },
              answers: {},
              resumed: opened.case,
              asksEnterprise: false,
            };
          },
          onDone: { target: "left", actions: "forget" },
          onError: { target: "closed", actions: ["say", "report", "forget"] },
        },
        on: {
          setLanguage: {
            actions: [
              assign(({ event }) => ({ language: event.language })),
              sendTo("handle", ({ event }) => ({ type: "language", language: event.language })),
            ],
          },
          leave: { target: "left", actions: "forget" },
        },
        states: {
          presence: {
            initial: "here",
            on: {
              // Whoever does something is there.
              handle: { target: ".here", actions: sendTo("handle", ({ event }) => event.event) },
              stir: ".here",
            },
            states: {
              here: { after: { idle: { target: "away" } } },
              away: {
                invoke: {
                  src: "keep",
                  input:
                    ({ self }) =>
                    () =>
                      toKeep(self as unknown as Opened),
                  onDone: [
                    {
                      guard: ({ event }) => event.output === "kept",
                      target: "#carryOn.timedOut",
                      actions: [assign({ kept: true }), "forget"],
                    },
                    { target: "#carryOn.left", actions: "forget" },
                  ],
                  onError: { target: "#carryOn.timedOut", actions: ["say", "forget"] },
                },
                on: { handle: {}, stir: {} },
                after: { savePatience: { target: "#carryOn.timedOut", actions: "forget" } },
              },
            },
          },
          photos: {
            initial: "resting",
            states: {
              resting: {
                on: {
                  addPhotos: {
                    target: "sending",
                    actions: assign(({ context: { photos }, event }) => ({
                      photos: photos.of === ofPlace(event) ? photos : { of: ofPlace(event), files: [] },
                      photoError: null,
                    })),
                  },
                  dropPhoto: {
                    actions: assign(({ context: { photos }, event }) => ({
                      photos: { ...photos, files: photos.files.filter((each) => each !== event.file) },
                    })),
                  },
                  usePhotos: {
                    guard: ({ context }) => context.photos.files.length > 0,
                    actions: [
                      sendTo("handle", ({ context }) => ({
                        type: "attached" as const,
                        files: context.photos.files,
                      })),
                      "forgetPhotos",
                    ],
                  },
                  seePaper: {
                    actions: [
                      assign(({ context: { seen }, event: { matterId, materialId } }) => ({
                        seen: [
                          ...seen.filter((each) => ofPlace(each) !== ofPlace({ matterId, materialId })),
                          { matterId, materialId },
                        ],
                      })),
                      sendTo("handle", { type: "handIn" as const, by: "window" as const }),
                    ],
                  },
                },
              },
              sending: {
                invoke: {
                  src: "sendPhotos",
                  input: ({ context, event }) => {
                    if (event.type !== "addPhotos") throw new Error("no photographs were given");
                    const { files, matterId, materialId } = event;
                    return { caseId: context.opened?.case.caseId ?? "", files, matterId, materialId };
                  },
                  onDone: {
                    target: "resting",
                    actions: assign(({ context: { photos }, event }) => ({
                      photos: { ...photos, files: [...photos.files, ...event.output] },
                    })),
                  },
                  onError: {
                    target: "resting",
                    actions: ["report", assign(({ event }) => ({ photoError: errorCodeOf(event.error) }))],
                  },
                },
              },
            },
          },
        },
      },
      /** It did not open, or it is no more: why. */
      closed: { on: { anew: { target: "code", actions: "sayNothing" } } },
      /** Nothing of it is on the page any more. */
      left: { on: { anew: { target: "code", actions: "sayNothing" } } },
      timedOut: { on: { anew: { target: "code", actions: "sayNothing" } } },
    },
  });
}

const codeIn = (event: object): ErrorCode | null => ("error" in event ? errorCodeOf(event.error) : null);

export type CarryOnMachine = ReturnType<typeof createCarryOnMachine>;
export type CarrySnapshot = SnapshotFrom<CarryOnMachine>;

/** The case that is open inside, in its own actor. */
interface Opened {
  getSnapshot(): { readonly children: { readonly handle?: { getSnapshot(): unknown } | undefined } };
}

const handlingOf = (opened: Opened): SnapshotFrom<HandleMatterMachine> | undefined =>
  opened.getSnapshot().children.handle?.getSnapshot() as SnapshotFrom<HandleMatterMachine> | undefined;

/** What is kept when nobody is there any more; null: it is handed in, or saved a moment ago. */
function toKeep(opened: Opened): Draft | null {
  const context = handlingOf(opened)?.context;
  return !context || context.receipt !== null || context.saved !== null ? null : draftOf(context);
}

export type CarryPage = "code" | "proof" | "opening" | "handling" | "closed" | "left" | "timedOut";

/** Any moment of the page as plain data. */
export interface CarryMoment {
  readonly page: CarryPage;
  readonly context: CarryContext;
  /** Of the case that is open. */
  readonly view: HandleView | null;
  readonly isSending: boolean;
}

export function carryMoment(snapshot: CarrySnapshot): CarryMoment {
  const { value, context } = snapshot;
  const page = (typeof value === "string" ? value : "handling") as CarryPage;
  const handling = handlingOf({ getSnapshot: () => snapshot });
  return {
    page,
    context,
    view: handling ? handleViewOf(handling) : null,
    isSending: typeof value === "object" && value.handling?.photos === "sending",
  };
}
