import { fromPromise } from "xstate";
import type { CommandPayload, CompletionPayload } from "../../server/contract/envelope.ts";
import type { painTerminal } from "../../server/contract/pain-points/service.ts";
import type { PainCategory } from "../../server/contract/pain-points/words.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import type { MatterEffects } from "./matter-effects.ts";

export type PainConnection = ServiceConnection<typeof painTerminal>;
export type PainWish = CommandPayload<typeof painTerminal, "XiaohuPainPoints.Report">;
/** What was reported, as it stands, and where a telephone follows it. */
export type ReportedPain = CompletionPayload<typeof painTerminal, "XiaohuPainPoints.Report">;

/** What saying that something does not work does to the outside, as actors on the connection to the terminal's service. */
export function createPainEffects(
  connection: PainConnection,
  { newKey, printReceipt }: Pick<MatterEffects, "newKey" | "printReceipt">,
) {
  return {
    newKey,
    /** The slip is as that of a case: its code is looked up in the same place. */
    printSlip: printReceipt,

    offer: fromPromise<readonly PainCategory[]>(
      async ({ signal }) => (await connection.request("XiaohuPainPoints.Offer", {}, { signal })).categories,
    ),

    /** Never cancelled: it may be there already, and the same key brings it. */
    tell: fromPromise<ReportedPain, PainWish>(({ input }) =>
      connection.request("XiaohuPainPoints.Report", input),
    ),

    follow: fromPromise<ReportedPain, { code: string }>(({ input, signal }) =>
      connection.request("XiaohuPainPoints.Follow", input, { signal }),
    ),

    settle: fromPromise<ReportedPain, { code: string; enough: boolean; idempotencyKey: string }>(
      ({ input }) => connection.request("XiaohuPainPoints.Settle", input),
    ),
  };
}

export type PainEffects = ReturnType<typeof createPainEffects>;
