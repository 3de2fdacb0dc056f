import type { ShownDocument } from "../../server/contract/appointments.ts";
import { bookingMessages } from "../i18n/booking.ts";
import { translator } from "../i18n/catalogue.ts";
import { Button } from "../ui/button.tsx";
import type { BookingContext, BookingEvent } from "./booking.machine.ts";

const kinds = ["resident", "hkMacaoTaiwan", "foreignPermanentResident"] as const;

/** Kind and number of the document. The browser is asked to keep nothing of it. */
export function Who({ context, send }: { context: BookingContext; send: (event: BookingEvent) => void }) {
  const { document: typed, language } = context;
  const t = translator(bookingMessages, language);
  const keep = (part: Partial<ShownDocument>) => send({ type: "typed", document: { ...typed, ...part } });
  return (
    <form
      class="who"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        send({ type: "show" });
      }}
    >
      <fieldset>
        <legend>{t("kind")}</legend>
        {kinds.map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" checked={kind === typed.kind} onChange={() => keep({ kind })} />
            <span>{t(kind)}</span>
          </label>
        ))}
      </fieldset>
      <label class="who__number">
        <span>{t("number")}</span>
        <input
          type="text"
          value={typed.number}
          maxLength={24}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          onInput={({ currentTarget }) => keep({ number: currentTarget.value })}
        />
      </label>
      <Button variant="primary" disabled={typed.number.trim() === ""} onPress={() => send({ type: "show" })}>
        {t("next")}
      </Button>
    </form>
  );
}
