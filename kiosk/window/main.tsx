import "../ui/ui.css";
import "./window.css";
import { type ActorRefFrom, createActor } from "xstate";
import { hallWindow } from "../../server/contract/window.ts";
import { pageClock } from "../connection/clock.ts";
import { connect, pageToken } from "../connection/service-connection.ts";
import { ofSite } from "../connection/site.ts";
import { guardPage } from "../staff/guard-page.tsx";
import { useNow } from "../ui/time.ts";
import { useActor } from "../ui/use-actor.ts";
import { tickInterval } from "./delays.ts";
import { createEffects } from "./effects.ts";
import { createWindowMachine, type WindowMachine } from "./window.machine.ts";
import { WindowScreen } from "./window-screen.tsx";

function App({ actor }: { actor: ActorRefFrom<WindowMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  return <WindowScreen snapshot={snapshot} send={actor.send} now={useNow(pageClock, tickInterval)} />;
}

guardPage("clerk", (draw, { language }) => {
  const connection = connect(ofSite(hallWindow), { token: pageToken(), clock: pageClock });
  const effects = createEffects(connection, {
    now: pageClock.now,
    newKey: () => crypto.randomUUID(),
    report: (error) => reportError(error),
  });
  const actor = createActor(createWindowMachine(effects), { clock: pageClock });
  actor.start();
  actor.send({ type: "setLanguage", language });
  draw(<App actor={actor} />);
  return () => {
    actor.stop();
    connection.close();
  };
});
