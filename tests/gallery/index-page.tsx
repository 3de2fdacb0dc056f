import "../../kiosk/index/index.css";
import { IndexScreen } from "../../kiosk/index/index-screen.tsx";
import type { GalleryPage } from "./gallery.tsx";

export const page: GalleryPage = {
  moments: ["demo", "real-hardware"],
  draw: (moment, { language }) => (
    <IndexScreen snapshot={{ language, simulator: moment === "demo" }} onLanguage={() => undefined} />
  ),
};
