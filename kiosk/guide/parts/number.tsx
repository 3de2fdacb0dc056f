import { useState } from "preact/hooks";
import { ticketTextsOf } from "../../i18n/ticket.ts";
import { Button } from "../../ui/button.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import type { TakenNumber } from "../guide.machine.ts";
import { useGuide } from "../use-guide.ts";

/** A number for somebody who cannot take it: with priority, on the tablet, or on a terminal's paper. */
export function NumberForSomebody() {
  const { context } = useGuide();
  return context.taken ? <Taken taken={context.taken} /> : <Choice />;
}

function Choice() {
  const { view, language, t, send, isBusy, newKey } = useGuide();
  const [serviceId, setService] = useState<string | null>(null);
  const [classId, setClass] = useState<string | null>(null);
  // One key a wish: a wish that is asked again after a lost line is the same number.
  const [key, setKey] = useState(newKey);
  const change = (make: () => void) => {
    make();
    setKey(newKey());
  };
  return (
    <section class="sheet-part">
      <h2>{t("whichService")}</h2>
      <ul class="cards">
        {view.services.map(({ id, plainName, open, waiting }) => (
          <li key={id}>
            <button
              type="button"
              class="card-button"
              disabled={!open}
              aria-pressed={id === serviceId}
              onClick={() => change(() => setService(id))}
            >
              <strong class="card-button__name">{plainName[language]}</strong>
              <span class="card-button__quiet">
                {open ? t("waiting", { count: waiting }) : t("noNumbers")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <fieldset class="phrases">
        <legend>{t("priorityClass")}</legend>
        <Button pressed={classId === null} onPress={() => change(() => setClass(null))}>
          {t("ordinary")}
        </Button>
        {view.classes.map(({ id, name }) => (
          <Button key={id} pressed={classId === id} onPress={() => change(() => setClass(id))}>
            {name[language]}
          </Button>
        ))}
      </fieldset>
      <div class="thumb">
        <Button
          variant="primary"
          icon="ticket"
          disabled={isBusy || serviceId === null}
          onPress={() =>
            serviceId !== null &&
            send({
              type: "act",
              act: {
                command: "XiaohuGuide.TakeNumber",
                payload: { serviceId, classId, idempotencyKey: key },
              },
            })
          }
        >
          {t("takeNumber")}
        </Button>
      </div>
    </section>
  );
}

const printWords = {
  sent: "printSent",
  printed: "printPrinted",
  failed: "printFailed",
  unknown: "printUnknown",
  silent: "printSilent",
} as const;

function Taken({ taken: { ticket, print, terminalId } }: { readonly taken: TakenNumber }) {
  const { view, language, t, send, isBusy } = useGuide();
  const printers = view.terminals.filter(
    ({ connected, status }) =>
      connected &&
      status?.paper !== "out" &&
      status?.devices.some(({ family, fault }) => family === "receipt-printer" && !fault),
  );
  const isOver = print === "sent" || print === "printed";
  return (
    <section class="sheet-part">
      <p class="taken-number">{ticket.number}</p>
      <p>
        {ticket.serviceName[language]} · {ticket.area[language]}
        {ticket.priority && ` · ${ticket.priority.name[language]}`}
      </p>
      <p>{t("ahead", { count: ticket.ahead })}</p>
      {ticket.follow ? (
        <div class="taken-code">
          <QrCode text={ticket.follow} size={42} label={t("scanTicket")} />
          <p>{t("scanTicket")}</p>
        </div>
      ) : (
        <p>{t("tellNumber")}</p>
      )}
      {print !== "none" && (
        <p role="status" class="sheet-part__state">
          {t(printWords[print], { terminal: terminalId ?? "" })}
        </p>
      )}
      {!isOver && (
        <fieldset class="phrases">
          <legend>{printers.length > 0 ? t("printAt") : t("noPrinter")}</legend>
          {printers.map(({ id }) => (
            <Button
              key={id}
              icon="printer"
              disabled={isBusy}
              onPress={() =>
                send({
                  type: "act",
                  act: {
                    command: "XiaohuGuide.PrintTicket",
                    payload: {
                      ticketId: ticket.id,
                      terminalId: id,
                      texts: ticketTextsOf(ticket, view.hallName, language),
                    },
                  },
                })
              }
            >
              {id}
            </Button>
          ))}
        </fieldset>
      )}
      <div class="thumb">
        <Button variant="primary" onPress={() => send({ type: "anotherNumber" })}>
          {t("anotherNumber")}
        </Button>
      </div>
    </section>
  );
}
