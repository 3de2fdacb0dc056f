import "../../kiosk/ui/ui.css";
import { type ComponentChild, render } from "preact";
import { followScreen } from "../../kiosk/ui/mm.ts";
import type { Language } from "../../server/contract/hall.ts";
import { type Asked, faultsOnScreen } from "./checks.ts";

/** How a moment is shown. */
export interface Manner {
  readonly language: Language;
  readonly text: "normal" | "large";
  readonly contrast: "normal" | "high";
}

/** One page's moments, each drawn from a machine's snapshot without a server. */
export interface GalleryPage {
  readonly moments: readonly string[];
  draw(moment: string, manner: Manner): ComponentChild;
}

/** What `main.ts` calls from outside. */
export interface Gallery {
  readonly moments: readonly string[];
  show(moment: string, manner: Manner): Promise<void>;
  /** What is wrong with what is shown. */
  faults(asked: Asked): string[];
}

const pages: Record<string, () => Promise<{ page: GalleryPage }>> = {
  citizen: () => import("./citizen.tsx"),
  window: () => import("./window.tsx"),
  board: () => import("./board.tsx"),
  simulator: () => import("./simulator.tsx"),
  technician: () => import("./technician.tsx"),
  manager: () => import("./manager.tsx"),
  staff: () => import("./staff.tsx"),
  guide: () => import("./guide.tsx"),
  ticket: () => import("./ticket.tsx"),
  "take-by-phone": () => import("./take-by-phone.tsx"),
  "carry-on": () => import("./carry-on.tsx"),
  "pain-point": () => import("./pain-point.tsx"),
  index: () => import("./index-page.tsx"),
  appointments: () => import("./appointments.tsx"),
  keyboard: () => import("./keyboard.tsx"),
  signature: () => import("./signature.tsx"),
};

const name = new URLSearchParams(location.search).get("page") ?? "";
const load = pages[name];
if (!load) throw new Error(`no page ${name}`);
const { page } = await load();

// Motion is over before the picture is taken.
const still = new CSSStyleSheet();
still.replaceSync("*, *::before, *::after { animation: none !important; transition: none !important; }");
document.adoptedStyleSheets.push(still);

// As the pages' own HTML says; the bench and the index have the sizes of a desk.
const diagonals: Readonly<Record<string, string>> = {
  citizen: "21.5",
  board: "55",
  keyboard: "21.5",
  signature: "21.5",
};
const diagonal = diagonals[name];
if (diagonal) {
  document.documentElement.dataset.diagonalInch = diagonal;
  followScreen(document.documentElement, window);
}

let key = 0;
const gallery: Gallery = {
  moments: page.moments,
  faults: faultsOnScreen,
  async show(moment, manner) {
    key += 1;
    // A new key, so that nothing of the picture before stays.
    render(
      <div key={key} style={{ display: "contents" }}>
        {page.draw(moment, manner)}
      </div>,
      document.body,
    );
    // A code is drawn a moment later. What waits for the hall is busy for ever: here is none.
    do await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    while (document.querySelector("figure[aria-busy=true]"));
    await document.fonts.ready;
  },
};
Object.assign(window, { gallery });
