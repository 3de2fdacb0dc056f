import "../ui/ui.css";
import "./board.css";
import "./window-board.css";
import "./history.css";
import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { hallBoard } from "../../server/contract/board.ts";
import { sitePath } from "../../server/contract/sites.ts";
import { speechPath } from "../../server/contract/speech.ts";
import { pageClock } from "../connection/clock.ts";
import { connect, pageToken, renewedToken } from "../connection/service-connection.ts";
import { ofSite, siteOf, withSite } from "../connection/site.ts";
import { followScreen } from "../ui/mm.ts";
import { useNow } from "../ui/time.ts";
import { useActor } from "../ui/use-actor.ts";
import { type BoardMachine, createAnnouncementsMachine } from "./announcements.machine.ts";
import { BoardScreen } from "./board-screen.tsx";
import { tickInterval } from "./delays.ts";
import { createEffects } from "./effects.ts";
import { servedSpeech } from "./served-speech.ts";
import { addressOf, settingsFrom } from "./settings.ts";
import { createBrowserVoice } from "./voice.ts";

function App({ actor }: { actor: ActorRefFrom<BoardMachine> }) {
  const snapshot = useActor(actor, (each) => each);
  return <BoardScreen snapshot={snapshot} send={actor.send} now={useNow(pageClock, tickInterval)} />;
}

const report = (error: unknown) => reportError(error);
const fetchWave = servedSpeech({
  path: sitePath(speechPath, siteOf()),
  token: pageToken(),
  renewToken: renewedToken,
  clock: pageClock,
  fetch: (...request) => fetch(...request),
});
const effects = createEffects(
  connect(ofSite(hallBoard), { token: pageToken(), clock: pageClock }),
  createBrowserVoice({ fetchWave, report }),
  { now: pageClock.now, report },
);
const actor = createActor(createAnnouncementsMachine(effects), {
  clock: pageClock,
  input: settingsFrom(location.search),
});
// What is set on the board stands in its address, so that loading it anew brings it back.
actor.subscribe(({ context }) => {
  const address = addressOf(context);
  if (address !== addressOf(settingsFrom(location.search)))
    history.replaceState(null, "", location.pathname + withSite(address));
});

followScreen(document.documentElement, window);
actor.start();
render(<App actor={actor} />, document.body);
