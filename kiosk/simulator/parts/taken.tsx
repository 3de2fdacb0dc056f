import type { Translate } from "../../i18n/catalogue.ts";
import type { SimulatorMessages } from "../../i18n/simulator.ts";
import { type Bench, type PrintedTicket, ticketPicture } from "../api.ts";

export interface TakenProps {
  readonly bench: Bench;
  readonly t: Translate<SimulatorMessages>;
}

/** The ticket that was taken last: its picture, and what a person reads on it. */
export function Taken({ bench: { printer }, t }: TakenProps) {
  const ticket = printer?.state.tickets.findLast(({ taken }) => taken);
  return (
    <section class="taken">
      <h2>{t("inHand")}</h2>
      {ticket ? <Ticket ticket={ticket} t={t} /> : <p class="taken__none">{t("inHandNone")}</p>}
    </section>
  );
}

function Ticket({
  ticket: { id, lines, qr, cut, errors },
  t,
}: { ticket: PrintedTicket } & Pick<TakenProps, "t">) {
  return (
    <div class="taken__ticket">
      <img src={ticketPicture(id)} alt={t("ticketPicture", { id })} />
      <div class="taken__data">
        <ol>
          {lines
            .filter((line) => line.trim() !== "")
            .map((line, place) => (
              <li key={place}>{line}</li>
            ))}
        </ol>
        <dl>
          {qr.length > 0 && (
            <div>
              <dt>{t("ticketQr")}</dt>
              <dd>{qr.join(" ")}</dd>
            </div>
          )}
          {errors.length > 0 && (
            <div class="taken__errors">
              <dt>{t("ticketErrors")}</dt>
              <dd lang="en">{errors.join("; ")}</dd>
            </div>
          )}
        </dl>
        <p class="taken__cut">{cut ? t("ticketCut") : t("ticketNotCut")}</p>
      </div>
    </div>
  );
}
