import "../../kiosk/carry-on/carry-on.css";
import { CarryScreen } from "../../kiosk/carry-on/carry-screen.tsx";
import { carryOnMoments } from "../support/carry-on-paths.ts";
import { demoCatalogue } from "./demo-catalogue.ts";
import type { GalleryPage } from "./gallery.tsx";

const moments = carryOnMoments(demoCatalogue);

export const page: GalleryPage = {
  moments: [...moments.keys()],
  draw(moment, { language, text }) {
    const drawn = moments.get(moment);
    if (!drawn) throw new Error(`no moment ${moment}`);
    return (
      <CarryScreen
        moment={{ ...drawn, context: { ...drawn.context, language, text } }}
        send={() => undefined}
      />
    );
  },
};
