import { Button } from "../../ui/button.tsx";
import type { PartProps } from "./part.ts";

/** Who goes before others says so here; the window looks at the proof. */
export function Priority({ snapshot, send, t }: PartProps) {
  const { offers, classId, language } = snapshot.context;
  return (
    <section class="choice">
      <h1>{t("priorityTitle")}</h1>
      <p class="choice__hint">{t("priorityProof")}</p>
      <ul>
        {(offers?.classes ?? []).map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              class="offer"
              aria-pressed={classId === id}
              onClick={() => send({ type: "setClass", classId: id })}
            >
              <strong>{name[language]}</strong>
            </button>
          </li>
        ))}
      </ul>
      <div class="hand__choice">
        <Button onPress={() => send({ type: "back" })}>{t("back")}</Button>
        <Button onPress={() => send({ type: "setClass", classId: null })}>{t("priorityNone")}</Button>
      </div>
    </section>
  );
}
