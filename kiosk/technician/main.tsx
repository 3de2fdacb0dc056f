import "../ui/ui.css";
import "./technician.css";
import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { technician } from "../../server/contract/technician.ts";
import { pageClock } from "../connection/clock.ts";
import { connect, pageToken } from "../connection/service-connection.ts";
import { useNow } from "../ui/time.ts";
import { useActor } from "../ui/use-actor.ts";
import { createEffects } from "./effects.ts";
import { Camera } from "./parts/camera.tsx";
import { saveFile } from "./save.ts";
import { createTechnicianMachine, type TechnicianMachine } from "./technician.machine.ts";
import { TechnicianScreen } from "./technician-screen.tsx";

/** The masthead shows minutes. */
const tickInterval = 1_000;

function App({ actor }: { actor: ActorRefFrom<TechnicianMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  const { width, height } = window.screen;
  // From the office the page comes over TLS, from the terminal itself over loopback.
  const isOnTerminal = location.protocol === "http:";
  return (
    <TechnicianScreen
      snapshot={snapshot}
      send={actor.send}
      now={useNow(pageClock, tickInterval)}
      screen={isOnTerminal ? { width, height } : null}
      save={saveFile}
      camera={(language) => <Camera language={language} />}
    />
  );
}

const effects = createEffects(connect(technician, { token: pageToken(), clock: pageClock }), {
  now: () => pageClock.now(),
  report: (error) => reportError(error),
});
const actor = createActor(createTechnicianMachine(effects), { clock: pageClock });
actor.start();
render(<App actor={actor} />, document.body);
