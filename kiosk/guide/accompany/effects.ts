import { fromCallback, fromPromise } from "xstate";
import type { hallAccompany } from "../../../server/contract/accompany/guide.ts";
import type { Step, StepContent } from "../../../server/contract/accompany/step.ts";
import type {
  CommandPayload,
  CompletionPayload,
  UnsolicitedPayload,
} from "../../../server/contract/envelope.ts";
import type { Localized } from "../../../server/contract/hall.ts";
import type { ConnectionState, ServiceConnection } from "../../connection/service-connection.ts";

type Contract = typeof hallAccompany;
export type AccompanyConnection = ServiceConnection<Contract>;
export type Begun = CompletionPayload<Contract, "XiaohuAccompany.Begin">;

/** What a guide does, each one command. */
export type AccompanyCommand = "Invite" | "Leave" | "Wish" | "Extend" | "HandOver";
export type AccompanyAct = {
  [N in AccompanyCommand]: {
    readonly command: N;
    readonly payload: CommandPayload<Contract, `XiaohuAccompany.${N}`>;
  };
}[AccompanyCommand];
export type AccompanyDone = {
  [N in AccompanyCommand]: {
    readonly command: N;
    readonly answer: CompletionPayload<Contract, `XiaohuAccompany.${N}`>;
  };
}[AccompanyCommand];

export type GuideAccompanyTold =
  | { type: "connection"; state: ConnectionState }
  | ({ type: "changed" } & UnsolicitedPayload<Contract, "XiaohuAccompany.ChangedEvent">)
  | { type: "step"; id: string; step: Step }
  | { type: "texts"; content: StepContent; texts: readonly Localized[] }
  | { type: "entries"; entries: readonly { readonly id: string; readonly name: Localized }[] };

/** What is read at the terminal, by which it is known. */
export const keyOf = ({ kind, id, version }: StepContent): string => `${kind} ${id} ${version}`;

/** What accompanying does to the outside, as actors on one connection to the hall. */
export function createGuideAccompanyEffects(
  connection: AccompanyConnection,
  { now, report }: { now(): number; report(error: unknown): void },
) {
  return {
    now,
    report,

    /** Tells all that comes, and fetches the words of what a step names. */
    watch: fromCallback<{ type: "none" }, Record<string, never>, GuideAccompanyTold>(({ sendBack }) => {
      const asked = new Set<string>();
      const fetchOnce = <T>(key: string, ask: () => Promise<T>, tell: (answer: T) => void) => {
        if (asked.has(key)) return;
        asked.add(key);
        ask().then(tell, (error: unknown) => {
          // Asked again with the next step.
          asked.delete(key);
          report(error);
        });
      };
      const fetchWords = (step: Step) => {
        for (const content of step.contents)
          fetchOnce(
            keyOf(content),
            () => connection.request("XiaohuAccompany.Content", { content }),
            ({ texts }) => sendBack({ type: "texts", content, texts }),
          );
        if (JSON.stringify(step.controls).includes('"entry"'))
          fetchOnce(
            "entries",
            () => connection.request("XiaohuAccompany.Entries", {}),
            ({ entries }) => sendBack({ type: "entries", entries }),
          );
      };
      const undo = [
        connection.onState((state) => sendBack({ type: "connection", state })),
        connection.on("XiaohuAccompany.ChangedEvent", (told) => sendBack({ type: "changed", ...told })),
        connection.on("XiaohuAccompany.StepEvent", (told) => {
          sendBack({ type: "step", ...told });
          fetchWords(told.step);
        }),
      ];
      sendBack({ type: "connection", state: connection.state });
      return () => {
        for (const each of undo) each();
      };
    }),

    begin: fromPromise<Begun, { name: string | null }>(({ input, signal }) =>
      connection.request("XiaohuAccompany.Begin", input, { signal }),
    ),

    act: fromPromise<AccompanyDone, AccompanyAct>(
      async ({ input }) =>
        ({
          command: input.command,
          answer: await connection.request(`XiaohuAccompany.${input.command}`, input.payload as never),
        }) as AccompanyDone,
    ),
  };
}

export type GuideAccompanyEffects = ReturnType<typeof createGuideAccompanyEffects>;
