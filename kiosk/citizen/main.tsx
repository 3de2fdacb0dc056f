import "../ui/ui.css";
import "./citizen.css";
import { render } from "preact";
import { createActor } from "xstate";
import {
  idCardReaderAtRest,
  queueTerminalAtRest,
  receiptPrinter,
} from "../../server/contract/terminal-at-rest.ts";
import { pageClock } from "../connection/clock.ts";
import { connect, pageToken, reconnectDelays } from "../connection/service-connection.ts";
import { followScreen } from "../ui/mm.ts";
import { App } from "./app.tsx";
import { createTerminalEffects } from "./effects.ts";
import type { SessionMachine } from "./machines/session.machine.ts";
import { createTerminalMachine } from "./machines/terminal.machine.ts";

const root = document.documentElement;
const options = { token: pageToken(), clock: pageClock };
const connections = {
  reader: connect(idCardReaderAtRest, options),
  printer: connect(receiptPrinter, options),
  queue: connect(queueTerminalAtRest, options),
};
const sources = {
  now: pageClock.now,
  newKey: () => crypto.randomUUID(),
  report: (error: unknown) => reportError(error),
};

/** Milliseconds until a failed load is tried again: as long as a connection waits at most. */
const retryDelay = Math.max(...reconnectDelays);

let sessionMachine: SessionMachine | null = null;

/** Loads the session, its machine and its screens, behind the first screen; again until the server gives it. */
async function loadSession() {
  for (;;) {
    try {
      const session = await import("./session.ts");
      sessionMachine ??= session.createBrowserSession(connections, sources, options);
      terminal.send({ type: "loaded" });
      session.beside(terminal, options, sources);
      return session.SessionView;
    } catch (cause) {
      sources.report(cause);
      await new Promise<void>((resolve) => pageClock.setTimeout(resolve, retryDelay));
    }
  }
}

const terminal = createActor(
  createTerminalMachine(createTerminalEffects(connections, sources), () => sessionMachine),
  {
    clock: {
      setTimeout: (callback, milliseconds) => pageClock.setTimeout(callback, milliseconds),
      clearTimeout: (timer) => pageClock.clearTimeout(timer),
    },
  },
);

followScreen(root, window);
terminal.start();
render(
  <App
    terminal={terminal}
    clock={pageClock}
    terminalId={root.dataset.terminal ?? ""}
    loadSessionView={loadSession}
  />,
  document.body,
);
