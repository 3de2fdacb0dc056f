import { assign, type SnapshotFrom, setup } from "xstate";
import { type ErrorCode, errorCodeOf } from "../../../server/contract/errors.ts";
import type { IdentityDocument } from "../../../server/contract/identity.ts";
import type { Application, DeliveryKind, PostalPlace, Receipt } from "../../../server/contract/matters.ts";
import type { FollowEffects } from "../follow-effects.ts";
import { readPost } from "../matters/handling/post.ts";
import { feesUnknown, type PostFees, placeKey, placeOfAddress } from "../matters/post-fee.ts";

import { deliveryDelays } from "./delays.ts";

export interface DeliveryInput {
  /** The hall's day, `2026-11-30`. */
  readonly today: string;
  /** The case's, and of it the application whose result is wanted another way. */
  readonly code: string;
  readonly application: Application;
  /** The whole document; it goes to the hall and to no screen. */
  readonly identity: IdentityDocument;
  /** What is known already. */
  readonly postFees: PostFees;
}

/** How a result is wanted from now on. */
interface Appointing {
  readonly kind: DeliveryKind | null;
  readonly address: string | null;
  readonly telephone: string | null;
}
const nothingAppointed: Appointing = { kind: null, address: null, telephone: null };

/** Another way for one result to come, as far as it is said. It is one person's: it ends with the actor. */
export interface DeliveryContext extends DeliveryInput {
  readonly appointing: Appointing;
  /** What stands in the field and is not taken yet; null: what is known of it. */
  readonly draft: string | null;
  /** Whether what is wrong with the field is said: not before somebody has tried to go on. */
  readonly checked: boolean;
  readonly idempotencyKey: string;
  readonly error: ErrorCode | null;
  readonly outcome: DeliveryOutput["outcome"];
  /** The case as it stands once it is appointed. */
  readonly receipt: Receipt | null;
}

export type DeliveryEvent =
  | { type: "deliver"; kind: DeliveryKind }
  | { type: "draft"; value: string }
  | { type: "answer"; value: string }
  | { type: "tryAgain" }
  | { type: "back" };
export const deliveryEvents = [
  "deliver",
  "draft",
  "answer",
  "tryAgain",
  "back",
] as const satisfies readonly DeliveryEvent["type"][];

export interface DeliveryOutput {
  /** `notTheirs`: the case is not of this document, and another may be read. */
  readonly outcome: "appointed" | "notTheirs" | "back";
  readonly receipt: Receipt | null;
  readonly postFees: PostFees;
}

export type DeliveryEffects = Pick<FollowEffects, "newKey" | "postFees" | "appointDelivery">;

/** Another way for the result to come, for whoever showed the card; of post, where to, and what it costs there. */
export function createDeliveryMachine(effects: DeliveryEffects) {
  return setup({
    types: {
      context: {} as DeliveryContext,
      events: {} as DeliveryEvent,
      input: {} as DeliveryInput,
      output: {} as DeliveryOutput,
    },
    actors: { postFees: effects.postFees, appointDelivery: effects.appointDelivery },
    delays: deliveryDelays,
    guards: {
      notTheirs: ({ context }) => context.error === "matter.notFound",
      byPost: ({ event }) => event.type === "deliver" && event.kind === "post",
      addressRead: ({ context, event }) =>
        event.type === "answer" && readPost("address", event.value, context.today) !== null,
      telephoneRead: ({ context, event }) =>
        event.type === "answer" && readPost("telephone", event.value, context.today) !== null,
    },
    actions: {
      keepFees: assign(({ context: { postFees } }, { fees }: { fees: PostFees }) => ({
        postFees: { ...postFees, ...fees },
      })),
      keepKind: assign(({ event }) =>
        event.type === "deliver" ? { appointing: { ...nothingAppointed, kind: event.kind } } : {},
      ),
      keepDraft: assign(({ event }) =>
        event.type === "draft" ? { draft: event.value, checked: false } : {},
      ),
      forgetDraft: assign({ draft: null, checked: false }),
      sayProblem: assign({ checked: true }),
      keepAddress: assign(({ context: { appointing, today }, event }) =>
        event.type === "answer"
          ? { appointing: { ...appointing, address: readPost("address", event.value, today) } }
          : {},
      ),
      keepTelephone: assign(({ context: { appointing, today }, event }) =>
        event.type === "answer"
          ? { appointing: { ...appointing, telephone: readPost("telephone", event.value, today) } }
          : {},
      ),
      forgetAppointing: assign({ appointing: nothingAppointed, draft: null, checked: false }),
      freshKey: assign({ idempotencyKey: () => effects.newKey() }),
      forgetError: assign({ error: null }),
    },
  }).createMachine({
    id: "delivery",
    context: ({ input }) => ({
      ...input,
      appointing: nothingAppointed,
      draft: null,
      checked: false,
      idempotencyKey: "",
      error: null,
      outcome: "back",
      receipt: null,
    }),
    initial: "followDelivery",
    states: {
      followDelivery: {
        entry: "forgetAppointing",
        invoke: {
          src: "postFees",
          input: ({ context }) => ({ caseId: null, places: placesToAsk(context) }),
          onDone: { actions: { type: "keepFees", params: ({ event }) => ({ fees: event.output }) } },
          // The ways stand without it.
          onError: {
            actions: {
              type: "keepFees",
              params: ({ context }) => ({ fees: feesUnknown(placesToAsk(context)) }),
            },
          },
        },
        on: {
          deliver: [
            { guard: "byPost", target: "followPostAddress", actions: "keepKind" },
            { target: "followAppointing", actions: ["keepKind", "freshKey"] },
          ],
          back: "finished",
        },
      },
      followPostAddress: {
        entry: "forgetDraft",
        on: {
          draft: { actions: "keepDraft" },
          answer: [
            { guard: "addressRead", target: "followPostTelephone", actions: "keepAddress" },
            { actions: "sayProblem" },
          ],
          back: "followDelivery",
        },
      },
      followPostTelephone: {
        entry: "forgetDraft",
        // What post costs to this very address.
        invoke: {
          src: "postFees",
          input: ({ context }) => ({ caseId: null, places: placesToAsk(context) }),
          onDone: { actions: { type: "keepFees", params: ({ event }) => ({ fees: event.output }) } },
          onError: {
            actions: {
              type: "keepFees",
              params: ({ context }) => ({ fees: feesUnknown(placesToAsk(context)) }),
            },
          },
        },
        on: {
          draft: { actions: "keepDraft" },
          answer: [
            { guard: "telephoneRead", target: "followAppointing", actions: ["keepTelephone", "freshKey"] },
            { actions: "sayProblem" },
          ],
          back: "followPostAddress",
        },
      },
      followAppointing: {
        entry: "forgetError",
        invoke: {
          src: "appointDelivery",
          input: ({ context }) => appointmentOf(context),
          onDone: {
            target: "finished",
            actions: assign(({ event }) => ({ receipt: event.output, outcome: "appointed" as const })),
          },
          onError: {
            target: "followRefused",
            actions: assign(({ event }) => ({ error: errorCodeOf(event.error) })),
          },
        },
        after: {
          requestPatience: {
            target: "followRefused",
            actions: assign({ error: "queue.hallUnreachable" as const }),
          },
        },
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
            { target: "followAppointing" },
          ],
          back: "finished",
        },
      },
      finished: { type: "final" },
    },
    output: ({ context: { outcome, receipt, postFees } }) => ({ outcome, receipt, postFees }),
  });
}

