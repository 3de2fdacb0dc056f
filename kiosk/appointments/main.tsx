import "../ui/ui.css";
import "./appointments.css";
import { render } from "preact";
import { type ActorRefFrom, createActor } from "xstate";
import { pageClock } from "../connection/clock.ts";
import { pageToken } from "../connection/service-connection.ts";
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
  { clock: pageClock },
);
actor.start();
// A page that comes back from the browser's memory is somebody else's by now.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});
render(<App actor={actor} />, document.body);
