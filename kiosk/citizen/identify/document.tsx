import type { VNode } from "preact";
import { Notice } from "../../ui/text-block.tsx";
import { readerProblem } from "../condition.ts";
import type { PageProps } from "../frame/page.tsx";
import { TerminalDrawing } from "../frame/terminal-drawing.tsx";
import { Tile } from "../frame/tile.tsx";
import type { DocumentEvent, DocumentView } from "../machines/document.machine.ts";
import { documentIcons, ZoneDrawing } from "./drawings.tsx";
import { TypedDocumentScreen } from "./typed.tsx";
import { useIdentify } from "./use-identify.ts";

interface DocumentScreenProps {
  readonly view: DocumentView;
  /** The page of the journey that asks. */
  readonly Page: (props: PageProps) => VNode;
  readonly send: (event: DocumentEvent) => void;
}

/** A document: which it is, laid on the reader, or held to the scanner. */
export function DocumentScreen(props: DocumentScreenProps) {
  switch (props.view.state) {
    case "documentChoice":
      return <Choice {...props} />;
    case "documentScan":
    case "documentScanAgain":
      return <Scan {...props} />;
    case "documentTyped":
      return <TypedDocumentScreen {...props} key={props.view.typed?.state} />;
    default:
      return <Card {...props} />;
  }
}

const words = {
  documentPlace: ["placeCardTitle", "placeCardHint", "layCard"],
  documentReading: ["readingCardTitle", "readingCardHint", "readCard"],
  documentAgain: ["layCardAgainTitle", "placeCardHint", "layCard"],
} as const;

/** The card: laid, being read, or to be laid once more. The words are the journey's for a number. */
function Card({ view: { state, error }, Page, send }: DocumentScreenProps) {
  const { t, common, advice } = useIdentify();
  const [title, hint, moment] = words[state as keyof typeof words];
  return (
    <Page
      name={state}
      title={common(title)}
      hint={common(hint)}
      drawing={<TerminalDrawing moment={moment} />}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      {...(state === "documentReading"
        ? {}
        : { secondary: { words: t("byOther"), onPress: () => send({ type: "otherDocument" }) } })}
    >
      {state === "documentAgain" && error && <Notice tone="bad" title={advice(error)} />}
    </Page>
  );
}

/** What this terminal can read, each with its drawing. */
function Choice({ view: { scanner, types }, Page, send }: DocumentScreenProps) {
  const { t, common, condition } = useIdentify();
  const readerOff = readerProblem(condition) !== null;
  return (
    <Page
      name="documentChoice"
      title={t("choiceTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <div class="tiles">
        <Tile
          icon={<documentIcons.card />}
          words={t("choiceCard")}
          hint={readerOff ? common("readerOff") : t("choiceCardHint")}
          disabled={readerOff}
          onPress={() => send({ type: "useCard" })}
        />
        <Tile
          icon={<documentIcons.zone />}
          words={t("choiceZone")}
          hint={t(scanner ? "choiceZoneHint" : "choiceNoScanner")}
          disabled={!scanner}
          onPress={() => send({ type: "scanDocument" })}
        />
        {types && (
          <Tile
            icon="pencil"
            words={t("choiceTyped")}
            hint={t("choiceTypedHint")}
            onPress={() => send({ type: "typeNumber" })}
          />
        )}
      </div>
    </Page>
  );
}

const misreadWords = { check: "misreadCheck", other: "misreadOther" } as const;

/** Where the scanner is differs by the terminal's model: what is drawn is the side that it reads. */
function Scan({ view: { state, misread }, Page, send }: DocumentScreenProps) {
  const { t, common } = useIdentify();
  return (
    <Page
      name={state}
      title={t(state === "documentScan" ? "zoneTitle" : "zoneAgainTitle")}
      hint={t("zoneHint")}
      drawing={<ZoneDrawing />}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      {misread && <Notice tone="bad" title={t(misreadWords[misread])} />}
    </Page>
  );
}
