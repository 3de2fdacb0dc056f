import { Notice } from "../../../ui/text-block.tsx";
import { Page } from "../../frame/page.tsx";
import { TerminalDrawing } from "../../frame/terminal-drawing.tsx";
import { useFollow } from "./use-follow.ts";

const words = {
  followPlaceCard: ["placeCardTitle", "placeCardHint", "layCard"],
  followReadingCard: ["readingCardTitle", "readingCardHint", "readCard"],
  followCardAgain: ["layCardAgainTitle", "placeCardHint", "layCard"],
} as const;

/** The card: laid, being read, or to be laid once more. The words are the journey's for a number. */
export function FollowCard() {
  const { common, view, advice, send } = useFollow();
  const { state, error } = view;
  if (!(state in words)) throw new Error(`${state} is not about a card`);
  const [title, hint, moment] = words[state as keyof typeof words];
  return (
    <Page
      name={state}
      title={common(title)}
      hint={common(hint)}
      drawing={<TerminalDrawing moment={moment} />}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {state === "followCardAgain" && error && <Notice tone="bad" title={advice(error)} />}
    </Page>
  );
}
