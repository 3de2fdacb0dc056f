import "../ticket/ticket.css";
import "./pain-point.css";
import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { matterCodeIn, painPath } from "../../server/contract/matters/code.ts";
import { pageClock } from "../connection/clock.ts";
import { languageOf } from "../ticket/language.ts";
import { useActor } from "../ui/use-actor.ts";
import { createEffects } from "./effects.ts";
import { createPhonePainMachine, type PhonePainMachine } from "./pain-point.machine.ts";
import { PainPointScreen } from "./pain-point-screen.tsx";

function App({ actor }: { actor: ActorRefFrom<PhonePainMachine> }) {
  return <PainPointScreen snapshot={useActor(actor, (each) => each)} send={actor.send} />;
}

const code = matterCodeIn(location.hash.slice(1)) ?? "";
// What names a report is in no history, and in no picture of the address bar.
history.replaceState(null, "", painPath);

const effects = createEffects({
  address: painPath,
  fetch: (...request) => fetch(...request),
  newKey: () => crypto.randomUUID(),
});
const actor = createActor(createPhonePainMachine(effects), {
  clock: pageClock,
  input: { code, language: languageOf(navigator.languages) },
});
actor.start();
render(<App actor={actor} />, document.body);
