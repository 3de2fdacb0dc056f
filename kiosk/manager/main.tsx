import { ofSite } from "../connection/site.ts";
import "../ui/ui.css";
import "./manager.css";
import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { hallManager } from "../../server/contract/manager.ts";
import { pageClock } from "../connection/clock.ts";
import { connect, pageToken, renewedToken } from "../connection/service-connection.ts";
import { useNow } from "../ui/time.ts";
import { useActor } from "../ui/use-actor.ts";
import { tickInterval } from "./delays.ts";
import { createEffects } from "./effects.ts";
import { createManagerMachine, type ManagerMachine } from "./manager.machine.ts";
import { ManagerScreen } from "./manager-screen.tsx";
import { saveBlob } from "./save.ts";

function App({ actor }: { actor: ActorRefFrom<ManagerMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  return <ManagerScreen snapshot={snapshot} send={actor.send} now={useNow(pageClock, tickInterval)} />;
}

const effects = createEffects(connect(ofSite(hallManager), { token: pageToken(), clock: pageClock }), {
  token: renewedToken,
  save: saveBlob,
  report: (error) => reportError(error),
});
const actor = createActor(createManagerMachine(effects), { clock: pageClock });
actor.start();
render(<App actor={actor} />, document.body);
