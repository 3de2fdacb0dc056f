import type { StatisticsBy } from "../../../server/contract/manager.ts";
import { hasLater, isLive, type ManagerEvent, rangeOf } from "../manager.machine.ts";
import type { Span } from "../range.ts";
import type { ManagerSnapshot } from "../snapshot.ts";
import type { Words } from "../words.ts";

const spans: readonly Span[] = ["day", "week", "month"];
const rows = {
  day: "tableDay",
  hour: "tableHour",
  service: "tableService",
  window: "tableWindow",
  class: "tableClass",
} as const satisfies Record<StatisticsBy, string>;

/** Which days are shown, and the table of them to take away. */
export function RangeBar({
  snapshot: { context, value },
  t,
  send,
}: {
  readonly snapshot: ManagerSnapshot;
  readonly t: Words;
  readonly send: (event: ManagerEvent) => void;
}) {
  const range = rangeOf(context);
  if (!range) return null;
  const live = isLive(context);
  const withToday = context.period?.withToday ?? false;
  return (
    <nav class="range" aria-label={t("spanLabel")}>
      <div class="range__spans">
        {spans.map((span) => (
          <button
            key={span}
            type="button"
            class="desk-button"
            aria-pressed={context.span === span}
            onClick={() => send({ type: "setSpan", span })}
          >
            {t(span)}
          </button>
        ))}
      </div>
      <div class="range__steps">
        <button type="button" class="desk-button" onClick={() => send({ type: "earlier" })}>
          ‹ {t("earlier")}
        </button>
        <p class="range__days" role="status">
          <strong>{range.from === range.to ? range.from : `${range.from} – ${range.to}`}</strong>
          {live && <span>{t("live")}</span>}
          {!live && withToday && <span>{t("soFar")}</span>}
        </p>
        <button
          type="button"
          class="desk-button"
          disabled={!hasLater(context)}
          onClick={() => send({ type: "later" })}
        >
          {t("later")} ›
        </button>
        {!live && (
          <button type="button" class="desk-button" onClick={() => send({ type: "toToday" })}>
            {t("toToday")}
          </button>
        )}
      </div>
      <form
        class="range__table"
        onSubmit={(event) => {
          event.preventDefault();
          send({ type: "saveTable" });
        }}
      >
        <label>
          {t("tableBy")}{" "}
          <select
            value={context.by}
            onChange={(event) => send({ type: "setBy", by: event.currentTarget.value as StatisticsBy })}
          >
            {Object.entries(rows).map(([by, key]) => (
              <option key={by} value={by}>
                {t(key)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="submit"
          class="desk-button desk-button--main"
          disabled={value.table === "saving" || context.connection !== "open"}
        >
          {t("tableSave")}
        </button>
      </form>
    </nav>
  );
}
