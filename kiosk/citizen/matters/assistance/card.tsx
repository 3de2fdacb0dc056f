import { Notice } from "../../../ui/text-block.tsx";
import { Page } from "../../frame/page.tsx";
import { TerminalDrawing } from "../../frame/terminal-drawing.tsx";
import { useAssistance } from "./use-assistance.ts";

const words = {
  assistPlaceCard: ["placeCardTitle", "placeCardHint", "layCard"],
  assistReadingCard: ["readingCardTitle", "readingCardHint", "readCard"],
  assistCardAgain: ["layCardAgainTitle", "placeCardHint", "layCard"],
} as const;

/** The card: laid, being read, or to be laid once more. The words are the journey's for a number. */
export function AssistCard() {
  const { t, common, view, advice, send } = useAssistance();
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
      secondary={{ words: t("byName"), icon: "pencil", onPress: () => send({ type: "withoutCard" }) }}
    >
      {state === "assistCardAgain" && error && <Notice tone="bad" title={advice(error)} />}
    </Page>
  );
}
