import type { Language } from "../../../server/contract/hall.ts";
import type { WindowView } from "../../../server/contract/window.ts";
import type { PageClock } from "../../connection/clock.ts";
import { useReport } from "../../staff/pain-report/use-report.ts";
import { ReportDialog } from "./report-dialog.tsx";

export interface ReportAppProps {
  readonly server: { readonly token: string; readonly clock: PageClock };
  readonly view: WindowView;
  readonly language: Language;
  readonly onClose: () => void;
}

/** What could not be done at a window, with the matter of the number in hand. */
export function ReportApp({ server, view, language, onClose }: ReportAppProps) {
  const serviceId = view.current?.serviceId ?? null;
  const about = { source: "window", kind: "notDone", terminalId: null, matterId: null, serviceId } as const;
  return (
    <ReportDialog
      {...useReport(server, about, view.clerkName ?? "")}
      windowName={view.windowName[language]}
      language={language}
      onClose={onClose}
      onPrint={() => globalThis.print()}
    />
  );
}
