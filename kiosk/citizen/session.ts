import type { ConnectOptions } from "../connection/service-connection.ts";
import { createSession } from "./create-session.ts";
import type { Connections, Sources } from "./effects.ts";
import { browserForScans } from "./matters/scan/browser-for-scans.ts";

/** All of a session that comes behind the first load: its machine, its effects, its screens and their words. */
export const createBrowserSession = (connections: Connections, sources: Sources, options: ConnectOptions) =>
  createSession(connections, sources, options, browserForScans());
export { countJourneys } from "./follow-journeys.ts";
export { SessionView } from "./session-view.tsx";
