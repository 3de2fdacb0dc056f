import { ringingCalls } from "../guide.machine.ts";
import { useGuide } from "../use-guide.ts";
import { standingOf } from "./standing.ts";

/** The plan of the hall with its terminals. @param shown the one that is meant; none: every one can be touched */
export function FloorMap({ shown }: { readonly shown?: string }) {
  const { view, context, language, t, send } = useGuide();
  const { zones, terminals } = view;
  const calling = new Set(view.calls.map(({ terminalId }) => terminalId));
  const ringing = new Set(ringingCalls(context).map(({ terminalId }) => terminalId));
  if (zones.length === 0) return null;
  const place = terminals.find(({ id }) => id === shown)?.place;
  if (shown && !place) return <p class="card-button__quiet">{t("noPlace")}</p>;
  const zone = zones.find(({ id }) => id === place?.zone);
  return (
    <figure class="plan">
      <section class="plan__hall" aria-label={t("map")}>
        {zones.map(({ id, name, x, y, width, height }) => (
          <div
            key={id}
            class="plan__zone"
            style={{ left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` }}
          >
            {name[language]}
          </div>
        ))}
        {terminals.map((terminal) => {
          const { id, place: at } = terminal;
          if (!at || (shown && shown !== id)) return null;
          const { tone } = standingOf(terminal, t);
          return (
            <button
              type="button"
              key={id}
              class="plan__terminal"
              data-tone={tone}
              data-calling={calling.has(id)}
              data-rings={ringing.has(id)}
              style={{ left: `${at.x}%`, top: `${at.y}%` }}
              onClick={() => send({ type: "openTerminal", id })}
            >
              {id.split("-").at(-1)}
            </button>
          );
        })}
      </section>
      {zone && (
        <figcaption>
          {zone.storey[language]} · {zone.name[language]}
        </figcaption>
      )}
    </figure>
  );
}
