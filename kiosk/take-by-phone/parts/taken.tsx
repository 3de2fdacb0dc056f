import { Button } from "../../ui/button.tsx";
import type { PartProps } from "./part.ts";

/** The number is there: a new one is on its way to its own page, one that was there before is shown first. */
export function Taken({ snapshot, send, t }: PartProps) {
  const { taken } = snapshot.context;
  const isNew = snapshot.value.hand === "taken" && !taken?.already;
  return (
    <section class="choice">
      <div class="slip">
        <div class="slip__head">
          <p class="slip__number">
            <span class="visually-hidden">{t("yourNumber")} </span>
            {taken?.number}
          </p>
        </div>
        <div class="slip__standing" role="status">
          <h1>{isNew ? t("takenTitle") : t("alreadyTitle")}</h1>
          <p>{isNew ? t("takenHint") : t("alreadyHint")}</p>
        </div>
      </div>
      <Button variant="primary" onPress={() => send({ type: "show" })}>
        {t("show")}
      </Button>
      {snapshot.value.hand === "already" && (
        <Button onPress={() => send({ type: "back" })}>{t("another")}</Button>
      )}
    </section>
  );
}
