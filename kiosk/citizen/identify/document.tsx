import type { VNode } from "preact";
import { Notice } from "../../ui/text-block.tsx";
import type { PageProps } from "../frame/page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import type { DocumentEvent, DocumentView } from "../machines/document.machine.ts";
import { useIdentify } from "./use-identify.ts";

const words = {
  documentPlace: ["placeCardTitle", "placeCardHint", "layCard"],
  documentReading: ["readingCardTitle", "readingCardHint", "readCard"],
  documentAgain: ["layCardAgainTitle", "placeCardHint", "layCard"],
} as const;

/** The card: laid, being read, or to be laid once more. The words are the journey's for a number; the page is whoever's asks. */
export function DocumentScreen({
  view: { state, error },
  Page,
  send,
}: {
  readonly view: DocumentView;
  readonly Page: (props: PageProps) => VNode;
  readonly send: (event: DocumentEvent) => void;
}) {
  const { common, advice } = useIdentify();
  const [title, hint, moment] = words[state];
  return (
    <Page
      name={state}
      title={common(title)}
      hint={common(hint)}
      drawing={<TerminalDrawing moment={moment} />}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {state === "documentAgain" && error && <Notice tone="bad" title={advice(error)} />}
    </Page>
  );
}
