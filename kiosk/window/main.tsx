import "../ui/ui.css";
import "./window.css";
import { type ActorRefFrom, createActor } from "xstate";
import { hallWindow } from "../../server/contract/window.ts";
import { pageClock } from "../connection/clock.ts";
import { connect, pageToken, type ServiceConnection } from "../connection/service-connection.ts";
import { ofSite } from "../connection/site.ts";
import { guardPage } from "../staff/guard-page.tsx";
import { useNow } from "../ui/time.ts";
import { useActor } from "../ui/use-actor.ts";
import { tickInterval } from "./delays.ts";
import { createEffects } from "./effects.ts";
import { RatingsApp } from "./ratings/ratings-app.tsx";
import { ReportApp } from "./report/report-app.tsx";
import { createWindowMachine, type WindowMachine } from "./window.machine.ts";
import { WindowScreen } from "./window-screen.tsx";

const server = { token: pageToken(), clock: pageClock };

interface AppProps {
  readonly actor: ActorRefFrom<WindowMachine>;
  readonly connection: ServiceConnection<typeof hallWindow>;
}

function App({ actor, connection }: AppProps) {
  const snapshot = useActor(actor, (each) => each);
  const { language, ratings, view } = snapshot.context;
  const dialog = { language, onClose: () => actor.send({ type: "closeDialog" }) };
  return (
    <WindowScreen
      snapshot={snapshot}
      send={actor.send}
      beside={{
        ratings: <RatingsApp hall={connection} clock={pageClock} ratings={ratings} {...dialog} />,
        report: view && <ReportApp server={server} view={view} {...dialog} />,
      }}
      now={useNow(pageClock, tickInterval)}
    />
  );
}

guardPage("clerk", (draw, { language }) => {
  const connection = connect(ofSite(hallWindow), server);
  const effects = createEffects(connection, {
    now: pageClock.now,
    newKey: () => crypto.randomUUID(),
    report: (error) => reportError(error),
  });
  const actor = createActor(createWindowMachine(effects), { clock: pageClock });
  actor.start();
  actor.send({ type: "setLanguage", language });
  draw(<App actor={actor} connection={connection} />);
  return () => {
    actor.stop();
    connection.close();
  };
});
