import { useEffect, useMemo } from "preact/hooks";
import { createActor } from "xstate";
import { painDesk } from "../../../server/contract/pain-points/desk.ts";
import type { Language } from "../../../server/contract/service-offer.ts";
import { connect } from "../../connection/service-connection.ts";
import { ofSite } from "../../connection/site.ts";
import type { DeskAppProps } from "../../manager/frame/use-desk.ts";
import {
  createReportEffects,
  createReportMachine,
  type ReportAbout,
} from "../../staff/pain-report/report.machine.ts";
import { useActor } from "../../ui/use-actor.ts";
import { ReportForm } from "./report-form.tsx";

export interface ReportAppProps extends Pick<DeskAppProps, "server"> {
  readonly about: ReportAbout;
  readonly by: string;
  readonly language: Language;
  readonly onClose: () => void;
}

/** A guide's report on a connection of its own, which ends with it, and with it what was written. */
export function ReportApp({ server, about, by, language, onClose }: ReportAppProps) {
  const { actor, connection } = useMemo(() => {
    const desk = connect(ofSite(painDesk), server);
    const effects = createReportEffects(desk, () => crypto.randomUUID());
    const started = createActor(createReportMachine(effects), { clock: server.clock, input: { about, by } });
    return { actor: started.start(), connection: desk };
    // Where it was begun it stays, wherever the guide looks meanwhile.
  }, [server]);
  useEffect(
    () => () => {
      actor.stop();
      connection.close();
    },
    [actor, connection],
  );
  return (
    <ReportForm
      snapshot={useActor(actor, (each) => each)}
      send={actor.send}
      onClose={onClose}
      language={language}
    />
  );
}
