import { useEffect, useMemo } from "preact/hooks";
import { createActor } from "xstate";
import { assistanceDesk } from "../../../server/contract/assistance/desk.ts";
import { connect } from "../../connection/service-connection.ts";
import { ofSite } from "../../connection/site.ts";
import { useActor } from "../../ui/use-actor.ts";
import type { DeskAppProps } from "../desk/desk-app.tsx";
import { createAssistanceDeskMachine } from "./assistance-desk.machine.ts";
import { AssistanceScreen } from "./assistance-screen.tsx";
import { createAssistanceDeskEffects } from "./effects.ts";

/** 上门办 and 帮代办 with a connection of their own: leaving it ends both, and with them all that was opened. */
export function AssistanceApp({ server, language }: DeskAppProps) {
  const { connection, actor } = useMemo(() => {
    const desk = connect(ofSite(assistanceDesk), server);
    const effects = createAssistanceDeskEffects(desk, {
      report: (error) => reportError(error),
      newKey: () => crypto.randomUUID(),
    });
    const machine = createActor(createAssistanceDeskMachine(effects), { clock: server.clock });
    return { connection: desk, actor: machine.start() };
  }, [server]);
  useEffect(
    () => () => {
      actor.stop();
      connection.close();
    },
    [actor, connection],
  );
  const snapshot = useActor(actor, (each) => each);
  return <AssistanceScreen snapshot={snapshot} send={actor.send} language={language} />;
}
