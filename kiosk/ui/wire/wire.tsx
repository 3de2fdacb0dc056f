import { useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { type Translate, translator } from "../../i18n/catalogue.ts";
import { type WireMessages, wireMessages } from "../../i18n/wire.ts";
import { wallTime } from "../time.ts";
import { shownEntries, type WireLine, type WireView, type WireViewEvent, wireLines } from "./wire-lines.ts";

export interface WireProps {
  readonly view: WireView;
  /** The devices whose lines these are, and what they are called. */
  readonly devices: readonly { readonly name: string; readonly label: string }[];
  readonly language: Language;
  readonly send: (event: WireViewEvent) => void;
}

/** Lines drawn at once; older ones are found with the filter. */
const drawnLines = 120;

/** The live bytes of all lines, newest first. Personal data is redacted before it comes here. */
export function Wire({ view, devices, language, send }: WireProps) {
  const { wire, filter, pausedAt } = view;
  const t = useMemo(() => translator(wireMessages, language), [language]);
  const lines = useMemo(() => wireLines(shownEntries(view), view.filter).slice(0, drawnLines), [view]);
  const held = pausedAt === null ? 0 : wire.filter(({ seq }) => seq > pausedAt).length;
  const labels = new Map(devices.map(({ name, label }) => [name, label]));
  return (
    <section class="wire">
      <header class="wire__head">
        <h2>{t("wire")}</h2>
        <div class="wire__devices">
          {[{ name: null, label: t("wireAll") }, ...devices].map(({ name, label }) => (
            <button
              key={label}
              type="button"
              class="desk-button"
              aria-pressed={filter.device === name}
              onClick={() => send({ type: "setFilter", filter: { device: name } })}
            >
              {label}
            </button>
          ))}
        </div>
        <input
          type="search"
          aria-label={t("wireFilter")}
          placeholder={t("wireFilter")}
          value={filter.text}
          onInput={(event) => send({ type: "setFilter", filter: { text: event.currentTarget.value } })}
        />
        <button
          type="button"
          class="desk-button"
          aria-pressed={pausedAt !== null}
          onClick={() => send({ type: pausedAt === null ? "pause" : "resume" })}
        >
          {pausedAt === null ? t("wirePause") : t("wireResume")}
        </button>
        {held > 0 && <span class="wire__held">{t("wireHeld", { count: held })}</span>}
        <button type="button" class="desk-button" onClick={() => send({ type: "clear" })}>
          {t("wireClear")}
        </button>
      </header>
      <div class="wire__lines">
        {lines.length === 0 ? (
          <p class="wire__empty">{t("wireEmpty")}</p>
        ) : (
          <table>
            <colgroup>
              <col class="wire__time-column" />
              <col class="wire__way-column" />
              <col class="wire__meaning-column" />
              <col />
            </colgroup>
            <thead class="visually-hidden">
              <tr>
                <th>{t("wireTime")}</th>
                <th>{t("wireDirection")}</th>
                <th>{t("wireMeaning")}</th>
                <th>{t("wireBytes")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line key={line.first.seq} line={line} label={labels.get(line.first.device)} t={t} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function Line({
  line: { first, last, count },
  label,
  t,
}: {
  line: WireLine;
  label: string | undefined;
  t: Translate<WireMessages>;
}) {
  const toDevice = first.direction === "toDevice";
  return (
    <tr class={toDevice ? "wire__line wire__line--out" : "wire__line"}>
      <td class="wire__time">{`${wallTime(last.at, "seconds")}.${String(last.at % 1000).padStart(3, "0")}`}</td>
      <td class="wire__way">
        <span aria-hidden="true">{toDevice ? "→" : "←"}</span> {label ?? first.device}
        <span class="visually-hidden">{toDevice ? t("wireToDevice") : t("wireToHost")}</span>
      </td>
      <td class="wire__meaning" lang="en">
        {first.meaning}
        {count > 1 && (
          <span class="wire__count" title={t("wireRepeated", { count })}>
            ×{count}
          </span>
        )}
      </td>
      <td class="wire__bytes" title={first.hex}>
        {first.hex}
      </td>
    </tr>
  );
}
