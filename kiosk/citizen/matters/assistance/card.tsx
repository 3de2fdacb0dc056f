import { Page } from "../../frame/page.tsx";
import { DocumentScreen } from "../../identify/document.tsx";
import { firstDocumentView } from "../../machines/document.machine.ts";
import { useAssistance } from "./use-assistance.ts";

/** Who it is for, by a document. */
export function AssistDocument() {
  const { view, send } = useAssistance();
  return (
    <DocumentScreen view={view.reading ?? firstDocumentView(view.documentFirst)} Page={Page} send={send} />
  );
}
