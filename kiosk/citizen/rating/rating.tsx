import type { VNode } from "preact";
import type { RatingScreen } from "../machines/rating.machine.ts";
import { RatingDetails } from "./details.tsx";
import { RatingFaces } from "./faces.tsx";
import { RatingFailed, RatingSending, RatingThanks } from "./sent.tsx";
import { RatingTelephone, RatingWords } from "./typed.tsx";
import { useRating } from "./use-rating.ts";

/** Every state of rating has its screen: a state without one is a type error. */
const screens: Readonly<Record<RatingScreen, () => VNode>> = {
  ratingFaces: RatingFaces,
  ratingDetails: RatingDetails,
  ratingWords: RatingWords,
  ratingTelephone: RatingTelephone,
  ratingSending: RatingSending,
  ratingFailed: RatingFailed,
  ratingThanks: RatingThanks,
};

/** How it was, in front of the thanks. */
export function RatingInFront() {
  const { view } = useRating();
  const Screen = screens[view.state];
  return <Screen key={view.state} />;
}
