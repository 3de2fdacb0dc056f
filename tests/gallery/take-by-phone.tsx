import "../../kiosk/ticket/ticket.css";
import "../../kiosk/take-by-phone/take.css";
import { TakeScreen } from "../../kiosk/take-by-phone/take-screen.tsx";
import { takeMoments } from "../support/take-by-phone-paths.ts";
import type { GalleryPage } from "./gallery.tsx";

/** 11:00 in Xiamen. */
const now = Date.UTC(2026, 10, 23, 3);
const moments = takeMoments();

export const page: GalleryPage = {
  moments: [...moments.keys()],
  draw(moment, { language, text }) {
    const snapshot = moments.get(moment);
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <TakeScreen
        snapshot={{ ...snapshot, context: { ...snapshot.context, language, text } }}
        send={() => undefined}
        now={now}
      />
    );
  },
};
