import type { Language } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { SimulatorMessages } from "../../i18n/simulator.ts";
import type { Bench } from "../api.ts";

export interface CardsProps {
  readonly bench: Bench;
  readonly language: Language;
  readonly t: Translate<SimulatorMessages>;
  /** Lays this persona's card, or takes it when it lies there. */
  readonly onPress: (persona: string) => void;
}

/** The pack of cards: pressed, a card lies on the reader; pressed again, it is back in the hand. */
export function Cards({ bench: { personas, reader }, language, t, onPress }: CardsProps) {
  return (
    <section class="cards">
      <h2>{t("cards")}</h2>
      <ul>
        {personas.map(({ id, label, kind }) => {
          const onReader = reader?.state.card === id;
          return (
            <li key={id}>
              <button
                type="button"
                class="card-button"
                aria-pressed={onReader}
                aria-label={onReader ? t("cardTake") : t("cardLay", { card: label[language] })}
                disabled={(!reader?.device.plugged && !onReader) || reader?.state.recorded !== undefined}
                onClick={() => onPress(id)}
              >
                <CardDrawing kind={kind} />
                <span class="card-button__words">
                  <strong>{label[language]}</strong>
                  <span>{onReader ? t("cardHere") : t(kindWords(kind))}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function kindWords(kind: string): "kindResident" | "kindHkMacaoTaiwan" | "kindForeigner" {
  if (kind === "resident") return "kindResident";
  return kind === "hkMacaoTaiwan" ? "kindHkMacaoTaiwan" : "kindForeigner";
}

/** A card of no country: a face, lines, and a tint for its kind. No emblem and no real layout. */
export function CardDrawing({ kind }: { kind: string }) {
  return (
    <svg class={`card-drawing card-drawing--${kindWords(kind)}`} viewBox="0 0 86 54" aria-hidden="true">
      <rect class="card-drawing__sheet" x="1" y="1" width="84" height="52" rx="4" />
      <path class="card-drawing__wave" d="M1 40q21-14 42-3t42-6v18a4 4 0 01-4 4H5a4 4 0 01-4-4z" />
      <path class="card-drawing__lines" d="M9 12h26M9 20h34M9 28h22" />
      <rect class="card-drawing__photo" x="58" y="9" width="20" height="25" rx="1.5" />
      <path
        class="card-drawing__face"
        d="M68 14a4.6 4.6 0 100 9.2 4.6 4.6 0 000-9.2M60.5 34c.6-6 3.4-8.6 7.5-8.6s6.9 2.6 7.5 8.6z"
      />
    </svg>
  );
}
