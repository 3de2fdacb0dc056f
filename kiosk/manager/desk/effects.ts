import { fromPromise } from "xstate";
import type { matterDesk, OpenedApplication, WorkItem } from "../../../server/contract/matters/desk.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import type { Sources } from "../effects.ts";
import type { DeskEffects, FileWanted, KeyedAct, OfOne } from "../frame/desk.machine.ts";
import { watchConnection } from "../frame/watch-connection.ts";
import type { DeskAct } from "./acts.ts";

/** Everything the work list's machine does to the outside. */
export function createDeskEffects(
  desk: ServiceConnection<typeof matterDesk>,
  { report, newKey }: Pick<Sources, "report"> & { newKey(): string },
): DeskEffects<WorkItem, OpenedApplication, DeskAct> {
  return {
    report,
    newKey,

    watchConnection: watchConnection(desk),

    loadList: fromPromise<readonly WorkItem[]>(
      async ({ signal }) => (await desk.request("XiaohuMatterDesk.WorkList", {}, { signal })).items,
    ),

    open: fromPromise<OpenedApplication, OfOne>(({ input, signal }) =>
      desk.request("XiaohuMatterDesk.Open", { applicationNumber: input.number }, { signal }),
    ),

    loadFile: fromPromise<string, FileWanted>(async ({ input: { number, file }, signal }) => {
      let whole = "";
      for (let part = 0, parts = 1; part < parts; part += 1) {
        const wanted = { applicationNumber: number, file, part };
        const answer = await desk.request("XiaohuMatterDesk.File", wanted, { signal });
        parts = answer.parts;
        whole += answer.data;
      }
      return whole;
    }),

    perform: fromPromise<void, KeyedAct<DeskAct>>(async ({ input }) => perform(desk, input)),
  };
}

async function perform(
  desk: ServiceConnection<typeof matterDesk>,
  { number: applicationNumber, by, idempotencyKey, act }: KeyedAct<DeskAct>,
): Promise<void> {
  const common = { applicationNumber, by, idempotencyKey };
  switch (act.kind) {
    case "grant":
    case "refuse": {
      const outcome = act.kind === "grant" ? "granted" : "refused";
      await desk.request("XiaohuMatterDesk.Decide", { ...common, outcome, reasons: [...act.reasons] });
      return;
    }
    case "supplement": {
      const { materials, days } = act;
      await desk.request("XiaohuMatterDesk.AskSupplement", { ...common, materials: [...materials], days });
      return;
    }
    case "paper":
      await desk.request("XiaohuMatterDesk.ReceivePaper", { ...common, materialIds: [...act.materialIds] });
      return;
    case "extend":
      await desk.request("XiaohuMatterDesk.ExtendDeferral", {
        ...common,
        days: act.days,
        reason: act.reason,
      });
      return;
    case "check": {
      const { commitmentId, holds, finding } = act;
      await desk.request("XiaohuMatterDesk.Check", { ...common, commitmentId, holds, finding });
      return;
    }
  }
}
