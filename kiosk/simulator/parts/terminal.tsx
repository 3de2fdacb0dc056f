import type { Language } from "../../../server/contract/hall.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { SimulatorMessages } from "../../i18n/simulator.ts";
import { type Action, type Bench, printerName, readerName, ticketPicture } from "../api.ts";
import { CardDrawing } from "./cards.tsx";

export interface TerminalProps {
  readonly bench: Bench;
  readonly language: Language;
  readonly t: Translate<SimulatorMessages>;
  readonly act: (action: Action) => void;
  readonly citizenPage: string | null;
}

/**
 * The terminal as it stands in the hall: the citizen's page on its screen, the reader's plate and the ticket slot on
 * its desk. What is drawn is what the simulated devices say.
 */
export function Terminal({
  bench: { personas, reader, printer },
  language,
  t,
  act,
  citizenPage,
}: TerminalProps) {
  const card = personas.find(({ id }) => id === reader?.state.card);
  const tickets = printer?.state.tickets.filter(({ taken }) => !taken) ?? [];
  const ticket = tickets.at(-1);
  const readerOn = reader?.device.plugged ?? false;
  const printerOn = printer?.device.plugged ?? false;
  return (
    <section class="terminal" aria-label={t("terminal")}>
      <div class="terminal__body">
        <Drawing
          reading={reader?.state.reading ?? false}
          printing={printer?.state.printing ?? false}
          coverOpen={printer?.state.cover === "open"}
          readerOn={readerOn}
          printerOn={printerOn}
        />
        <div class="terminal__screen">
          {citizenPage && <iframe title={t("citizenPage")} src={citizenPage} />}
        </div>
        <p class="terminal__label terminal__label--reader">
          {!readerOn ? t("unplugged") : reader?.state.reading ? t("reading") : t("readerHere")}
        </p>
        <p class="terminal__label terminal__label--printer">
          {!printerOn ? t("unplugged") : printer?.state.printing ? t("printing") : t("slot")}
        </p>
        {card && (
          <button
            key={card.id}
            type="button"
            class="terminal__card"
            aria-label={t("cardTake")}
            title={t("cardTake")}
            onClick={() => act({ device: readerName, action: "removeCard" })}
          >
            <CardDrawing kind={card.kind} />
            <span>{card.label[language]}</span>
          </button>
        )}
        {ticket && (
          <button
            key={ticket.id}
            type="button"
            class="terminal__ticket"
            title={t("takeTicket", { id: ticket.id })}
            onClick={() =>
              act({ device: printerName, action: "takeTicket", arguments: { ticket: ticket.id } })
            }
          >
            <span class="terminal__paper">
              <img src={ticketPicture(ticket.id)} alt={t("takeTicket", { id: ticket.id })} />
            </span>
            <span class="terminal__take">
              {t("takeTicketShort")}
              {tickets.length > 1 && ` · ${t("moreTickets", { count: tickets.length - 1 })}`}
            </span>
          </button>
        )}
      </div>
    </section>
  );
}

interface DrawingProps {
  readonly reading: boolean;
  readonly printing: boolean;
  readonly coverOpen: boolean;
  readonly readerOn: boolean;
  readonly printerOn: boolean;
}

/** Column, screen and desk; the parts of a device are grey while its cable is out. */
function Drawing({ reading, printing, coverOpen, readerOn, printerOn }: DrawingProps) {
  return (
    <svg class="terminal__drawing" viewBox="0 0 560 1000" aria-hidden="true">
      <path class="terminal__foot" d="M150 1000l16-60h228l16 60z" />
      <rect class="terminal__case" x="68" y="4" width="424" height="740" rx="20" />
      <rect class="terminal__glass" x="84" y="20" width="392" height="696" rx="4" />
      <path class="terminal__desk" d="M68 734h424l60 186a16 16 0 01-16 20H24a16 16 0 01-16-20z" />
      <path class="terminal__edge" d="M12 912h536" />
      <g class={`terminal__reader${readerOn ? "" : " terminal__off"}${reading ? " terminal__alive" : ""}`}>
        <path d="M92 782h150l-14 108H56z" />
        <path class="terminal__waves" d="M132 856q18-14 36 0M122 842q28-22 56 0M112 828q38-30 76 0" />
        <circle class="terminal__light" cx="78" cy="770" r="6" />
      </g>
      <g class={`terminal__printer${printerOn ? "" : " terminal__off"}${printing ? " terminal__alive" : ""}`}>
        <path d="M318 782h150l36 46H326z" />
        {coverOpen && <path class="terminal__cover" d="M318 782l-10-44h158l2 44z" />}
        <rect class="terminal__slot" x="336" y="796" width="130" height="11" rx="5.5" />
        <circle class="terminal__light" cx="482" cy="770" r="6" />
      </g>
    </svg>
  );
}
