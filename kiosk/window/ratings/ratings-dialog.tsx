import "./ratings.css";
import { useMemo } from "preact/hooks";
import { numberOf } from "../../../server/contract/error-numbers.ts";
import type { Language } from "../../../server/contract/hall.ts";
import { appealGrounds, longestStaffWords } from "../../../server/contract/ratings/desk.ts";
import type { WindowRating } from "../../../server/contract/ratings/window.ts";
import { translator } from "../../i18n/catalogue.ts";
import { windowErrorCode, windowErrorMessages } from "../../i18n/window.ts";
import { windowRatingMessages } from "../../i18n/window-ratings.ts";
import { Notice } from "../../ui/text-block.tsx";
import { Dialog } from "../dialogs/dialog.tsx";
import { Choice } from "../frame/choice.tsx";
import { type AppealEvent, type AppealSnapshot, isAppealable } from "./appeal.machine.ts";
import { OneRating } from "./one-rating.tsx";

export interface RatingsDialogProps {
  readonly snapshot: AppealSnapshot;
  readonly ratings: readonly WindowRating[];
  readonly language: Language;
  readonly send: (event: AppealEvent) => void;
  readonly onClose: () => void;
}

/** Any moment of what a window is shown of the 差评 about it, drawn from plain data. */
export function RatingsDialog({ snapshot, ratings, language, send, onClose }: RatingsDialogProps) {
  const { value, context } = snapshot;
  const { number, ground, words, sent, error } = context;
  const t = useMemo(() => translator(windowRatingMessages, language), [language]);
  const about = ratings.find((each) => each.number === number);
  if (value === "reading")
    return (
      <Dialog wide title={t("ratingsTitle")} hint={t("ratingsHint")} cancel={t("close")} onClose={onClose}>
        <div role="status">{sent !== null && <Notice tone="good" title={t("sent", { number: sent })} />}</div>
        {ratings.length === 0 && <p>{t("none")}</p>}
        <ul class="ratings">
          {ratings.map((each) => (
            <OneRating
              key={each.number}
              rating={each}
              language={language}
              t={t}
              onAppeal={() => send({ type: "appeal", number: each.number })}
            />
          ))}
        </ul>
      </Dialog>
    );
  const isWriting = value === "writing";
  return (
    <Dialog
      // Its own, so that the focus begins at its first field.
      key="appeal"
      wide
      title={t("appealTitle")}
      hint={t("appealHint")}
      cancel={t("back")}
      go={{
        label: t(value === "failed" ? "again" : "send"),
        keys: "Ctrl+Enter",
        enabled: value !== "sending" && isAppealable(context),
        onGo: () => send({ type: "send" }),
      }}
      onClose={() => send({ type: "back" })}
    >
      {about && (
        <ul class="ratings">
          <OneRating rating={about} language={language} t={t} />
        </ul>
      )}
      <fieldset class="choices" disabled={!isWriting}>
        <legend>{t("ground")}</legend>
        {appealGrounds.map((each) => (
          <Choice
            key={each}
            group="ground"
            checked={ground === each}
            label={t(each)}
            note={t(`${each}Note`)}
            onChoose={() => send({ type: "ground", ground: each })}
          />
        ))}
      </fieldset>
      <label class="ratings__words">
        <span>{t("appealWords")}</span>
        <textarea
          rows={4}
          maxLength={longestStaffWords}
          value={words}
          disabled={!isWriting}
          onInput={({ currentTarget }) => send({ type: "words", text: currentTarget.value })}
        />
      </label>
      <div role="status">
        {value === "sending" && <p>{t("sending")}</p>}
        {value === "failed" && error && (
          <Notice tone="bad" title={t("failed", { number: numberOf(error) })}>
            <p>{translator(windowErrorMessages, language)(windowErrorCode(error))}</p>
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
