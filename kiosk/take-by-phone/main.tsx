import "../ticket/ticket.css";
import "./take.css";
import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { pageClock } from "../connection/clock.ts";
import { onChance } from "../ticket/chance.ts";
import { languageOf } from "../ticket/language.ts";
import { useNow } from "../ui/time.ts";
import { useActor } from "../ui/use-actor.ts";
import { tickInterval } from "./delays.ts";
import { createEffects } from "./effects.ts";
import { phoneKey } from "./phone-key.ts";
import { createTakeMachine, type TakeMachine } from "./take.machine.ts";
import { TakeScreen } from "./take-screen.tsx";

function App({ actor }: { actor: ActorRefFrom<TakeMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  return <TakeScreen snapshot={snapshot} send={actor.send} now={useNow(pageClock, tickInterval)} />;
}

const newKey = () => crypto.randomUUID();
const effects = createEffects({
  address: location.pathname.replace(/\/$/, ""),
  fetch: (...request) => fetch(...request),
  phone: phoneKey(() => localStorage, newKey),
  onChance,
  // In this page's place: going back would show a key that has done its work.
  go: (path) => location.replace(path),
  newKey,
  report: (error) => reportError(error),
});
const actor = createActor(createTakeMachine(effects), {
  clock: pageClock,
  input: { language: languageOf(navigator.languages) },
});
actor.start();
render(<App actor={actor} />, document.body);
