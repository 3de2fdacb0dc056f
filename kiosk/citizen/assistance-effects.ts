import { fromPromise } from "xstate";
import type { AssistanceOffer, assistanceTerminal } from "../../server/contract/assistance/service.ts";
import type { AssistanceKind, AssistanceRequest } from "../../server/contract/assistance/words.ts";
import type { CommandPayload } from "../../server/contract/envelope.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import type { MatterEffects } from "./matter-effects.ts";

export type AssistanceWish = CommandPayload<typeof assistanceTerminal, "XiaohuAssistance.Book">;
export type AssistanceConnection = ServiceConnection<typeof assistanceTerminal>;

/** Which kinds of help the guide of a matter may offer. */
export const assistanceWays = async (
  connection: AssistanceConnection,
  matterId: string,
  signal: AbortSignal,
): Promise<readonly AssistanceKind[]> =>
  (await connection.request("XiaohuAssistance.Ways", { matterId }, { signal })).kinds;

/** What asking for somebody to come, or to do it, does to the outside, as actors on the connection to the terminal's service. */
export function createAssistanceEffects(
  connection: AssistanceConnection,
  { newKey, document, printReceipt }: Pick<MatterEffects, "newKey" | "document" | "printReceipt">,
) {
  return {
    newKey,
    document,
    /** The slip is as that of a case: its code is looked up in the same place. */
    printSlip: printReceipt,

    offer: fromPromise<AssistanceOffer, { matterId: string; kind: AssistanceKind }>(({ input, signal }) =>
      connection.request("XiaohuAssistance.Offer", input, { signal }),
    ),

    /** Never cancelled: what was asked for may be there already, and the same key brings it. */
    book: fromPromise<AssistanceRequest, AssistanceWish>(
      async ({ input }) => (await connection.request("XiaohuAssistance.Book", input)).request,
    ),

    find: fromPromise<AssistanceRequest, { code: string }>(async ({ input: { code }, signal }) => {
      const { requests } = await connection.request("XiaohuAssistance.Find", { of: { code } }, { signal });
      const [request] = requests;
      if (!request) throw new Error("a code leads to one request, or to a refusal");
      return request;
    }),

    cancel: fromPromise<AssistanceRequest, { code: string; idempotencyKey: string }>(
      async ({ input }) => (await connection.request("XiaohuAssistance.Cancel", input)).request,
    ),
  };
}

export type AssistanceEffects = ReturnType<typeof createAssistanceEffects>;
