import "../../kiosk/citizen/citizen.css";
import { CitizenScreen } from "../../kiosk/citizen/citizen-screen.tsx";
import { SessionView } from "../../kiosk/citizen/session-view.tsx";
import { citizenMoments, inModes } from "../support/citizen-paths.ts";
import type { GalleryPage } from "./gallery.tsx";

const moments = new Map(citizenMoments().map(({ name, snapshot }) => [name, snapshot]));

export const page: GalleryPage = {
  moments: [...moments.keys()],
  draw(moment, manner) {
    const snapshot = moments.get(moment);
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <CitizenScreen
        snapshot={inModes(snapshot, manner)}
        send={() => undefined}
        time="09:05"
        terminalId="HL-01"
        sessionView={SessionView}
      />
    );
  },
};