/** The place of the address that was said, else of the card's, where post is one of the ways and nobody has been asked what it costs. */
function placesToAsk(context: DeliveryContext): readonly PostalPlace[] {
  if (!context.application.deliveryChoices.includes("post")) return [];
  const place = placeOfPost(context);
  return placeKey(place) in context.postFees ? [] : [place];
}

/** Where a parcel would go. */
const placeOfPost = ({ appointing, identity }: Pick<DeliveryContext, "appointing" | "identity">) =>
  placeOfAddress(appointing.address ?? addressOf(identity));

const addressOf = (identity: IdentityDocument): string | undefined =>
  "address" in identity ? identity.address : undefined;

function appointmentOf({ code, application, identity, appointing, idempotencyKey }: DeliveryContext) {
  const { kind, address, telephone } = appointing;
  if (!kind) throw new Error("nothing was said that could be appointed");
  const name = "name" in identity ? identity.name : identity.chineseName || identity.englishName;
  const to = address !== null && telephone !== null ? { to: { name, address, telephone } } : {};
  return {
    code,
    applicationNumber: application.number,
    identity,
    delivery: { matterId: application.matterId, kind, ...to },
    idempotencyKey,
  };
}

export type DeliveryMachine = ReturnType<typeof createDeliveryMachine>;
type DeliverySnapshot = SnapshotFrom<DeliveryMachine>;
export type DeliveryScreen = Exclude<DeliverySnapshot["value"], "finished">;

/** What the screens are drawn from; the document never is, but for the address to begin with. */
export interface DeliveryView extends Pick<DeliveryContext, "draft" | "checked" | "postFees" | "error"> {
  readonly state: DeliveryScreen;
  /** Where a parcel would go, and the address on the card, to begin with. */
  readonly place: PostalPlace;
  readonly knownAddress: string;
}

/** Before the machine has told of itself. */
export const firstDeliveryView = ({
  identity,
  postFees,
}: Pick<DeliveryInput, "identity" | "postFees">): DeliveryView => ({
  draft: null,
  checked: false,
  postFees,
  error: null,
  state: "followDelivery",
  place: placeOfAddress(addressOf(identity)),
  knownAddress: addressOf(identity) ?? "",
});

/** Null once it has finished. */
export function deliveryViewOf({
  value,
  context: { identity, appointing, draft, checked, postFees, error },
}: Pick<DeliverySnapshot, "value" | "context">): DeliveryView | null {
  if (value === "finished") return null;
  const asksWhere = value !== "followAppointing" && value !== "followRefused";
  return {
    draft,
    checked,
    postFees,
    error,
    state: value,
    place: placeOfPost({ appointing, identity }),
    knownAddress: asksWhere ? (addressOf(identity) ?? "") : "",
  };
}

/** In these the terminal works and the citizen waits. */
export const busyDeliveryScreens: readonly DeliveryScreen[] = ["followAppointing"];
