import { type SpeechRequest, speechPath, speechWithin } from "../../server/contract/speech.ts";
import type { PageClock } from "../connection/clock.ts";

/** Milliseconds after which the hall's answer is waited for no longer: its own limit, and the way to and fro. */
export const speechPatience = speechWithin + 1_000;

export interface ServedSpeechOptions {
  /** Of the site whose board this is. */
  readonly path?: string;
  readonly token: string;
  /** Asked for where the hall has begun anew and knows the old token no longer. */
  readonly renewToken: () => Promise<string>;
  readonly clock: PageClock;
  readonly fetch: typeof fetch;
}

/** Asks the hall for the sound of a call; null where it has no voice. Rejects where it cannot be reached, or answers late. */
export function servedSpeech({
  path = speechPath,
  token: first,
  renewToken,
  clock,
  fetch,
}: ServedSpeechOptions) {
  let token = first;
  return async (
    { language, number, windowId }: SpeechRequest,
    signal: AbortSignal,
  ): Promise<ArrayBuffer | null> => {
    const late = new AbortController();
    const timer = clock.setTimeout(
      () => late.abort(new Error("the hall's voice came too late")),
      speechPatience,
    );
    const ask = () =>
      fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ language, number, windowId } satisfies SpeechRequest),
        signal: AbortSignal.any([signal, late.signal]),
      });
    try {
      let response = await ask();
      if (response.status === 401) {
        token = await renewToken();
        response = await ask();
      }
      if (response.status === 204) return null;
      if (!response.ok) throw new Error(`the hall's voice: ${response.status}`);
      return await response.arrayBuffer();
    } finally {
      clock.clearTimeout(timer);
    }
  };
}
