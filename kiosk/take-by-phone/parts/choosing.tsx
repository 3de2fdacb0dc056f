import type { Language, ServiceOffer } from "../../../server/contract/hall.ts";
import { Notice } from "../../ui/text-block.tsx";
import { closedWords } from "../words.ts";
import type { PartProps } from "./part.ts";
import { QueueChips } from "./queue-chips.tsx";

/** The services: who waits for each, and where no number is given why, and when again. */
export function Choosing({ snapshot, send, t, now }: PartProps & { readonly now: number }) {
  const { offers, problem, language } = snapshot.context;
  const services = offers?.services ?? [];
  return (
    <section class="choice">
      <h1>{t("chooseTitle")}</h1>
      {problem && problem !== "expired" && <Notice tone="bad" title={t(problem)} />}
      {services.length === 0 && <Notice tone="information" title={t("nothing")} />}
      <ul>
        {services.map((service) => (
          <li key={service.id}>
            <button
              type="button"
              class="offer"
              disabled={!service.open}
              onClick={() => send({ type: "choose", serviceId: service.id })}
            >
              <span class="offer__prefix" aria-hidden="true">
                {service.prefix}
              </span>
              <span class="offer__words">
                <strong>{service.plainName[language]}</strong>
                <span class="offer__detail">{service.area[language]}</span>
                {service.closed ? (
                  <Closed closed={service.closed} now={now} language={language} t={t} />
                ) : (
                  <QueueChips service={service} t={t} />
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why, and when again, each in a line of its own. */
export function Closed({
  closed,
  now,
  language,
  t,
}: {
  readonly closed: NonNullable<ServiceOffer["closed"]>;
  readonly now: number;
  readonly language: Language;
} & Pick<PartProps, "t">) {
  const { why, again } = closedWords(closed, now, language, t);
  return (
    <span class="offer__closed">
      <span>{why}</span>
      {again && <span>{again}</span>}
    </span>
  );
}
