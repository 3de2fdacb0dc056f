import { fromPromise } from "xstate";
import type {
  AssistanceItem,
  assistanceDesk,
  OpenedAssistance,
} from "../../../server/contract/assistance/desk.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import type { Sources } from "../effects.ts";
import type { DeskEffects, DeskRules, KeyedAct, OfOne } from "../frame/desk.machine.ts";
import { watchConnection } from "../frame/watch-connection.ts";

/** What is done with a request. */
export type AssistanceAct =
  | { readonly kind: "assign"; readonly assignee: string }
  | { readonly kind: "done" }
  | { readonly kind: "close" }
  | { readonly kind: "decline"; readonly reason: string };

/** Whether an act says all that it needs. */
export const isComplete = (act: AssistanceAct): boolean =>
  act.kind === "assign" ? act.assignee.trim() !== "" : act.kind !== "decline" || act.reason.trim() !== "";

/** Name, telephone and address stand inside: who opens one is written down. */
export const assistanceRules: DeskRules<AssistanceAct> = { isComplete, recordsOpenings: true };

/** Everything the office's list of visits does to the outside. */
export function createAssistanceDeskEffects(
  desk: ServiceConnection<typeof assistanceDesk>,
  { report, newKey }: Pick<Sources, "report"> & { newKey(): string },
): DeskEffects<AssistanceItem, OpenedAssistance, AssistanceAct> {
  return {
    report,
    newKey,

    watchConnection: watchConnection(desk),

    loadList: fromPromise<readonly AssistanceItem[]>(
      async ({ signal }) => (await desk.request("XiaohuAssistanceDesk.List", {}, { signal })).items,
    ),

    open: fromPromise<OpenedAssistance, OfOne>(({ input, signal }) =>
      desk.request("XiaohuAssistanceDesk.Open", input, { signal }),
    ),

    loadFile: null,

    perform: fromPromise<void, KeyedAct<AssistanceAct>>(async ({ input: { act, ...of } }) => {
      switch (act.kind) {
        case "assign":
          await desk.request("XiaohuAssistanceDesk.Assign", { ...of, assignee: act.assignee });
          return;
        case "done":
          await desk.request("XiaohuAssistanceDesk.Done", of);
          return;
        case "close":
          await desk.request("XiaohuAssistanceDesk.Close", of);
          return;
        case "decline":
          await desk.request("XiaohuAssistanceDesk.Decline", { ...of, reason: act.reason });
          return;
      }
    }),
  };
}
