import "../ui/ui.css";
import "./simulator.css";
import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { pageClock } from "../connection/clock.ts";
import { useActor } from "../ui/use-actor.ts";
import { follow, perform } from "./api.ts";
import { type BenchMachine, createBenchMachine } from "./bench.machine.ts";
import { BenchScreen } from "./bench-screen.tsx";
import { useTexts } from "./use-texts.ts";

function App({ actor }: { actor: ActorRefFrom<BenchMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  const texts = useTexts(pageClock);
  return <BenchScreen snapshot={snapshot} send={actor.send} citizenPage="/citizen" texts={texts} />;
}

const machine = createBenchMachine({ follow, perform, report: (error) => reportError(error) });
const actor = createActor(machine, { clock: pageClock });
actor.start();
render(<App actor={actor} />, document.body);
