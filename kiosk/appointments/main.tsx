import "../ui/ui.css";
import "./appointments.css";
import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { pageClock } from "../connection/clock.ts";
import { pageToken } from "../connection/service-connection.ts";
import { siteOf } from "../connection/site.ts";
import { useActor } from "../ui/use-actor.ts";
import { askHall } from "./api.ts";
import { type BookingMachine, createBookingMachine } from "./booking.machine.ts";
import { BookingScreen } from "./booking-screen.tsx";

function App({ actor }: { actor: ActorRefFrom<BookingMachine> }) {
  const { value, context } = useActor(actor, (each) => each);
  return <BookingScreen snapshot={{ value, context }} send={actor.send} />;
}

const actor = createActor(
  createBookingMachine(askHall(pageToken()), () => crypto.randomUUID()),
  { clock: pageClock, input: { site: siteOf() } },
);
// The address leads to the same hall when it is opened again, or sent to somebody.
let shown = siteOf();
actor.subscribe(({ context: { hall, halls } }) => {
  if (!hall || hall.site === shown || halls.length < 2) return;
  shown = hall.site;
  history.replaceState(null, "", `?site=${encodeURIComponent(shown)}`);
});
actor.start();
// A page that comes back from the browser's memory is somebody else's by now.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});
render(<App actor={actor} />, document.body);
