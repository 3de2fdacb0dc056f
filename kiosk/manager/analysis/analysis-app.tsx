import { hallManager } from "../../../server/contract/manager.ts";
import { useActor } from "../../ui/use-actor.ts";
import { type DeskAppProps, deskSources, useDesk } from "../frame/use-desk.ts";
import { createAnalysisEffects, createAnalysisMachine } from "./analysis.machine.ts";
import { AnalysisScreen } from "./analysis-screen.tsx";

/** Where people stop, ask, and turn back at terminals. */
export function AnalysisApp({ server, language }: DeskAppProps) {
  const { analysis } = useDesk(hallManager, server, (connection) => ({
    analysis: createAnalysisMachine(
      createAnalysisEffects(connection, { now: () => Date.now(), report: deskSources.report }),
    ),
  }));
  const snapshot = useActor(analysis, (each) => each);
  return <AnalysisScreen snapshot={snapshot} send={analysis.send} language={language} />;
}
