import { fromCallback, fromPromise } from "xstate";
import type { matterDesk, OpenedApplication, WorkItem } from "../../../server/contract/matters/desk.ts";
import type { ConnectionState, ServiceConnection } from "../../connection/service-connection.ts";
import type { Sources } from "../effects.ts";
import type { DeskAct } from "./acts.ts";

/** An act with all that it is done by: the same key again does it once. */
export interface KeyedAct {
  readonly number: string;
  readonly by: string;
  readonly idempotencyKey: string;
  readonly act: DeskAct;
}

export interface FileWanted {
  readonly number: string;
  readonly file: string;
}

export type ConnectionEvent = { type: "connection"; state: ConnectionState };

/** Everything the work list's machine does to the outside. */
export function createDeskEffects(
  desk: ServiceConnection<typeof matterDesk>,
  { report, newKey }: Pick<Sources, "report"> & { newKey(): string },
) {
  return {
    report,
    newKey,

    watchConnection: fromCallback<{ type: "none" }, Record<string, never>, ConnectionEvent>(
      ({ sendBack }) => {
        const undo = desk.onState((state) => sendBack({ type: "connection", state }));
        sendBack({ type: "connection", state: desk.state });
        return undo;
      },
    ),

    loadList: fromPromise<readonly WorkItem[]>(
      async ({ signal }) => (await desk.request("XiaohuMatterDesk.WorkList", {}, { signal })).items,
    ),

    openCase: fromPromise<OpenedApplication, string>(({ input, signal }) =>
      desk.request("XiaohuMatterDesk.Open", { applicationNumber: input }, { signal }),
    ),

    /** The whole file, base 64. */
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

    /** What was confirmed is done, also when the page is left meanwhile: nothing takes it back. */
    perform: fromPromise<void, KeyedAct>(async ({ input }) => perform(desk, input)),
  };
}

export type DeskEffects = ReturnType<typeof createDeskEffects>;

async function perform(
  desk: ServiceConnection<typeof matterDesk>,
  { number: applicationNumber, by, idempotencyKey, act }: KeyedAct,
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
