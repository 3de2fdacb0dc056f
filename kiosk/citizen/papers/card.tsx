import { Notice } from "../../ui/text-block.tsx";
import { Page } from "../frame/page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { useSession } from "../use-citizen.ts";
import { usePapers } from "./use-papers.ts";

const words = {
  papersPlaceCard: ["placeCardTitle", "layCard"],
  papersReadingCard: ["readingCardTitle", "readCard"],
  papersCardAgain: ["layCardAgainTitle", "layCard"],
} as const;

/** The card of whose paper it is: laid, being read, or to be laid once more. */
export function PapersCard() {
  const { t, common, view, send } = usePapers();
  const { advice } = useSession();
  const { state, error } = view;
  if (!(state in words)) throw new Error(`${state} is not about a card`);
  const [title, moment] = words[state as keyof typeof words];
  return (
    <Page
      name={state}
      title={common(title)}
      hint={t("cardHint")}
      drawing={<TerminalDrawing moment={moment} />}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {state === "papersCardAgain" && error && <Notice tone="bad" title={advice(error)} />}
    </Page>
  );
}
