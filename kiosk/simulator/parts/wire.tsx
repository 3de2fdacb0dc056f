import { useMemo } from "preact/hooks";
import type { Translate } from "../../i18n/catalogue.ts";
import type { SimulatorMessages } from "../../i18n/simulator.ts";
import { wallTime } from "../../ui/time.ts";
import { printerName, readerName } from "../api.ts";
import { type BenchContext, type BenchEvent, shownEntries } from "../bench.machine.ts";
import { type WireLine, wireLines } from "../wire.ts";

export interface WireProps {
  readonly context: BenchContext;
  readonly t: Translate<SimulatorMessages>;
  readonly send: (event: BenchEvent) => void;
}

/** Lines drawn at once; older ones are found with the filter. */
const drawnLines = 120;

/** The live bytes of both lines, newest first. Personal data is redacted before it comes here. */
export function Wire({ context, t, send }: WireProps) {
  const { wire, filter, pausedAt, clearedUpTo } = context;
  const lines = useMemo(
    () => wireLines(shownEntries({ ...context, wire, pausedAt, clearedUpTo }), filter).slice(0, drawnLines),
    [context, wire, filter, pausedAt, clearedUpTo],
  );
  const held = pausedAt === null ? 0 : wire.filter(({ seq }) => seq > pausedAt).length;
  const devices = [
    { name: null, label: t("wireAll") },
    { name: readerName, label: t("reader") },
    { name: printerName, label: t("printer") },
  ];
  return (
    <section class="wire">
      <header class="wire__head">
        <h2>{t("wire")}</h2>
        <div class="wire__devices">
          {devices.map(({ name, label }) => (
            <button
              key={label}
              type="button"
              class="device__button"
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
          class="device__button"
          aria-pressed={pausedAt !== null}
          onClick={() => send({ type: pausedAt === null ? "pause" : "resume" })}
        >
          {pausedAt === null ? t("wirePause") : t("wireResume")}
        </button>
        {held > 0 && <span class="wire__held">{t("wireHeld", { count: held })}</span>}
        <button type="button" class="device__button" onClick={() => send({ type: "clear" })}>
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
                <Line key={line.first.seq} line={line} t={t} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function Line({ line: { first, last, count }, t }: { line: WireLine } & Pick<WireProps, "t">) {
  const toDevice = first.direction === "toDevice";
  const name = first.device === readerName ? t("reader") : t("printer");
  return (
    <tr class={toDevice ? "wire__line wire__line--out" : "wire__line"}>
      <td class="wire__time">{`${wallTime(last.at, "seconds")}.${String(last.at % 1000).padStart(3, "0")}`}</td>
      <td class="wire__way">
        <span aria-hidden="true">{toDevice ? "→" : "←"}</span> {name}
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
