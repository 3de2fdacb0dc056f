import { useEffect, useMemo } from "preact/hooks";
import { createActor } from "xstate";
import type { Language } from "../../../server/contract/hall.ts";
import { matterDesk } from "../../../server/contract/matters/desk.ts";
import type { PageClock } from "../../connection/clock.ts";
import { connect } from "../../connection/service-connection.ts";
import { ofSite } from "../../connection/site.ts";
import { useActor } from "../../ui/use-actor.ts";
import { createDeskMachine, deskPageOf } from "./desk.machine.ts";
import { DeskScreen } from "./desk-screen.tsx";
import { createDeskEffects } from "./effects.ts";
import { createOutboxEffects, createOutboxMachine } from "./outbox.machine.ts";
import { OutboxPanel } from "./outbox.tsx";

export interface DeskAppProps {
  readonly server: { readonly token: string; readonly clock: PageClock };
  readonly now: number;
  readonly language: Language;
}

/** The work list with its own connection: leaving it ends both, and with them all that was opened. */
export function DeskApp({ server, now, language }: DeskAppProps) {
  const { connection, actor, outbox } = useMemo(() => {
    const desk = connect(ofSite(matterDesk), server);
    const effects = createDeskEffects(desk, {
      report: (error) => reportError(error),
      newKey: () => crypto.randomUUID(),
    });
    const machine = createActor(createDeskMachine(effects), { clock: server.clock });
    const stuck = createActor(createOutboxMachine(createOutboxEffects(desk, { report: reportError })), {
      clock: server.clock,
    });
    return { connection: desk, actor: machine.start(), outbox: stuck.start() };
  }, [server]);
  useEffect(
    () => () => {
      actor.stop();
      outbox.stop();
      connection.close();
    },
    [actor, outbox, connection],
  );
  const snapshot = useActor(actor, (each) => each);
  const stuck = useActor(outbox, (each) => each);
  return (
    <>
      <DeskScreen snapshot={snapshot} send={actor.send} now={now} language={language} />
      {deskPageOf(snapshot) === "list" && (
        <OutboxPanel snapshot={stuck} send={outbox.send} now={now} language={language} />
      )}
    </>
  );
}
