import { Page } from "../frame/page.tsx";
import { DocumentScreen } from "../identify/document.tsx";
import { firstDocumentView } from "../machines/document.machine.ts";
import { usePapers } from "./use-papers.ts";

/** The card of whose paper it is. */
export function PapersDocument() {
  const { view, send } = usePapers();
  return <DocumentScreen view={view.reading ?? firstDocumentView("card")} Page={Page} send={send} />;
}
