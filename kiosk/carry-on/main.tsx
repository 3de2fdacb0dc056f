import "./carry-on.css";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type ActorRefFrom, createActor } from "xstate";
import { carryOnPath, matterCodeIn } from "../../server/contract/matters.ts";
import { pageClock } from "../connection/clock.ts";
import { languageOf } from "../ticket/language.ts";
import { type CarryOnMachine, carryMoment, createCarryOnMachine } from "./carry-on.machine.ts";
import { CarryScreen } from "./carry-screen.tsx";
import { createCarryEffects } from "./effects.ts";
import { base64Of, digestOf, smallJpeg } from "./photo.ts";

function App({ actor }: { actor: ActorRefFrom<CarryOnMachine> }) {
  const [moment, setMoment] = useState(() => carryMoment(actor.getSnapshot()));
  useEffect(() => {
    const look = () => setMoment(carryMoment(actor.getSnapshot()));
    // The case inside tells of itself; the whole is drawn from both.
    const system = actor.system.inspect(look);
    look();
    return () => system.unsubscribe();
  }, [actor]);
  return <CarryScreen moment={moment} send={(event) => actor.send(event)} />;
}

const behind = location.hash.slice(1);
const grant = /^w=([0-9a-f]{32})$/.exec(behind)?.[1] ?? null;
const code = grant === null ? (matterCodeIn(behind) ?? null) : null;
// What names a case is in no history, and in no picture of the address bar.
history.replaceState(null, "", carryOnPath);

const effects = createCarryEffects({
  address: carryOnPath,
  fetch: (...request) => fetch(...request),
  now: pageClock.now,
  newKey: () => crypto.randomUUID(),
  smallJpeg,
  base64Of,
  digestOf,
  seen: () => actor.getSnapshot().context.seen,
  report: (error) => reportError(error),
});
const actor: ActorRefFrom<CarryOnMachine> = createActor(createCarryOnMachine(effects), {
  clock: pageClock,
  input: { language: languageOf(navigator.languages), code, grant },
});
actor.start();
// A second code that is scanned into the same page is another case.
addEventListener("hashchange", () => location.reload());
// Whoever leaves by mistake is asked, while something is filled in.
addEventListener("beforeunload", (event) => {
  if (carryMoment(actor.getSnapshot()).page === "handling") event.preventDefault();
});
render(<App actor={actor} />, document.body);
