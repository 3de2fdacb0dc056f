import { useEffect, useMemo } from "preact/hooks";
import { createActor } from "xstate";
import { painDesk } from "../../../server/contract/pain-points/desk.ts";
import type { PageClock } from "../../connection/clock.ts";
import { connect } from "../../connection/service-connection.ts";
import { ofSite } from "../../connection/site.ts";
import { useActor } from "../../ui/use-actor.ts";
import { createReportEffects, createReportMachine, type ReportAbout } from "./report.machine.ts";

/**
 * A report on a connection of its own, which ends with it, and with it what was written. Where it was begun it stays, whatever stands on
 * the page meanwhile.
 */
export function useReport(
  server: { readonly token: string; readonly clock: PageClock },
  about: ReportAbout,
  by: string,
) {
  const { actor, connection } = useMemo(() => {
    const desk = connect(ofSite(painDesk), server);
    const effects = createReportEffects(desk, () => crypto.randomUUID());
    const started = createActor(createReportMachine(effects), { clock: server.clock, input: { about, by } });
    return { actor: started.start(), connection: desk };
  }, [server]);
  useEffect(
    () => () => {
      actor.stop();
      connection.close();
    },
    [actor, connection],
  );
  return { snapshot: useActor(actor, (each) => each), send: actor.send };
}
