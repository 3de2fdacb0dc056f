import "../ui/ui.css";
import "./citizen.css";
import { render } from "preact";
import { createActor } from "xstate";
import { idCardReader, queueTerminal, receiptPrinter } from "../../server/contract/terminal.ts";
import { pageClock } from "../connection/clock.ts";
import { connect, pageToken, reconnectDelays } from "../connection/service-connection.ts";
import { followScreen } from "../ui/mm.ts";
import { App } from "./app.tsx";
import { createEffects } from "./effects.ts";
import { createTerminalMachine } from "./machines/terminal.machine.ts";

const root = document.documentElement;
const options = { token: pageToken(), clock: pageClock };
const effects = createEffects(
  {
    reader: connect(idCardReader, options),
    printer: connect(receiptPrinter, options),
    queue: connect(queueTerminal, options),
  },
  {
    now: pageClock.now,
    newKey: () => crypto.randomUUID(),
    report: (error) => reportError(error),
  },
);
const clock = {
  setTimeout: (callback: () => void, milliseconds: number) => pageClock.setTimeout(callback, milliseconds),
  clearTimeout: (timer: unknown) => pageClock.clearTimeout(timer),
};
const terminal = createActor(createTerminalMachine(effects), { clock });

/** Milliseconds until a failed load is tried again: as long as a connection waits at most. */
const retryDelay = Math.max(...reconnectDelays);

/** Loads the session's screens behind the first one, and again until the server gives them. */
async function loadSessionView() {
  for (;;) {
    try {
      return (await import("./session-view.tsx")).SessionView;
    } catch (cause) {
      effects.report(cause);
      await new Promise<void>((resolve) => pageClock.setTimeout(resolve, retryDelay));
    }
  }
}

followScreen(root, window);
terminal.start();
render(
  <App
    terminal={terminal}
    clock={pageClock}
    terminalId={root.dataset.terminal ?? ""}
    loadSessionView={loadSessionView}
  />,
  document.body,
);
