import { useEffect, useMemo } from "preact/hooks";
import { createActor } from "xstate";
import type { Language } from "../../../server/contract/hall.ts";
import { matterDesk } from "../../../server/contract/matters/desk.ts";
import type { PageClock } from "../../connection/clock.ts";
import { connect } from "../../connection/service-connection.ts";
import { ofSite } from "../../connection/site.ts";
import { useActor } from "../../ui/use-actor.ts";
import { createDeskMachine } from "./desk.machine.ts";
import { DeskScreen } from "./desk-screen.tsx";
import { createDeskEffects } from "./effects.ts";

export interface DeskAppProps {
  readonly server: { readonly token: string; readonly clock: PageClock };
  readonly now: number;
  readonly language: Language;
}

/** The work list with its own connection: leaving it ends both, and with them all that was opened. */
export function DeskApp({ server, now, language }: DeskAppProps) {
  const { connection, actor } = useMemo(() => {
    const desk = connect(ofSite(matterDesk), server);
    const effects = createDeskEffects(desk, {
      report: (error) => reportError(error),
      newKey: () => crypto.randomUUID(),
    });
    const machine = createActor(createDeskMachine(effects), { clock: server.clock });
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
  return <DeskScreen snapshot={snapshot} send={actor.send} now={now} language={language} />;
}
