import { Page } from "../frame/page.tsx";
import { useRating } from "./use-rating.ts";

export function RatingSending() {
  const { t } = useRating();
  return <Page name="ratingSending" title={t("sending")} />;
}

export function RatingFailed() {
  const { t, common, send } = useRating();
  return (
    <Page
      name="ratingFailed"
      title={t("failed")}
      hint={t("failedHint")}
      back={{ words: t("rateSkip"), icon: "close", onPress: () => send({ type: "skip" }) }}
      primary={{ words: common("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }}
    />
  );
}

export function RatingThanks() {
  const { t, common, send } = useRating();
  return (
    <Page
      name="ratingThanks"
      title={t("rateThanks")}
      hint={common("thanksHint")}
      primary={{ words: common("close"), icon: "check", onPress: () => send({ type: "skip" }) }}
    />
  );
}
