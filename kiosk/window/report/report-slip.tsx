import { matterQrPrefix } from "../../../server/contract/matters.ts";
import type { PainKind } from "../../../server/contract/pain-points/words.ts";
import { spacedCode } from "../../i18n/appointment-time.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { windowReportMessages } from "../../i18n/window-report.ts";
import type { Reported } from "../../staff/pain-report/report.machine.ts";
import { QrCode } from "../../ui/qr-code.tsx";

interface ReportSlipProps {
  readonly sent: Reported;
  readonly kind: PainKind;
  readonly windowName: string;
  readonly t: Translate<typeof windowReportMessages>;
}

/** What the citizen takes along, on the screen and on paper: the code, and nothing that says what it was about. */
export function ReportSlip({ sent, kind, windowName, t }: ReportSlipProps) {
  const { number, code, address, promised } = sent;
  return (
    <section class="report-slip">
      <QrCode text={address ?? `${matterQrPrefix}${code}`} size={36} label={code} />
      <div>
        <h3>{t(`${kind}Slip`)}</h3>
        <p class="report-slip__code">{spacedCode(code)}</p>
        <p>
          {number} · {windowName}
        </p>
        {promised && <p>{t(promised.assumed ? "promisedAssumed" : "promised", { day: promised.day })}</p>}
        <p>{t(address ? "followHere" : "followAtTerminal")}</p>
      </div>
    </section>
  );
}
