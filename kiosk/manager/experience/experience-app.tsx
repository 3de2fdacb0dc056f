import { experienceDesk } from "../../../server/contract/experience/desk.ts";
import { useActor } from "../../ui/use-actor.ts";
import { type DeskAppProps, deskSources, useDesk } from "../frame/use-desk.ts";
import { createExperienceDeskEffects } from "./effects.ts";
import { createExperienceDeskMachine } from "./experience-desk.machine.ts";
import { ExperienceDeskScreen } from "./experience-desk-screen.tsx";

/** 体验员: tasks, and what was recorded, played again. */
export function ExperienceApp({ server, language }: DeskAppProps) {
  const { desk } = useDesk(experienceDesk, server, (connection) => ({
    desk: createExperienceDeskMachine(createExperienceDeskEffects(connection, deskSources)),
  }));
  const snapshot = useActor(desk, (each) => each);
  return <ExperienceDeskScreen snapshot={snapshot} send={desk.send} language={language} />;
}
