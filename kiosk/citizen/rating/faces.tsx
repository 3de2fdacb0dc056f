import { ratingLevels } from "../../../server/contract/hall.ts";
import { ratingMessages } from "../../i18n/rating.ts";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../frame/page.tsx";
import { Face } from "./face.tsx";
import { useRating } from "./use-rating.ts";

/** The thanks as ever, with five faces in them and beside these, as large as each, the way past. They go by themselves. */
export function RatingFaces() {
  const { t, common, done, language, send } = useRating();
  return (
    <Page
      name="ratingFaces"
      title={common("thanksTitle")}
      hint={common(done ? "thanksDone" : "thanksHint")}
      primary={{ words: common("close"), icon: "check", onPress: () => send({ type: "skip" }) }}
    >
      <p class="faces__question">
        <strong>{t("rateTitle")}</strong> {t("facesHint")}
      </p>
      <div class="faces">
        {ratingLevels.map((level) => (
          <button
            key={level}
            type="button"
            class="faces__one"
            onClick={() => send({ type: "choose", level })}
          >
            <Face level={level} size={18} />
            <span>{ratingMessages[level][language]}</span>
          </button>
        ))}
        <button type="button" class="faces__one" onClick={() => send({ type: "skip" })}>
          <Icon name="close" size={18} />
          <span>{t("rateSkip")}</span>
        </button>
      </div>
    </Page>
  );
}
