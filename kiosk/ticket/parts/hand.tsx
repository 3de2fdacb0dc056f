import type { FollowedTicket } from "../../../server/contract/follow.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { FollowMessages } from "../../i18n/follow.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import type { TicketEvent, TicketSnapshot } from "../ticket.machine.ts";
import { Texts } from "./texts.tsx";

export interface HandProps {
  readonly snapshot: TicketSnapshot;
  readonly ticket: FollowedTicket;
  readonly send: (event: TicketEvent) => void;
  readonly t: Translate<FollowMessages>;
}

/** What its holder may do: be rung, be sent texts, give the number back. */
export function Hand({ snapshot, ticket, send, t }: HandProps) {
  const { hand, alarm, line } = snapshot.value;
  const { problem } = snapshot.context;
  const isApart = line !== "gone" && line.followed === "lost";
  const canBeGivenBack = ticket.state !== "called" && ticket.state !== "serving";

  if (hand === "asking" || hand === "givingBack")
    return (
      <section class="hand hand--asking" aria-labelledby="asking">
        <h2 id="asking">{t("giveBackTitle", { number: ticket.number })}</h2>
        <p>{t("giveBackHint")}</p>
        <div class="hand__choice">
          <Button onPress={() => send({ type: "keep" })} disabled={hand === "givingBack"}>
            {t("giveBackNo")}
          </Button>
          <Button
            class="button--danger"
            onPress={() => send({ type: "confirm" })}
            disabled={hand === "givingBack" || isApart}
          >
            {t("giveBackYes")}
          </Button>
        </div>
      </section>
    );
  return (
    <section class="hand">
      {canBeGivenBack && <AlarmSwitch alarm={alarm} send={send} t={t} />}
      {problem && <Notice tone="bad" title={t(problem)} />}
      {ticket.texts && canBeGivenBack && (
        <Texts order={ticket.texts} hand={hand} isApart={isApart} send={send} t={t} />
      )}
      {canBeGivenBack && hand !== "typing" && hand !== "ordering" && (
        <Button variant="quiet" disabled={isApart} onPress={() => send({ type: "giveBack" })}>
          {t("giveBack")}
        </Button>
      )}
    </section>
  );
}

function AlarmSwitch({
  alarm,
  send,
  t,
}: { readonly alarm: TicketSnapshot["value"]["alarm"] } & Pick<HandProps, "send" | "t">) {
  if (alarm === "on") return <Notice tone="good" title={t("alarmIsOn")} />;
  return (
    <>
      {alarm === "blocked" && <Notice tone="warning" title={t("alarmBlocked")} />}
      <Button variant="primary" disabled={alarm === "asking"} onPress={() => send({ type: "wantAlarm" })}>
        {t("alarmOn")}
      </Button>
    </>
  );
}
