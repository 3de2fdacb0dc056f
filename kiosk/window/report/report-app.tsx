import { useEffect, useMemo } from "preact/hooks";
import { createActor } from "xstate";
import type { Language } from "../../../server/contract/hall.ts";
import { painDesk } from "../../../server/contract/pain-points/desk.ts";
import type { WindowView } from "../../../server/contract/window.ts";
import type { PageClock } from "../../connection/clock.ts";
import { connect } from "../../connection/service-connection.ts";
import { ofSite } from "../../connection/site.ts";
import { createReportEffects, createReportMachine } from "../../staff/pain-report/report.machine.ts";
import { useActor } from "../../ui/use-actor.ts";
import { ReportDialog } from "./report-dialog.tsx";

export interface ReportAppProps {
  readonly server: { readonly token: string; readonly clock: PageClock };
  readonly view: WindowView;
  readonly language: Language;
  readonly onClose: () => void;
}

/** What could not be done at a window, with the matter of the number in hand, on a connection that ends with the dialog. */
export function ReportApp({ server, view, language, onClose }: ReportAppProps) {
  const { actor, connection } = useMemo(() => {
    const desk = connect(ofSite(painDesk), server);
    const effects = createReportEffects(desk, () => crypto.randomUUID());
    const about = {
      source: "window",
      kind: "notDone",
      terminalId: null,
      matterId: null,
      serviceId: view.current?.serviceId ?? null,
    } as const;
    const input = { about, by: view.clerkName ?? "" };
    const started = createActor(createReportMachine(effects), { clock: server.clock, input });
    return { actor: started.start(), connection: desk };
    // Of whom it was begun it stays, whoever is called meanwhile.
  }, [server]);
  useEffect(
    () => () => {
      actor.stop();
      connection.close();
    },
    [actor, connection],
  );
  return (
    <ReportDialog
      snapshot={useActor(actor, (each) => each)}
      send={actor.send}
      windowName={view.windowName[language]}
      language={language}
      onClose={onClose}
      onPrint={() => globalThis.print()}
    />
  );
}
