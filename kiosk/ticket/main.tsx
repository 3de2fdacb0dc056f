import "./ticket.css";
import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { pageClock } from "../connection/clock.ts";
import { useNow } from "../ui/time.ts";
import { useActor } from "../ui/use-actor.ts";
import { createBrowserAlarm } from "./alarm.ts";
import { onChance } from "./chance.ts";
import { tickInterval } from "./delays.ts";
import { createEffects } from "./effects.ts";
import { languageOf } from "./language.ts";
import { createTicketMachine, type TicketMachine } from "./ticket.machine.ts";
import { TicketScreen } from "./ticket-screen.tsx";

function App({ actor }: { actor: ActorRefFrom<TicketMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  return <TicketScreen snapshot={snapshot} send={actor.send} now={useNow(pageClock, tickInterval)} />;
}

const effects = createEffects({
  address: location.pathname.replace(/\/$/, ""),
  clock: pageClock,
  fetch: (...request) => fetch(...request),
  alarm: createBrowserAlarm(),
  onChance,
  newKey: () => crypto.randomUUID(),
  report: (error) => reportError(error),
});
const actor = createActor(createTicketMachine(effects), {
  clock: pageClock,
  input: { language: languageOf(navigator.languages) },
});
actor.start();
render(<App actor={actor} />, document.body);
