import { licencesMessages } from "../../../i18n/licences.ts";
import { readerProblem } from "../../condition.ts";
import { Page } from "../../frame/page.tsx";
import { CodeScreen } from "../../identify/code.tsx";
import { DocumentScreen } from "../../identify/document.tsx";
import { Ways } from "../../identify/ways.tsx";
import { firstCodeView } from "../../machines/code.machine.ts";
import { firstDocumentView } from "../../machines/document.machine.ts";
import { useFollow } from "./use-follow.ts";

/** By what somebody's cases are found. */
export function FollowWho() {
  const { t, common, view, language, condition, send } = useFollow();
  return (
    <Page
      name="followWho"
      title={t("followWhoTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={{
        words: licencesMessages.way[language],
        icon: "clock",
        disabled: readerProblem(condition) !== null,
        onPress: () => send({ type: "licences" }),
      }}
    >
      <Ways
        scanner={view.scanner}
        code="matter"
        hints={{ card: t("byCardHint"), scan: t("byScanHint"), code: t("byCodeHint") }}
        send={send}
      />
    </Page>
  );
}

export function FollowDocument() {
  const { view, send } = useFollow();
  return (
    <DocumentScreen view={view.reading ?? firstDocumentView(view.documentFirst)} Page={Page} send={send} />
  );
}

/** The code on the receipt or the slip, or the end of the document's number for whoever has not the document. */
export function FollowCode() {
  const { view, send } = useFollow();
  const typing = view.typing ?? firstCodeView({ kind: "matter", scan: view.scanned });
  return <CodeScreen view={typing} Page={Page} send={send} />;
}
