import type { ScreenSizeView } from "../../../server/contract/technician.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import type { TechnicianMessages } from "../../i18n/technician.ts";
import { settingMessages } from "../../i18n/technician-settings.ts";
import { defaultDiagonalInches, pixelsPerMillimetre } from "../../ui/mm.ts";
import { dayAndTime } from "../../ui/time.ts";
import { diagonals, type TechnicianContext, type TechnicianEvent } from "../context.ts";

export interface ScreenSizeProps {
  readonly context: TechnicianContext;
  /** Nothing else is under way. */
  readonly ready: boolean;
  /** The whole screen, CSS pixels: the window may be smaller. */
  readonly pixels: { readonly width: number; readonly height: number };
  readonly t: Translate<TechnicianMessages>;
  readonly send: (event: TechnicianEvent) => void;
}

/** ID-1, ISO/IEC 7810: the size of every identity and bank card, millimetres. */
const card = { width: 85.6, height: 53.98 } as const;

/**
 * A frame of a card's size, made larger and smaller until it is the card's: then a millimetre is known. A larger frame means
 * that a millimetre has more pixels, so that the screen is smaller.
 */
export function ScreenSize({ context, ready, pixels, t, send }: ScreenSizeProps) {
  const { screen, language } = context;
  const words = translator(settingMessages, language);
  const diagonal = context.diagonal ?? inForce(screen);
  const scale = pixelsPerMillimetre(pixels.width, pixels.height, diagonal);
  const size = { width: `${card.width * scale}px`, height: `${card.height * scale}px` };
  const change = (steps: number) => send({ type: "setDiagonal", inches: diagonal + steps * diagonals.step });
  const inches = diagonal.toFixed(1);
  const isSaved = screen.measured?.diagonalInches.toFixed(1) === inches;
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
      <p>{words("screenSaveHint")}</p>
      <div class="screen-size__buttons">
        <button
          type="button"
          class="button button--primary"
          disabled={!ready || isSaved}
          onClick={() =>
            send({ type: "command", command: { type: "saveScreen", diagonalInches: Number(inches) } })
          }
        >
          {words("screenSave")}
        </button>
        {screen.measured && (
          <button
            type="button"
            class="button button--secondary"
            disabled={!ready}
            onClick={() => send({ type: "command", command: { type: "forgetScreen" } })}
          >
            {words("screenForget")}
          </button>
        )}
      </div>
      <p class="screen-size__in-force" role="status">
        <InForce screen={screen} language={language} />
      </p>
    </section>
  );
}

/** Inches. */
function inForce({ measured, configuredInches }: ScreenSizeView): number {
  return measured?.diagonalInches ?? configuredInches ?? defaultDiagonalInches;
}

function InForce({ screen, language }: Pick<TechnicianContext, "screen" | "language">) {
  const t = translator(settingMessages, language);
  const inches = inForce(screen).toFixed(1);
  if (screen.measured) {
    const { technician, at } = screen.measured;
    return <>{t("screenMeasured", { inches, technician, time: dayAndTime(at) })}</>;
  }
  return <>{t(screen.configuredInches === null ? "screenUnknown" : "screenConfigured", { inches })}</>;
}
