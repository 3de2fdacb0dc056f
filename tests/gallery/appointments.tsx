import "../../kiosk/appointments/appointments.css";
import { BookingScreen } from "../../kiosk/appointments/booking-screen.tsx";
import { bookingMoments } from "../support/booking-paths.ts";
import type { GalleryPage } from "./gallery.tsx";

const moments = bookingMoments();

export const page: GalleryPage = {
  moments: [...moments.keys()],
  draw(moment, { language }) {
    const snapshot = moments.get(moment);
    if (!snapshot) throw new Error(`no moment ${moment}`);
    const { value, context } = snapshot;
    return <BookingScreen snapshot={{ value, context: { ...context, language } }} send={() => undefined} />;
  },
};
