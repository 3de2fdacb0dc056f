import type { Translate } from "../../i18n/catalogue.ts";
import type { TechnicianMessages } from "../../i18n/technician.ts";
import { pixelsPerMillimetre } from "../../ui/mm.ts";
import { diagonals, type TechnicianEvent } from "../technician.machine.ts";

export interface ScreenSizeProps {
  /** Diagonal as set, inches. */
  readonly diagonal: number;
  /** The whole screen, CSS pixels: the window may be smaller. */
  readonly screen: { readonly width: number; readonly height: number };
  readonly t: Translate<TechnicianMessages>;
  readonly send: (event: TechnicianEvent) => void;
}

/** ID-1, ISO/IEC 7810: the size of every identity and bank card, millimetres. */
const card = { width: 85.6, height: 53.98 } as const;

/**
 * A frame of a card's size, made larger and smaller until it is the card's: then a millimetre is known. A larger frame means
 * that a millimetre has more pixels, so that the screen is smaller.
 */
export function ScreenSize({ diagonal, screen, t, send }: ScreenSizeProps) {
  const scale = pixelsPerMillimetre(screen.width, screen.height, diagonal);
  const size = { width: `${card.width * scale}px`, height: `${card.height * scale}px` };
  const change = (steps: number) => send({ type: "setDiagonal", inches: diagonal + steps * diagonals.step });
  const inches = diagonal.toFixed(1);
  return (
    <section class="screen-size">
      <p>{t("screenHint")}</p>
      <div class="screen-size__card" style={size}>
        {t("cardSize")}
      </div>
      <div class="screen-size__buttons">
        <button type="button" class="button button--secondary" onClick={() => change(1)}>
          {t("screenSmaller")}
        </button>
        <input
          type="range"
          aria-label={t("tabScreen")}
          min={diagonals.smallest}
          max={diagonals.largest}
          step={diagonals.step}
          value={diagonal}
          onInput={(event) => send({ type: "setDiagonal", inches: Number(event.currentTarget.value) })}
        />
        <button type="button" class="button button--secondary" onClick={() => change(-1)}>
          {t("screenLarger")}
        </button>
      </div>
      <p class="screen-size__result" role="status">
        {t("screenResult", { inches })}
      </p>
      <p>{t("screenConfiguration")}</p>
      <pre class="screen-size__yaml">{`screen: { diagonalInches: ${inches} }`}</pre>
    </section>
  );
}
