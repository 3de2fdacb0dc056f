import type { SimulatorText } from "../../../server/contract/simulator.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { SimulatorMessages } from "../../i18n/simulator.ts";
import { wallTime } from "../../ui/time.ts";

/** Text messages shown at one time. */
const shown = 6;

/** The text messages that telephones got, newest first; nothing where there are none. */
export function Texts({ texts, t }: { texts: readonly SimulatorText[]; t: Translate<SimulatorMessages> }) {
  if (texts.length === 0) return null;
  return (
    <section class="texts" aria-label={t("texts")}>
      <h2>{t("texts")}</h2>
      <ol>
        {[...texts]
          .reverse()
          .slice(0, shown)
          .map(({ id, to, text, at }) => (
            <li key={id}>
              <p class="texts__to">
                {to} · {wallTime(at, "seconds")}
              </p>
              <p>{text}</p>
            </li>
          ))}
      </ol>
    </section>
  );
}
