import { useMemo } from "preact/hooks";
import { translator } from "../../i18n/catalogue.ts";
import { terminalRatingMessages } from "../../i18n/rating.ts";
import type { RatingEvent } from "../machines/rating.machine.ts";
import { useSession } from "../use-citizen.ts";

/** What the screens of rating are given. */
export function useRating() {
  const { session, send, language, t: common } = useSession();
  const { rating: view } = session;
  if (!view) throw new Error("a screen of rating was drawn without a rating");
  const t = useMemo(() => translator(terminalRatingMessages, language), [language]);
  const done = session.ticket !== null;
  return { view, t, common, done, language, send: (event: RatingEvent) => send({ type: "rating", event }) };
}
