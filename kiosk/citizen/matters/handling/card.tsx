import { Notice } from "../../../ui/text-block.tsx";
import { readerProblem } from "../../condition.ts";
import { TerminalDrawing } from "../../frame/terminal-drawing.tsx";
import { HandlePage } from "./handle-page.tsx";
import { useHandle } from "./use-handle.ts";

/** There is no reading a card now: why, and what helps. */
export function HandleWho() {
  const { t, common, view, advice, condition, send } = useHandle();
  const works = readerProblem(condition) === null;
  const error = view.error ?? readerProblem(condition);
  return (
    <HandlePage
      name="handleWho"
      title={works ? t("whoTitle") : t("whoReaderFault")}
      hint={t("whoWindow")}
      stops={false}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{
        words: t("tryAgain"),
        icon: "retry",
        disabled: !works,
        onPress: () => send({ type: "tryAgain" }),
      }}
    >
      {error && <Notice tone="bad" title={advice(error)} />}
    </HandlePage>
  );
}

const words = {
  handlePlaceCard: ["placeCardTitle", "placeCardHint", "layCard"],
  handleReadingCard: ["readingCardTitle", "readingCardHint", "readCard"],
  handleCardAgain: ["layCardAgainTitle", "placeCardHint", "layCard"],
} as const;

/** The card: laid, being read, or to be laid once more. The words are the journey's for a number. */
export function HandleCard() {
  const { common, view, advice, send } = useHandle();
  const { state, error } = view;
  if (!(state in words)) throw new Error(`${state} is not about a card`);
  const [title, hint, moment] = words[state as keyof typeof words];
  return (
    <HandlePage
      name={state}
      step={1}
      stops={false}
      title={common(title)}
      hint={common(hint)}
      drawing={<TerminalDrawing moment={moment} />}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {state === "handleCardAgain" && error && <Notice tone="bad" title={advice(error)} />}
    </HandlePage>
  );
}

export function HandleCardExpired() {
  const { t, common, send } = useHandle();
  return (
    <HandlePage
      name="handleCardExpired"
      step={1}
      stops={false}
      title={t("cardExpiredTitle")}
      hint={t("cardExpiredHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("anotherCard"), icon: "card", onPress: () => send({ type: "tryAgain" }) }}
    />
  );
}
