import type { Language } from "../../../server/contract/service-offer.ts";
import type { DeskAppProps } from "../../manager/frame/use-desk.ts";
import type { ReportAbout } from "../../staff/pain-report/report.machine.ts";
import { useReport } from "../../staff/pain-report/use-report.ts";
import { ReportForm } from "./report-form.tsx";

export interface ReportAppProps extends Pick<DeskAppProps, "server"> {
  readonly about: ReportAbout;
  readonly by: string;
  readonly language: Language;
  readonly onClose: () => void;
}

/** A guide's report. */
export function ReportApp({ server, about, by, language, onClose }: ReportAppProps) {
  return <ReportForm {...useReport(server, about, by)} onClose={onClose} language={language} />;
}
