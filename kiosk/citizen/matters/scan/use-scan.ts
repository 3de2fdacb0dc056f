import { useMemo } from "preact/hooks";
import { translator } from "../../../i18n/catalogue.ts";
import { scanMessages } from "../../../i18n/scan.ts";
import type { ScanEvent } from "../../machines/scan.machine.ts";
import { useSession } from "../../use-citizen.ts";

/** What the screens of scanning pages are given, in whichever journey pages are scanned. */
export function useScan() {
  const { session, send, language, t: common, advice } = useSession();
  const view = session.handling?.scan ?? session.following?.scan;
  if (!view) throw new Error("a screen of scanning was drawn while nothing is scanned");
  const t = useMemo(() => translator(scanMessages, language), [language]);
  const place = view.pages.findIndex(({ upload }) => upload === view.replaced);
  return {
    view,
    /** Of the page that is being taken, from 1. */
    page: (place < 0 ? view.pages.length : place) + 1,
    t,
    common,
    advice,
    language,
    send: (event: ScanEvent) => {
      const scanning = { type: "scanning", event } as const;
      send(session.handling ? { type: "handling", event: scanning } : { type: "following", event: scanning });
    },
  };
}
