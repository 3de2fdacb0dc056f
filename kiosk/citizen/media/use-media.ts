import { useMemo } from "preact/hooks";
import { translator } from "../../i18n/catalogue.ts";
import { mediaMessages } from "../../i18n/media.ts";
import { useSession } from "../use-citizen.ts";
import type { ShownMedia } from "./shown-media.ts";

/** What shows a picture or a film, and the words for it. */
export function useMedia() {
  const { language, send } = useSession();
  const t = useMemo(() => translator(mediaMessages, language), [language]);
  return {
    t,
    language,
    show: (media: ShownMedia) => send({ type: "showMedia", media }),
    close: () => send({ type: "closeMedia" }),
    /** Who watches is there. */
    touch: () => send({ type: "touched" }),
    askForHelp: () => send({ type: "help" }),
  };
}
