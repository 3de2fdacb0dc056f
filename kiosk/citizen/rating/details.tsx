import { ratingLevels } from "../../../server/contract/hall.ts";
import { ratingMessages } from "../../i18n/rating.ts";
import { Button } from "../../ui/button.tsx";
import { Page } from "../frame/page.tsx";
import { isDissatisfied } from "../machines/rating.machine.ts";
import { Face } from "./face.tsx";
import { useRating } from "./use-rating.ts";

/** What was chosen can still be another, and more can be said; nothing is sent before somebody sends it. */
export function RatingDetails() {
  const { t, view, language, send } = useRating();
  const { level, tags, visit, words, telephone } = view;
  return (
    <Page
      name="ratingDetails"
      title={t("rateTitle")}
      hint={t("detailsHint")}
      back={{ words: t("rateSkip"), icon: "close", onPress: () => send({ type: "skip" }) }}
      primary={{ words: t("rateSend"), icon: "check", onPress: () => send({ type: "send" }) }}
    >
      <div class="said">
        <fieldset class="said__levels" aria-label={t("levels")}>
          {ratingLevels.map((each) => (
            <button
              key={each}
              type="button"
              class="said__level"
              aria-pressed={level === each}
              onClick={() => send({ type: "choose", level: each })}
            >
              <Face level={each} size={9} />
              <span>{ratingMessages[each][language]}</span>
            </button>
          ))}
        </fieldset>
        <p class="said__what">{t("tagsTitle")}</p>
        <fieldset class="said__tags" aria-label={t("tags")}>
          {visit.tags.map(({ id, name }) => (
            <Button key={id} pressed={tags.includes(id)} onPress={() => send({ type: "tag", id })}>
              {name[language]}
            </Button>
          ))}
        </fieldset>
        <div class="said__tags">
          <Button icon="pencil" onPress={() => send({ type: "write" })}>
            {t(words ? "written" : "write")}
          </Button>
          {isDissatisfied(level) && (
            <Button icon="person" onPress={() => send({ type: "call" })}>
              {t(telephone ? "called" : "call")}
            </Button>
          )}
        </div>
      </div>
    </Page>
  );
}
