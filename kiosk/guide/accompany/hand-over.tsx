import { useState } from "preact/hooks";
import type { HandOver as HandOverState } from "../../../server/contract/accompany/accompaniment.ts";
import { numberOf } from "../../../server/contract/error-numbers.ts";
import type { HelpCall } from "../../../server/contract/help/call.ts";
import { Button } from "../../ui/button.tsx";
import { useGuide } from "../use-guide.ts";
import type { GivingProps } from "./gifts.tsx";

/** To a window, with what is done so far: which service, before whom, and what the citizen says to it. */
export function HandOver({ call, context, send, isBusy, own, t }: GivingProps & { readonly call: HelpCall }) {
  const { view, language, newKey } = useGuide();
  const [isOpen, setOpen] = useState(false);
  const [serviceId, setService] = useState<string | null>(null);
  const [classId, setClass] = useState<string | null>(null);
  const handOver = context.accompaniment?.handOver ?? null;
  const isOver = handOver !== null && ["asked", "agreed", "given"].includes(handOver.state);
  const chosen = serviceId ?? view.services.find(({ id }) => id === call.about.matter?.id)?.id ?? null;
  return (
    <section class="hand-over">
      {handOver && <Said handOver={handOver} t={t} />}
      {!isOver && !isOpen && (
        <Button icon="place" disabled={isBusy} onPress={() => setOpen(true)}>
          {t("handOver")}
        </Button>
      )}
      {!isOver && isOpen && (
        <>
          <fieldset class="phrases">
            <legend>{t("handOverWhich")}</legend>
            {view.services.map(({ id, plainName, open }) => (
              <Button key={id} pressed={id === chosen} disabled={!open} onPress={() => setService(id)}>
                {plainName[language]}
              </Button>
            ))}
          </fieldset>
          <fieldset class="phrases">
            <legend>{t("priority")}</legend>
            <Button pressed={classId === null} onPress={() => setClass(null)}>
              {t("ordinary")}
            </Button>
            {view.classes.map(({ id, name }) => (
              <Button key={id} pressed={id === classId} onPress={() => setClass(id)}>
                {name[language]}
              </Button>
            ))}
          </fieldset>
          <Button
            variant="primary"
            icon="forward"
            disabled={isBusy || chosen === null}
            onPress={() => {
              if (chosen === null) return;
              setOpen(false);
              send({
                type: "act",
                act: { command: "HandOver", payload: { ...own, serviceId: chosen, classId, key: newKey() } },
              });
            }}
          >
            {t("handOverAsk")}
          </Button>
        </>
      )}
    </section>
  );
}

function Said({
  handOver: { state, ticket, error },
  t,
}: { readonly handOver: HandOverState } & Pick<GivingProps, "t">) {
  const { language } = useGuide();
  const words = {
    asked: () => t("handOverAsked"),
    declined: () => t("handOverDeclined"),
    agreed: () => t("handOverAgreed"),
    given: () => t("handOverGiven", { number: ticket?.number ?? "", area: ticket?.area[language] ?? "" }),
    failed: () => t("handOverFailed", { number: error ? numberOf(error) : "" }),
  };
  return (
    <p class="sheet-part__state" role="status" data-handed={state}>
      {words[state]()}
    </p>
  );
}
