/** What the drawing points at, and what happens there. */
export type Moment = "layCard" | "readCard" | "takeCard" | "print" | "takeTicket";

/**
 * A drawing of this very terminal with the place that matters alive: the reader's plate left of the middle, the ticket slot to
 * its right, as on the terminal this issue is built for.
 */
export function TerminalDrawing({ moment }: { moment: Moment }) {
  const atReader = moment === "layCard" || moment === "readCard" || moment === "takeCard";
  return (
    <svg class={`drawing drawing--${moment}`} viewBox="0 0 320 300" aria-hidden="true">
      <g class="drawing__body">
        <path d="M104 296l10-44h92l10 44z" />
        <rect x="96" y="6" width="128" height="168" rx="10" />
        <path d="M40 252l26-74a8 8 0 018-5h172a8 8 0 018 5l26 74a6 6 0 01-6 8H46a6 6 0 01-6-8z" />
      </g>
      <rect class="drawing__screen" x="106" y="16" width="108" height="148" rx="4" />
      <g class="drawing__lines">
        <path d="M118 40h52M118 58h84M118 72h84M118 86h60" />
        <rect x="118" y="128" width="84" height="22" rx="5" />
      </g>
      <g class={atReader ? "drawing__place drawing__place--alive" : "drawing__place"}>
        <path d="M66 238l14-42h70l-4 42z" />
        <path class="drawing__waves" d="M97 222q11-9 22 0M91 214q17-13 34 0M86 206q22-16 44 0" />
      </g>
      <g class={atReader ? "drawing__place" : "drawing__place drawing__place--alive"}>
        <rect x="178" y="206" width="70" height="14" rx="7" />
      </g>
      {atReader ? (
        <g class="drawing__card">
          <rect x="74" y="188" width="72" height="45" rx="5" />
          <circle cx="92" cy="205" r="7" />
          <path d="M82 224q10-14 20 0M110 202h28M110 212h28M110 222h18" />
        </g>
      ) : (
        <g class="drawing__ticket">
          <path d="M190 213h46v52l-6-5-6 5-5.5-5-5.5 5-6-5-6 5-5-5-6 5z" />
          <path class="drawing__ticket-words" d="M202 226h22M198 237h30M204 246h18" />
        </g>
      )}
    </svg>
  );
}
