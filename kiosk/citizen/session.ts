import type { ConnectOptions } from "../connection/service-connection.ts";
import { createSession } from "./create-session.ts";
import type { Connections, Sources } from "./effects.ts";
import { followExperience } from "./experience/follow-experience.tsx";
import { countJourneys } from "./follow-journeys.ts";
import { followHall } from "./help/follow-hall.tsx";
import { browserForScans } from "./matters/scan/browser-for-scans.ts";

/** All of a session that comes behind the first load: its machine, its effects, its screens and their words. */
export const createBrowserSession = (connections: Connections, sources: Sources, options: ConnectOptions) =>
  createSession(connections, sources, options, browserForScans());
export { SessionView } from "./session-view.tsx";

/** What goes on beside sessions, from now on: how they go is counted, and the hall's wishes are shown between them. */
export const beside: typeof followExperience = (terminal, options, sources) => {
  countJourneys(terminal, options, sources);
  followExperience(terminal, options, sources);
  followHall(terminal, options, sources);
};
