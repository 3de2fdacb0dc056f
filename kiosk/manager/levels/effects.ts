import { fromCallback, fromPromise } from "xstate";
import { type hallLevels, type LevelsView, levelsTablePath } from "../../../server/contract/levels.ts";
import type { ConnectionState, ServiceConnection } from "../../connection/service-connection.ts";
import { fetchTable, type Sources } from "../effects.ts";

export type DistrictEvent =
  | { type: "connection"; state: ConnectionState }
  | { type: "viewChanged"; view: LevelsView };

/** Everything the levels' machine does to the outside. */
export function createLevelsEffects(
  district: ServiceConnection<typeof hallLevels>,
  { token, save, report }: Sources,
) {
  return {
    report,

    /** Tells the connection's state, now and at every change, and every new view of the district. */
    watchDistrict: fromCallback<{ type: "none" }, Record<string, never>, DistrictEvent>(({ sendBack }) => {
      const undo = [
        district.onState((state) => sendBack({ type: "connection", state })),
        district.on("XiaohuLevels.ViewChangedEvent", ({ view }) => sendBack({ type: "viewChanged", view })),
      ];
      sendBack({ type: "connection", state: district.state });
      return () => {
        for (const step of undo) step();
      };
    }),

    loadView: fromPromise<LevelsView>(
      async ({ signal }) => (await district.request("XiaohuLevels.Now", {}, { signal })).view,
    ),

    /** Fetches the table, and hands it to the person as a file. */
    saveTable: fromPromise<void, { readonly day: string }>(async ({ input: { day }, signal }) =>
      save(`levels-${day}.csv`, await fetchTable(levelsTablePath, await token(), signal)),
    ),
  };
}

export type LevelsEffects = ReturnType<typeof createLevelsEffects>;
