import { fromPromise } from "xstate";
import type { OpenedPain, PainItem, painDesk } from "../../../server/contract/pain-points/desk.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import type { Sources } from "../effects.ts";
import type { DeskEffects, DeskRules, KeyedAct, OfOne } from "../frame/desk.machine.ts";
import { watchConnection } from "../frame/watch-connection.ts";
import { isComplete, type PainAct } from "./acts.ts";

/** What somebody wrote, and a telephone, stand inside: who opens one is written down. */
export const painDeskRules: DeskRules<PainAct> = { isComplete, recordsOpenings: true };

/** Everything the office's list of 堵点 and 办不成事 does to the outside. */
export function createPainDeskEffects(
  desk: ServiceConnection<typeof painDesk>,
  { report, newKey }: Pick<Sources, "report"> & { newKey(): string },
): DeskEffects<PainItem, OpenedPain, PainAct> {
  return {
    report,
    newKey,
    watchConnection: watchConnection(desk),
    loadFile: null,

    loadList: fromPromise<readonly PainItem[]>(
      async ({ signal }) => (await desk.request("XiaohuPainDesk.List", {}, { signal })).items,
    ),

    open: fromPromise<OpenedPain, OfOne>(({ input, signal }) =>
      desk.request("XiaohuPainDesk.Open", input, { signal }),
    ),

    perform: fromPromise<void, KeyedAct<PainAct>>(async ({ input: { act, number, by, idempotencyKey } }) => {
      const of = { numbers: [...act.numbers], by, idempotencyKey };
      switch (act.kind) {
        case "accept":
          await desk.request("XiaohuPainDesk.Accept", of);
          return;
        case "decline":
          await desk.request("XiaohuPainDesk.Decline", { ...of, words: act.words });
          return;
        case "assign":
          await desk.request("XiaohuPainDesk.Assign", { ...of, unit: act.unit, words: act.words || null });
          return;
        case "return":
          await desk.request("XiaohuPainDesk.Return", { ...of, words: act.words });
          return;
        case "handle":
          await desk.request("XiaohuPainDesk.Handle", { ...of, words: act.words });
          return;
        case "answer":
          await desk.request("XiaohuPainDesk.Answer", { ...of, words: act.words });
          return;
        case "close":
          await desk.request("XiaohuPainDesk.Close", of);
          return;
        case "merge":
          await desk.request("XiaohuPainDesk.Merge", { ...of, into: number });
          return;
      }
    }),
  };
}
