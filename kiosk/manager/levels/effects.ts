import { fromCallback, fromPromise } from "xstate";
import type { Language } from "../../../server/contract/hall.ts";
import { type hallLevels, type LevelsView, levelsTablePath } from "../../../server/contract/levels.ts";
import type { ConnectionState, ServiceConnection } from "../../connection/service-connection.ts";
import { fetchTable, type Sources } from "../effects.ts";

export type DistrictEvent =
  | { type: "connection"; state: ConnectionState }
  | { type: "viewChanged"; view: LevelsView };

interface LevelsTable {
  readonly day: string;
  /** Of its words: the page's. */
  readonly language: Language;
}

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
    saveTable: fromPromise<void, LevelsTable>(async ({ input: { day, language }, signal }) =>
      save(
        `levels-${day}.csv`,
        await fetchTable(`${levelsTablePath}?language=${language}`, await token(), signal),
      ),
    ),
  };
}

export type LevelsEffects = ReturnType<typeof createLevelsEffects>;
