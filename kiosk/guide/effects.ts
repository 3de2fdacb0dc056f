import { fromCallback, fromPromise } from "xstate";
import type { CommandPayload, CompletionPayload } from "../../server/contract/envelope.ts";
import { type ErrorCode, errorCodeOf } from "../../server/contract/errors.ts";
import type { GuideView, hallGuide, SeenTerminal } from "../../server/contract/guide/guide.ts";
import type { HelpCall } from "../../server/contract/help/call.ts";
import type { PageClock } from "../connection/clock.ts";
import type { ConnectionState, ServiceConnection } from "../connection/service-connection.ts";
import { bellInterval } from "./delays.ts";
import { createDutyEffects } from "./duty.ts";
import type { Bell } from "./ring.ts";

type Guide = typeof hallGuide;

/** What a guide does, each one command. */
export type GuideCommand = Exclude<
  keyof Guide["commands"],
  "Common.Cancel" | "XiaohuGuide.Plan" | "XiaohuGuide.Attend" | "XiaohuGuide.Leave" | "XiaohuGuide.Services"
>;
export type Act = {
  [N in GuideCommand]: { readonly command: N; readonly payload: CommandPayload<Guide, N> };
}[GuideCommand];
export type Done = {
  [N in GuideCommand]: {
    readonly command: N;
    readonly payload: CommandPayload<Guide, N>;
    readonly answer: CompletionPayload<Guide, N>;
  };
}[GuideCommand];

export type GuideTold =
  | { type: "connection"; state: ConnectionState }
  | { type: "calls"; at: number; calls: readonly HelpCall[] }
  | { type: "terminal"; at: number; terminal: SeenTerminal }
  | { type: "printed"; ticketId: string; print: "printed" | "failed" | "unknown"; error: ErrorCode | null };

export interface GuideSources {
  readonly clock: PageClock;
  newKey(): string;
  report(error: unknown): void;
  readonly bell: Bell;
}

export type Attend = CommandPayload<Guide, "XiaohuGuide.Attend">;
export type Plan = CompletionPayload<Guide, "XiaohuGuide.Plan">;

/** What the guide's page does to the outside, as actors on one connection to the hall. */
export function createGuideEffects(
  connection: ServiceConnection<Guide>,
  { clock, newKey, report, bell }: GuideSources,
) {
  return {
    now: clock.now,
    newKey,
    report,
    ...createDutyEffects({ bell }),
    /** A line that is dead without a word is given up, and another is begun. */
    reopen: () => connection.reopen(),
    /** Off duty; where that is not heard, the line's end says it. */
    leave: () => void connection.request("XiaohuGuide.Leave", {}).catch(notHeard),

    /** Tells the connection's state and all that changes on the floor. */
    watch: fromCallback<{ type: "none" }, Record<string, never>, GuideTold>(({ sendBack }) => {
      const undo = [
        connection.onState((state) => sendBack({ type: "connection", state })),
        connection.on("XiaohuGuide.CallsChangedEvent", (told) => sendBack({ type: "calls", ...told })),
        connection.on("XiaohuGuide.TerminalChangedEvent", (told) => sendBack({ type: "terminal", ...told })),
        connection.on("XiaohuGuide.PrintedEvent", (told) => sendBack({ type: "printed", ...told })),
      ];
      sendBack({ type: "connection", state: connection.state });
      return () => {
        for (const step of undo) step();
      };
    }),

    plan: fromPromise<Plan>(({ signal }) => connection.request("XiaohuGuide.Plan", {}, { signal })),

    attend: fromPromise<GuideView, Attend>(
      async ({ input, signal }) => (await connection.request("XiaohuGuide.Attend", input, { signal })).view,
    ),

    refresh: fromPromise<CompletionPayload<Guide, "XiaohuGuide.Services">>(({ signal }) =>
      connection.request("XiaohuGuide.Services", {}, { signal }),
    ),

    /** Never cancelled: what was done may be done already, and its key makes it one. */
    act: fromPromise<Done, Act>(
      async ({ input }) =>
        ({ ...input, answer: await connection.request(input.command, input.payload as never) }) as Done,
    ),

    /** Rings until it is stopped. */
    bell: fromCallback<{ type: "none" }, Record<string, never>>(() => {
      let timer: unknown;
      const stroke = () => {
        bell.ring();
        timer = clock.setTimeout(stroke, bellInterval);
      };
      stroke();
      return () => clock.clearTimeout(timer);
    }),
  };
}

/** There is no line, so the hall knows already; anything else is a bug. */
function notHeard(error: unknown): void {
  if (errorCodeOf(error) !== "message.connectionLost") throw error;
}

export type GuideEffects = ReturnType<typeof createGuideEffects>;
