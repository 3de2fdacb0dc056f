import { fromCallback, fromPromise } from "xstate";
import { errorNumbers } from "../../server/contract/error-numbers.ts";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import { errorBody, type Language } from "../../server/contract/hall.ts";
import {
  type hallManager,
  type ManagerView,
  type Period,
  type StatisticsBy,
  statisticsPath,
} from "../../server/contract/manager.ts";
import { sitePath } from "../../server/contract/sites.ts";
import type { ConnectionState, ServiceConnection } from "../connection/service-connection.ts";
import { siteOf } from "../connection/site.ts";
import type { Range } from "./range.ts";

export type HallEvent =
  | { type: "connection"; state: ConnectionState }
  | { type: "viewChanged"; view: ManagerView };

export interface Table extends Range {
  readonly by: StatisticsBy;
  /** Of its words: the page's. */
  readonly language: Language;
}

export interface Sources {
  /** This page's token as the server gives it now. */
  token(): Promise<string>;
  /** Hands the person a file. */
  save(name: string, content: Blob): void;
  /** Where a bug is reported. */
  report(error: unknown): void;
}

/** Everything the manager's machine does to the outside. */
export function createEffects(hall: ServiceConnection<typeof hallManager>, { token, save, report }: Sources) {
  return {
    report,

    /** Tells the connection's state, now and at every change, and every new view of the hall. */
    watchHall: fromCallback<{ type: "none" }, Record<string, never>, HallEvent>(({ sendBack }) => {
      const undo = [
        hall.onState((state) => sendBack({ type: "connection", state })),
        hall.on("XiaohuManager.ViewChangedEvent", ({ view }) => sendBack({ type: "viewChanged", view })),
      ];
      sendBack({ type: "connection", state: hall.state });
      return () => {
        for (const step of undo) step();
      };
    }),

    loadView: fromPromise<ManagerView>(
      async ({ signal }) => (await hall.request("XiaohuManager.Now", {}, { signal })).view,
    ),

    loadPeriod: fromPromise<Period, Range>(
      async ({ input, signal }) => (await hall.request("XiaohuManager.Period", input, { signal })).period,
    ),

    /** Fetches the table, and hands it to the person as a file. */
    saveTable: fromPromise<void, Table>(async ({ input: { from, to, by, language }, signal }) => {
      const content = await fetchTable(
        `${sitePath(statisticsPath, siteOf())}?from=${from}&to=${to}&by=${by}&language=${language}`,
        await token(),
        signal,
      );
      save(`statistics-${by}-${from}-${to}.csv`, content);
    }),
  };
}

export type ManagerEffects = ReturnType<typeof createEffects>;

/** @throws ContractError as the hall refuses it */
export async function fetchTable(address: string, token: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` }, signal });
  if (response.ok) return response.blob();
  const { error, detail } = errorBody.parse(await response.json());
  throw new ContractError(error in errorNumbers ? (error as ErrorCode) : "message.internal", detail);
}
