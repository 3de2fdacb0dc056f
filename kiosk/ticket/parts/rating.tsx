import { useState } from "preact/hooks";
import type { FollowedTicket } from "../../../server/contract/follow.ts";
import { type Language, type RatingLevel, ratingLevels } from "../../../server/contract/hall.ts";
import { parseTelephone } from "../../../server/contract/identifiers/telephone.ts";
import { longestWords } from "../../../server/contract/ratings/words.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { FollowMessages } from "../../i18n/follow.ts";
import { opinionMessages, ratingMessages } from "../../i18n/rating.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import type { TicketEvent, TicketSnapshot } from "../ticket.machine.ts";

export interface RatingProps {
  readonly snapshot: TicketSnapshot;
  readonly ticket: FollowedTicket;
  readonly send: (event: TicketEvent) => void;
  readonly t: Translate<FollowMessages>;
}

type Served = FollowedTicket["served"][number];

/** How it was to be served, each time once. Nobody has to, and nothing is chosen beforehand. */
export function Rating({ snapshot, ticket, send, t }: RatingProps) {
  const { language, skipped } = snapshot.context;
  const last = ticket.served.at(-1);
  const open = ticket.served.findLast(({ visit, rating }) => rating === null && !skipped.includes(visit));
  if (ticket.state === "called" || ticket.state === "serving" || !last) return null;
  if (open)
    return (
      <Question
        key={open.visit}
        snapshot={snapshot}
        served={open}
        tags={ticket.tags}
        send={send}
        language={language}
        t={t}
      />
    );
  if (last.rating === null) return null;
  return (
    <Notice tone="good" title={t("rateThanks")}>
      <p>{t("rated", { window: last.windowName[language], level: ratingMessages[last.rating][language] })}</p>
    </Notice>
  );
}

function Question({
  snapshot,
  served,
  tags,
  send,
  language,
  t,
}: Pick<RatingProps, "snapshot" | "send" | "t"> & {
  readonly served: Served;
  readonly tags: FollowedTicket["tags"];
  readonly language: Language;
}) {
  const [level, choose] = useState<RatingLevel | null>(null);
  const [meant, mean] = useState<readonly string[]>([]);
  const [words, write] = useState("");
  const [telephone, leave] = useState("");
  const wantsCall = level === "dissatisfied" || level === "veryDissatisfied";
  const number = wantsCall ? telephone.trim() : "";
  const isWrong = number !== "" && !parseTelephone(number).ok;
  const { opinion, line } = snapshot.value;
  const isApart = line !== "gone" && line.followed === "lost";
  const isSending = opinion === "sending";
  const submit = (event: Event) => {
    event.preventDefault();
    if (level === null || isWrong) return;
    send({
      type: "rate",
      visit: served.visit,
      level,
      tags: meant,
      words: words.trim() || null,
      telephone: number || null,
    });
  };
  return (
    <form class="rating" onSubmit={submit}>
      <fieldset disabled={isSending}>
        <legend>
          <h2>{t("rateTitle")}</h2>
        </legend>
        <p>
          {served.windowName[language]} · {served.serviceName[language]}
        </p>
        {ratingLevels.map((each) => (
          <label key={each} class="rating__level">
            <input
              type="radio"
              name="level"
              value={each}
              checked={level === each}
              onChange={() => choose(each)}
            />
            <span>{ratingMessages[each][language]}</span>
          </label>
        ))}
      </fieldset>
      {level !== null && (
        <fieldset disabled={isSending}>
          <legend>{opinionMessages.tagsTitle[language]}</legend>
          <div class="rating__tags">
            {tags.map(({ id, name }) => (
              <label key={id} class="rating__level">
                <input
                  type="checkbox"
                  checked={meant.includes(id)}
                  onChange={() =>
                    mean(meant.includes(id) ? meant.filter((each) => each !== id) : [...meant, id])
                  }
                />
                <span>{name[language]}</span>
              </label>
            ))}
          </div>
          <label class="rating__words">
            <span>{opinionMessages.wordsTitle[language]}</span>
            <textarea
              rows={3}
              maxLength={longestWords}
              value={words}
              onInput={({ currentTarget }) => write(currentTarget.value)}
            />
          </label>
          {wantsCall && (
            <label class="rating__words">
              <span>{opinionMessages.telephoneTitle[language]}</span>
              <input
                type="tel"
                inputMode="tel"
                autocomplete="tel"
                maxLength={30}
                value={telephone}
                aria-invalid={isWrong}
                onInput={({ currentTarget }) => leave(currentTarget.value)}
              />
              <span class="rating__hint">
                {opinionMessages[isWrong ? "telephoneWrong" : "telephoneHint"][language]}
              </span>
            </label>
          )}
        </fieldset>
      )}
      <p class="rating__hint">{t("rateHint")}</p>
      {snapshot.context.notRated && <Notice tone="bad" title={t("notSent")} />}
      <div class="hand__choice">
        <Button disabled={isSending} onPress={() => send({ type: "skipRating", visit: served.visit })}>
          {t("rateSkip")}
        </Button>
        <button
          type="submit"
          class="button button--primary"
          disabled={level === null || isWrong || isSending || isApart}
        >
          {t("rateSend")}
        </button>
      </div>
    </form>
  );
}
