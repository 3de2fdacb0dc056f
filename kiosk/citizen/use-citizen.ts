import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ErrorCode } from "../../server/contract/errors.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { Translate } from "../i18n/catalogue.ts";
import type { CitizenMessages } from "../i18n/citizen.ts";
import type { RestMessages } from "../i18n/citizen-rest.ts";
import type { TerminalCondition } from "./condition.ts";
import type { SessionContext } from "./machines/session/context.ts";
import type { TerminalEvent } from "./machines/terminal.machine.ts";

/** What every screen is given. */
export interface Citizen {
  readonly condition: TerminalCondition;
  readonly language: Language;
  readonly t: Translate<RestMessages>;
  /** The same in English, for screens where nobody has chosen a language yet. */
  readonly inEnglish: Translate<RestMessages>;
  readonly send: (event: TerminalEvent) => void;
  readonly announce: (words: string) => void;
  readonly terminalId: string;
}

/** What the screens of a session are given besides. */
export interface CitizenSession {
  readonly session: SessionContext;
  readonly t: Translate<CitizenMessages>;
  /** What to do about an error, in the citizen's words. */
  readonly advice: (code: ErrorCode) => string;
}

export const CitizenContext = createContext<Citizen | null>(null);
export const CitizenSessionContext = createContext<CitizenSession | null>(null);

export function useCitizen(): Citizen {
  const citizen = useContext(CitizenContext);
  if (!citizen) throw new Error("a citizen's screen was drawn outside CitizenScreen");
  return citizen;
}

/** For the screens that exist only inside a session. */
export function useSession(): Omit<Citizen, "t"> & CitizenSession {
  const citizen = useCitizen();
  const session = useContext(CitizenSessionContext);
  if (!session) throw new Error("a session's screen was drawn outside SessionView");
  return { ...citizen, ...session };
}
