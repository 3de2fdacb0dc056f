import type { BoardWindow, Call } from "../../../server/contract/board.ts";
import type { Language } from "../../../server/contract/hall.ts";
import type { BoardMessages } from "../../i18n/board.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { emLength } from "../sizes.ts";
import { Subtitle, type SubtitleProps } from "./subtitle.tsx";

export interface WindowBoardProps extends SubtitleProps {
  /** Undefined where the hall has no such window. */
  readonly window: BoardWindow | undefined;
  /** As the address names it. */
  readonly id: string;
  /** The window's last call. */
  readonly latest: Call | undefined;
  readonly announcing: boolean;
  /** Whether this board has a voice, and so a place for its words. */
  readonly speaks: boolean;
  readonly language: Language;
  readonly t: Translate<BoardMessages>;
}

/** The display above one desk: who is called here now, else whether to wait, and what is handled here. */
export function WindowBoard(props: WindowBoardProps) {
  const { window, id, announcing, speaks, spoken, language, t } = props;
  if (!window)
    return (
      <main class="window-board">
        <p class="window-board__unknown">{t("unknownWindow", { id })}</p>
      </main>
    );
  const names = window.serviceNames.map((name) => name[language]);
  return (
    <main class="window-board">
      <section
        class={announcing ? "window-board__now window-board__now--calling" : "window-board__now"}
        aria-live="polite"
      >
        <Now {...props} window={window} />
        {speaks && <Subtitle spoken={spoken} />}
      </section>
      {names.length > 0 && (
        <section class="window-board__services">
          <h2>{t("handledHere")}</h2>
          <p>
            {names.map((name) => (
              <span key={name}>{name}</span>
            ))}
          </p>
        </section>
      )}
    </main>
  );
}

/** So that the sheet can make a text as large as its line lets it be. */
const asLongAs = (text: string) => ({ "--length": String(emLength(text)) });

function Now({ window, latest, t }: WindowBoardProps & { readonly window: BoardWindow }) {
  const { current, clerkPresent, paused = false } = window;
  if (!current) {
    const isOpen = clerkPresent && !paused;
    const word = isOpen ? t("windowWaits") : t("windowPaused");
    const hint = isOpen ? t("windowWaitsHint") : t("windowPausedHint");
    return (
      <>
        <p class="window-board__word" style={asLongAs(word)}>
          {word}
        </p>
        <p class="window-board__hint" style={asLongAs(hint)}>
          {hint}
        </p>
      </>
    );
  }
  const title = current.state === "serving" ? t("windowServing") : t("windowCalls");
  const calls = latest?.number === current.number ? latest.count : 1;
  const again = current.state === "called" && calls > 1 ? t("recalled", { count: calls }) : "";
  return (
    <>
      <p class="window-board__title" style={asLongAs(`${title}${again} `)}>
        {title}
        {again && <span class="stage__again">{again}</span>}
      </p>
      <p class="window-board__number" style={asLongAs(current.number)}>
        {current.number}
      </p>
    </>
  );
}
