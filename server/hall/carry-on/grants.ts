import type { Clock } from "../../../device-drivers/clock.ts";

/** Milliseconds for which a grant opens: the page that was opened for it asks at once. */
export const grantTime = 60_000;
/** Grants that wait at one time; beyond, the oldest is forgotten. */
const grantsKept = 500;

/** What a clerk at a window wants to open. */
export interface Granted {
  readonly site: string;
  readonly code: string;
  /** As the office knows them. */
  readonly clerk: string;
}

/** Lets the page that a window opens act for its clerk, once: the window is signed in over its own connection, and the page is not. */
export interface Grants {
  /** 128 bits, hexadecimal. */
  issue(granted: Granted): string;
  /** Undefined: none, used, or too old. */
  redeem(grant: string): Granted | undefined;
}

/** @param randomBytes cryptographic */
export function createGrants(clock: Clock, randomBytes: (size: number) => Uint8Array): Grants {
  const waiting = new Map<string, Granted & { readonly until: number }>();
  return {
    issue(granted) {
      const grant = Buffer.from(randomBytes(16)).toString("hex");
      waiting.set(grant, { ...granted, until: clock.now() + grantTime });
      const [oldest] = waiting.keys();
      if (waiting.size > grantsKept && oldest !== undefined) waiting.delete(oldest);
      return grant;
    },
    redeem(grant) {
      const found = waiting.get(grant);
      waiting.delete(grant);
      return found && clock.now() < found.until ? found : undefined;
    },
  };
}
