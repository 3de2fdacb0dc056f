import type { ActorRefFrom } from "xstate";
import { ContractError } from "../../server/contract/errors.ts";
import { terminalJourneys } from "../../server/contract/journeys.ts";
import { type ConnectOptions, connect, type ServiceConnection } from "../connection/service-connection.ts";
import { SessionSteps } from "./journey-steps.ts";
import type { TerminalMachine } from "./machines/terminal.machine.ts";

/** Counts how sessions go, from now on. */
export function countJourneys(
  terminal: ActorRefFrom<TerminalMachine>,
  options: ConnectOptions,
  { report }: { report(error: unknown): void },
): void {
  followJourneys(terminal, connect(terminalJourneys, options), () => Date.now(), report);
}

/**
 * Looks on at every session of the terminal, and when it is over reports its steps. It sends the session nothing: that counts fail
 * to arrive is no citizen's matter.
 *
 * @param now milliseconds
 */
export function followJourneys(
  terminal: ActorRefFrom<TerminalMachine>,
  journeys: Pick<ServiceConnection<typeof terminalJourneys>, "request">,
  now: () => number,
  report: (error: unknown) => void,
): void {
  let followed: unknown;
  const send = (steps: SessionSteps) => {
    const counted = { steps: steps.counted(), matters: steps.countedInMatters() };
    journeys.request("XiaohuQueue.RecordSteps", counted).catch((error: unknown) => {
      if (!(error instanceof ContractError) || error.code !== "message.connectionLost") report(error);
    });
  };
  const look = () => {
    const { session } = terminal.getSnapshot().children;
    if (!session || session === followed) return;
    followed = session;
    const steps = new SessionSteps(now);
    const see = () => {
      const { value, context } = terminal.getSnapshot();
      const now = session.getSnapshot();
      steps.look({ value, context }, { value: now.value, context: now.context });
    };
    session.subscribe({ next: see, complete: () => send(steps), error: () => send(steps) });
    see();
  };
  terminal.subscribe(look);
  look();
}
