import { matterDesk } from "../../../server/contract/matters/desk.ts";
import { useActor } from "../../ui/use-actor.ts";
import { createDeskMachine, deskPageOf } from "../frame/desk.machine.ts";
import { type DeskAppProps, deskSources, useDesk } from "../frame/use-desk.ts";
import { matterRules } from "./acts.ts";
import { DeskScreen } from "./desk-screen.tsx";
import { createDeskEffects } from "./effects.ts";
import { createOutboxEffects, createOutboxMachine } from "./outbox.machine.ts";
import { OutboxPanel } from "./outbox.tsx";

/** The office's work list, and below it what does not get to the outside. */
export function DeskApp({ server, now, language }: DeskAppProps) {
  const { desk, outbox } = useDesk(matterDesk, server, (connection) => ({
    desk: createDeskMachine(createDeskEffects(connection, deskSources), matterRules),
    outbox: createOutboxMachine(createOutboxEffects(connection, deskSources)),
  }));
  const snapshot = useActor(desk, (each) => each);
  const stuck = useActor(outbox, (each) => each);
  return (
    <>
      <DeskScreen snapshot={snapshot} send={desk.send} now={now} language={language} />
      {deskPageOf(snapshot) === "list" && (
        <OutboxPanel snapshot={stuck} send={outbox.send} now={now} language={language} />
      )}
    </>
  );
}
