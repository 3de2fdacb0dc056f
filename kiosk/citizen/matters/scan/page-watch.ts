import { findPage } from "../../../camera/page-edges.ts";
import { brightnessOf, type Crop, type Picture } from "../../../camera/plane.ts";

/** What is seen of the page under the lens. `waiting`: no picture has come yet. */
export type PageSeen = "waiting" | "part" | "whole";

/** Looks in a row that must agree before something else is said: a hand that passes is no news, least of all read aloud. */
export const looksToAgree = 3;

/** Follows the page from picture to picture. What is drawn follows at once, what is said more slowly. */
export class PageWatch {
  #said: PageSeen = "waiting";
  #other = 0;

  look(picture: Picture): { readonly seen: PageSeen; readonly crop: Crop | null } {
    const { crop, isCutOff } = findPage(brightnessOf(picture));
    const now = isCutOff ? "part" : "whole";
    this.#other = now === this.#said ? 0 : this.#other + 1;
    if (this.#said === "waiting" || this.#other >= looksToAgree) {
      this.#said = now;
      this.#other = 0;
    }
    return { seen: this.#said, crop: isCutOff ? null : crop };
  }
}
