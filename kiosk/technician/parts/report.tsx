import type { Translate } from "../../i18n/catalogue.ts";
import type { TechnicianMessages } from "../../i18n/technician.ts";
import { Button } from "../../ui/button.tsx";
import type { TechnicianContext, TechnicianEvent } from "../context.ts";
import { readiness, reportLines } from "../report.ts";

export interface ReportProps {
  readonly context: TechnicianContext;
  readonly ready: boolean;
  readonly now: number;
  readonly t: Translate<TechnicianMessages>;
  readonly send: (event: TechnicianEvent) => void;
  readonly save: (name: string, text: string) => void;
}

/** Whether the terminal can be opened to citizens, and who says so: on screen, on paper, and as a file. */
export function Report({ context, ready, now, t, send, save }: ReportProps) {
  const { devices, tests, name, places, language, printed } = context;
  const terminalId = places?.terminalId ?? "";
  const lines = reportLines({ terminalId, technician: name ?? "", now, devices, tests }, language);
  const { ready: isReady } = readiness({ devices, tests });
  return (
    <section class="report">
      <div class={isReady ? "report__paper report__paper--ready" : "report__paper"}>
        {lines.map((line, index) => (
          <p key={`${index} ${line}`}>{line || "\u00a0"}</p>
        ))}
      </div>
      <div class="report__buttons">
        <Button
          variant="primary"
          icon="printer"
          disabled={!ready}
          onPress={() => send({ type: "command", command: { type: "printReport", lines } })}
        >
          {t("reportPrint")}
        </Button>
        <Button
          variant="secondary"
          onPress={() => save(`readiness-${terminalId}.txt`, `${lines.join("\n")}\n`)}
        >
          {t("reportSave")}
        </Button>
        {printed && <span role="status">{t("reportPrinted")}</span>}
      </div>
    </section>
  );
}
