import { useRef } from "preact/hooks";
import { type TextOrder, telephoneNumber } from "../../../server/contract/follow.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { FollowMessages } from "../../i18n/follow.ts";
import { Button } from "../../ui/button.tsx";
import type { TicketEvent, TicketSnapshot } from "../ticket.machine.ts";

export interface TextsProps {
  readonly order: TextOrder;
  readonly hand: TicketSnapshot["value"]["hand"];
  /** The hall cannot be reached now. */
  readonly isApart: boolean;
  readonly send: (event: TicketEvent) => void;
  readonly t: Translate<FollowMessages>;
}

/** Text messages: whether there will be any, and where to. What is typed stands in the field alone until it is sent. */
export function Texts({ order, hand, isApart, send, t }: TextsProps) {
  const field = useRef<HTMLInputElement>(null);
  if (order.to !== null)
    return (
      <div class="texts texts--ordered">
        <p>
          <strong>{t("textsTo", { to: order.to })}</strong>
          <br />
          {t("textsWhat", { count: order.ahead })}
        </p>
        <Button disabled={isApart || hand === "stopping"} onPress={() => send({ type: "stopTexts" })}>
          {t("textsStop")}
        </Button>
      </div>
    );
  if (hand !== "typing" && hand !== "ordering")
    return (
      <Button disabled={isApart} onPress={() => send({ type: "openTexts" })}>
        {t("textsOpen")}
      </Button>
    );
  const submit = (event: Event) => {
    event.preventDefault();
    const typed = field.current?.value ?? "";
    field.current?.setCustomValidity(telephoneNumber(typed) === null ? t("textsWrong") : "");
    if (field.current?.reportValidity()) send({ type: "sendTexts", to: typed });
  };
  return (
    <form class="texts" onSubmit={submit} noValidate>
      <h2>{t("textsTitle")}</h2>
      <p>{t("textsWhat", { count: order.ahead })}</p>
      <label>
        <span>{t("textsNumber")}</span>
        <input
          ref={field}
          name="telephone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={24}
          disabled={hand === "ordering"}
          onInput={() => field.current?.setCustomValidity("")}
        />
      </label>
      <p class="texts__hint">{t("textsForeign")}</p>
      <p class="texts__hint">{t("textsPrivacy")}</p>
      <div class="hand__choice">
        <Button onPress={() => send({ type: "closeTexts" })}>{t("cancel")}</Button>
        <button type="submit" class="button button--primary" disabled={hand === "ordering" || isApart}>
          {t("textsSend")}
        </button>
      </div>
    </form>
  );
}
