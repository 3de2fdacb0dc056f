import { useState } from "preact/hooks";
import {
  type CloseReason,
  closeReasons as reasons,
  type TerminalDevice,
} from "../../../server/contract/fleet/status.ts";
import { deviceFaultNumbers } from "../../../server/contract/technician.ts";
import { closeReasons } from "../../i18n/at-rest.ts";
import { familyNames } from "../../i18n/devices.ts";
import { faultAdvice } from "../../i18n/fault-advice.ts";
import { deviceStates } from "../../i18n/guide.ts";
import { Button } from "../../ui/button.tsx";
import { dayAndTime } from "../../ui/time.ts";
import { useGuide } from "../use-guide.ts";
import { Facts } from "./facts.tsx";
import { FloorMap } from "./map.tsx";
import { paperWords, standingOf } from "./standing.ts";

/** One terminal: how it is, what is wrong with number and what to do, and putting it out of service. */
export function Terminal({ id }: { readonly id: string }) {
  const { view, language, t, send, isBusy } = useGuide();
  const [isAsking, setAsking] = useState(false);
  const terminal = view.terminals.find((each) => each.id === id);
  const back = () => (isAsking ? setAsking(false) : send({ type: "openTerminal", id: null }));
  if (!terminal) return <p class="guide__empty">{t("noTerminals")}</p>;
  const { words, tone } = standingOf(terminal, t);
  const setClosed = (reason: CloseReason | null) => {
    setAsking(false);
    send({ type: "act", act: { command: "XiaohuGuide.SetClosed", payload: { terminalId: id, reason } } });
  };
  const { closed, status } = terminal;
  return (
    <section class="sheet-part">
      <h2 class="sheet-part__name">{id}</h2>
      <p class="sheet-part__state" data-tone={tone}>
        <Facts
          of={[
            words,
            ...(closed
              ? [closeReasons[closed.reason][language], t("since", { time: dayAndTime(closed.since) })]
              : []),
          ]}
        />
      </p>
      {status && (
        <p>
          {t("paper")} {paperWords(terminal, t)}
        </p>
      )}
      <FloorMap shown={id} />
      <ul class="devices">
        {status?.devices.map((device) => (
          <Device key={device.name} device={device} />
        ))}
      </ul>
      {isAsking && (
        <fieldset class="phrases">
          <legend>{t("whyClose")}</legend>
          {reasons.map((reason) => (
            <Button key={reason} disabled={isBusy} onPress={() => setClosed(reason)}>
              {closeReasons[reason][language]}
            </Button>
          ))}
        </fieldset>
      )}
      <div class="thumb">
        <Button icon="back" onPress={back}>
          {t("back")}
        </Button>
        {closed ? (
          <Button variant="primary" disabled={isBusy} onPress={() => setClosed(null)}>
            {t("reopen")}
          </Button>
        ) : (
          !isAsking && (
            <Button disabled={isBusy} onPress={() => setAsking(true)}>
              {t("close")}
            </Button>
          )
        )}
      </div>
    </section>
  );
}

function Device({ device: { family, state, since, fault, inService } }: { readonly device: TerminalDevice }) {
  const { language, t } = useGuide();
  return (
    <li data-tone={fault && inService ? "bad" : "good"}>
      <strong>{familyNames[family]?.[language] ?? family}</strong>
      <Facts
        of={[
          inService ? deviceStates[state][language] : t("takenOut"),
          ...(since !== null && inService ? [t("since", { time: dayAndTime(since) })] : []),
        ]}
      />
      {fault && inService && (
        <p>
          {deviceFaultNumbers[fault]} {faultAdvice[fault][language]}
        </p>
      )}
    </li>
  );
}
