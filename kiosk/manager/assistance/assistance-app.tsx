import { assistanceDesk } from "../../../server/contract/assistance/desk.ts";
import { useActor } from "../../ui/use-actor.ts";
import { createDeskMachine } from "../frame/desk.machine.ts";
import { type DeskAppProps, deskSources, useDesk } from "../frame/use-desk.ts";
import { AssistanceScreen } from "./assistance-screen.tsx";
import { assistanceRules, createAssistanceDeskEffects } from "./effects.ts";

/** 上门办 and 帮代办. */
export function AssistanceApp({ server, language }: DeskAppProps) {
  const { desk } = useDesk(assistanceDesk, server, (connection) => ({
    desk: createDeskMachine(createAssistanceDeskEffects(connection, deskSources), assistanceRules),
  }));
  const snapshot = useActor(desk, (each) => each);
  return <AssistanceScreen snapshot={snapshot} send={desk.send} language={language} />;
}
