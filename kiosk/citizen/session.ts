/** All of a session that comes behind the first load: its machine, its effects, its screens and their words. */
export { createSession } from "./create-session.ts";
export { countJourneys } from "./follow-journeys.ts";
export { SessionView } from "./session-view.tsx";
