/** All of a session that comes behind the first load: its machine, its effects, its screens and their words. */
export { countJourneys } from "./follow-journeys.ts";
export { createSessionMachine } from "./machines/session.machine.ts";
export { createSessionEffects, sessionConnections } from "./session-effects.ts";
export { SessionView } from "./session-view.tsx";
