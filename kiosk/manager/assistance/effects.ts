import { fromCallback, fromPromise } from "xstate";
import type {
  AssistanceItem,
  assistanceDesk,
  OpenedAssistance,
} from "../../../server/contract/assistance/desk.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import type { ConnectionEvent } from "../desk/effects.ts";
import type { Sources } from "../effects.ts";

/** What is done with a request. */
export type AssistanceAct =
  | { readonly kind: "assign"; readonly assignee: string }
  | { readonly kind: "done" }
  | { readonly kind: "close" }
  | { readonly kind: "decline"; readonly reason: string };

/** Who does what to which, by a key: the same again does it once. */
export interface OfRequest {
  readonly number: string;
  readonly by: string;
  readonly idempotencyKey: string;
}
export interface KeyedAssistanceAct extends OfRequest {
  readonly act: AssistanceAct;
}

/** Everything the office's list of visits does to the outside. */
export function createAssistanceDeskEffects(
  desk: ServiceConnection<typeof assistanceDesk>,
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

    loadList: fromPromise<readonly AssistanceItem[]>(
      async ({ signal }) => (await desk.request("XiaohuAssistanceDesk.List", {}, { signal })).items,
    ),

    open: fromPromise<OpenedAssistance, OfRequest>(({ input, signal }) =>
      desk.request("XiaohuAssistanceDesk.Open", input, { signal }),
    ),

    /** What was confirmed is done, also when the page is left meanwhile: nothing takes it back. */
    perform: fromPromise<void, KeyedAssistanceAct>(async ({ input: { act, ...of } }) => {
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

export type AssistanceDeskEffects = ReturnType<typeof createAssistanceDeskEffects>;
