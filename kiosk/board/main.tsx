import "../ui/ui.css";
import "./board.css";
import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { hallBoard } from "../../server/contract/board.ts";
import { pageClock } from "../connection/clock.ts";
import { connect, pageToken } from "../connection/service-connection.ts";
import { ofSite } from "../connection/site.ts";
import { followScreen } from "../ui/mm.ts";
import { useNow } from "../ui/time.ts";
import { useActor } from "../ui/use-actor.ts";
import { type BoardMachine, createAnnouncementsMachine } from "./announcements.machine.ts";
import { BoardScreen } from "./board-screen.tsx";
import { tickInterval } from "./delays.ts";
import { createEffects } from "./effects.ts";
import { settingsFrom } from "./settings.ts";
import { createBrowserVoice } from "./voice.ts";

function App({ actor }: { actor: ActorRefFrom<BoardMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  return <BoardScreen snapshot={snapshot} send={actor.send} now={useNow(pageClock, tickInterval)} />;
}

const effects = createEffects(
  connect(ofSite(hallBoard), { token: pageToken(), clock: pageClock }),
  createBrowserVoice(),
  { now: pageClock.now, report: (error) => reportError(error) },
);
const actor = createActor(createAnnouncementsMachine(effects), {
  clock: pageClock,
  input: settingsFrom(location.search),
});

followScreen(document.documentElement, window);
actor.start();
render(<App actor={actor} />, document.body);
