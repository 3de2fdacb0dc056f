import { useLayoutEffect } from "preact/hooks";
import { accompanyMessages } from "../../i18n/accompany.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { loadStylesheet, useStylesheet } from "../../ui/keyboard/use-stylesheet.ts";
import { Overlay } from "../frame/overlay.tsx";
import type { AccompanyNote } from "../machines/accompany.machine.ts";
import { useSession } from "../use-citizen.ts";
import stylesheet from "./accompany.css?url";
import { useAccompany } from "./accompany.tsx";

type Words = Translate<typeof accompanyMessages>;

function useWords() {
  const { language } = useSession();
  const { view, tell } = useAccompany();
  const t = translator(accompanyMessages, language);
  return { t, view, tell, name: view.accompaniment.guide.name };
}

/** What lies over the screen: whether a guide may look on, whether it goes on at a window, and the number there. */
export function AccompanySheet() {
  const { view } = useAccompany();
  // The sheets themselves have the styles of every sheet: the strip's come beside.
  useLayoutEffect(() => void loadStylesheet(stylesheet).catch(reportError), []);
  if (view.sheet === "asked") return <Asked />;
  return view.sheet === "number" ? <WindowNumber /> : <HandOver />;
}

/** Neither answer is made easier than the other. */
function Asked() {
  const { t, name, tell } = useWords();
  return (
    <div data-accompany="">
      <Overlay
        name="accompany-asked"
        title={t("askTitle", { name })}
        actions={
          <>
            <Button icon="close" onPress={() => tell({ type: "no" })}>
              {t("no")}
            </Button>
            <Button icon="check" onPress={() => tell({ type: "yes" })}>
              {t("yes")}
            </Button>
          </>
        }
      >
        <ul class="help-ways">
          <Line icon="information" words={t("askSees")} />
          <Line icon="card" words={t("askHidden")} />
          <Line icon="person" words={t("askControl")} />
        </ul>
      </Overlay>
    </div>
  );
}

const Line = ({
  icon,
  words,
}: {
  readonly icon: "information" | "card" | "person" | "place" | "ticket" | "check" | "printer" | "warning";
  readonly words: string;
}) => (
  <li>
    <Icon name={icon} size={12} />
    <span>{words}</span>
  </li>
);

function HandOver() {
  const { session, language } = useSession();
  const { t, view, name, tell } = useWords();
  const service = session.condition.hall.services.find(
    ({ id }) => id === view.accompaniment.handOver?.serviceId,
  );
  return (
    <div data-accompany="">
      <Overlay
        name="accompany-hand-over"
        title={t("handOverTitle", { name })}
        actions={
          <>
            <Button icon="back" onPress={() => tell({ type: "handOver", answer: "no" })}>
              {t("handOverNo")}
            </Button>
            <Button icon="place" onPress={() => tell({ type: "handOver", answer: "yes" })}>
              {t("handOverYes")}
            </Button>
          </>
        }
      >
        <ul class="help-ways">
          {service && (
            <Line icon="information" words={t("handOverService", { service: service.plainName[language] })} />
          )}
          {session.handling && <Line icon="check" words={t("handOverKeeps")} />}
          <Line icon="ticket" words={t("handOverNumber")} />
        </ul>
      </Overlay>
    </div>
  );
}

const printWords = {
  printing: "numberPrinting",
  printed: "numberPrinted",
  failed: "numberUnprinted",
} as const;

/** Where to go, and with what. */
function WindowNumber() {
  const { session, language } = useSession();
  const { t, view, tell } = useWords();
  const { ticket, print } = view;
  if (!ticket) throw new Error("a number was to be shown before there was one");
  const isKept = session.handling?.state === "handleSaved" || session.handling?.state === "handleSaving";
  return (
    <div data-accompany="">
      <Overlay
        name="accompany-number"
        title={t("numberTitle", { number: ticket.number })}
        actions={
          <Button variant="primary" icon="check" onPress={() => tell({ type: "read" })}>
            {t("close")}
          </Button>
        }
      >
        <ul class="help-ways">
          <Line icon="place" words={t("numberWhere", { area: ticket.area[language] })} />
          <Line icon={print === "failed" ? "warning" : "printer"} words={t(printWords[print])} />
          {isKept && <Line icon="check" words={t("numberCode")} />}
        </ul>
      </Overlay>
    </div>
  );
}

/** That somebody looks on stands here as long as it is so, over whatever else is on the screen, with the key that stops it. */
export function AccompanyStrip() {
  const { t, view, name, tell } = useWords();
  const isStyled = useStylesheet(stylesheet);
  const { state, note, lost, accompaniment } = view;
  if (state === "asked" || state === "over") return null;
  const isOn = state !== "ended";
  const words =
    state === "joining"
      ? t("joining", { name })
      : state === "near"
        ? t("watching", { name })
        : state === "gap"
          ? t("away")
          : t(lost ? "endedLost" : "ended");
  const more = handOverWords(accompaniment.handOver?.state, t) ?? (note && noteWords(note, t));
  return (
    <aside class="accompany-strip" data-accompany="" data-state={state} hidden={!isStyled}>
      <div class="accompany-strip__words" role="status">
        <p>
          <Icon
            name={state === "near" ? "person" : state === "joining" ? "clock" : "information"}
            size={10}
          />
          <span>{words}</span>
        </p>
        {isOn && more && <p class="accompany-strip__note">{more}</p>}
      </div>
      {isOn && note?.kind === "modes" && (
        <Button icon="back" onPress={() => tell({ type: "takeBack" })}>
          {t("takeBack")}
        </Button>
      )}
      <Button icon={isOn ? "close" : "check"} onPress={() => tell({ type: isOn ? "stop" : "close" })}>
        {t(isOn ? "stop" : "close")}
      </Button>
    </aside>
  );
}

function handOverWords(state: string | undefined, t: Words): string | null {
  if (state === "agreed") return t("numberComes");
  return state === "failed" ? t("numberFailed") : null;
}

function noteWords(note: AccompanyNote, t: Words): string {
  switch (note.kind) {
    case "point":
      return t("pointed", { words: note.words ?? t("thisKey") });
    case "offer":
      return t("offered", { words: note.words ?? t("thisKey") });
    case "time":
      return t("moreTime", { minutes: note.minutes });
    case "modes": {
      const { text, contrast, language } = note.changed;
      if (text) return t(text === "large" ? "changedLarge" : "changedNormal");
      if (contrast) return t(contrast === "high" ? "changedHigh" : "changedLow");
      return language ? t("changedLanguage") : "";
    }
  }
}
