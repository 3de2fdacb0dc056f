import { Button } from "../../ui/button.tsx";
import { Chip, Notice } from "../../ui/text-block.tsx";
import { chosenService } from "../take.machine.ts";
import { Closed } from "./choosing.tsx";
import type { PartProps } from "./part.ts";
import { QueueChips } from "./queue-chips.tsx";

/** What was chosen, once more, and the one button that takes the number. */
export function Confirming({ snapshot, send, t, now }: PartProps & { readonly now: number }) {
  const { offers, problem, classId, language } = snapshot.context;
  const service = chosenService(snapshot.context);
  const isTaking = snapshot.value.hand === "taking";
  const ofClass = offers?.classes.find(({ id }) => id === classId);
  return (
    <section class="choice">
      <h1>{t("confirmTitle")}</h1>
      {service ? (
        <div class="wish">
          <p class="wish__service">
            <span class="offer__prefix" aria-hidden="true">
              {service.prefix}
            </span>
            <strong>{service.plainName[language]}</strong>
          </p>
          <p class="offer__detail">{service.area[language]}</p>
          {service.closed ? (
            <Closed closed={service.closed} now={now} language={language} t={t} />
          ) : (
            <QueueChips service={service} t={t} />
          )}
          {ofClass && (
            <Chip tone="good" icon="check">
              {t("priorityChosen", { name: ofClass.name[language] })}
            </Chip>
          )}
        </div>
      ) : (
        <Notice tone="bad" title={t("serviceClosed")} />
      )}
      {problem && problem !== "expired" && <Notice tone="bad" title={t(problem)} />}
      <Button
        variant="primary"
        disabled={isTaking || !service?.open}
        onPress={() => send({ type: "take" })}
        {...(isTaking ? {} : { icon: "ticket" as const })}
      >
        {isTaking ? t("taking") : t("take")}
      </Button>
      <p class="choice__hint">{t("noPaper")}</p>
      <div class="hand__choice">
        {(offers?.classes.length ?? 0) > 0 && (
          <Button disabled={isTaking} onPress={() => send({ type: "openPriority" })}>
            {t("priorityOpen")}
          </Button>
        )}
        <Button disabled={isTaking} onPress={() => send({ type: "back" })}>
          {t("another")}
        </Button>
      </div>
    </section>
  );
}
