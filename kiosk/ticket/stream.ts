import { type FollowedTicket, followedTicket } from "../../server/contract/follow.ts";
import type { PageClock } from "../connection/clock.ts";
import { reconnectDelays, silenceLimit } from "./delays.ts";

/** What the page hears of the hall. */
export type Word =
  | { readonly type: "ticket"; readonly ticket: FollowedTicket; readonly at: number }
  /** The hall is there, and nothing has changed. */
  | { readonly type: "beat"; readonly at: number }
  | { readonly type: "lost" }
  /** No ticket of today has this code: nothing more will come. */
  | { readonly type: "gone" };

export interface StreamOptions {
  /** `/t/CODE/events` */
  readonly address: string;
  readonly clock: PageClock;
  readonly fetch: typeof fetch;
  /** Tells of moments when a lost line may be back: the page is looked at again, the network is. Returns the end of it. */
  onChance(listener: () => void): () => void;
  readonly tell: (word: Word) => void;
  /** Where a bug is reported. */
  readonly report: (error: unknown) => void;
}

/**
 * Follows a ticket for as long as there is one. Every connection begins with the ticket as it is, so that nothing needs to be caught up with.
 * Server-sent events, read with `fetch`: they are an ordinary answer over HTTP, which every mobile network and every hall's proxy lets pass,
 * and `fetch` tells, unlike the browser's own reader of them, whether the code is wrong or the network is. Returns the end of it.
 */
export function followStream({ address, clock, fetch, onChance, tell, report }: StreamOptions): () => void {
  let attempt = 0;
  let retry: unknown;
  let watchdog: unknown;
  let current: AbortController | undefined;
  let ended = false;

  const end = () => {
    ended = true;
    clock.clearTimeout(retry);
    clock.clearTimeout(watchdog);
    current?.abort();
    leave();
  };
  const watch = (connection: AbortController) => {
    clock.clearTimeout(watchdog);
    watchdog = clock.setTimeout(() => connection.abort(), silenceLimit);
  };

  const connect = async () => {
    const connection = new AbortController();
    current = connection;
    watch(connection);
    try {
      const response = await fetch(address, { cache: "no-store", signal: connection.signal });
      if (response.status === 404) {
        end();
        tell({ type: "gone" });
        return;
      }
      if (response.ok && response.body) await read(response.body, connection);
    } catch (cause) {
      // The network, or a proxy in it: that is what "lost" says, and it is tried again.
      if (!isOfNetwork(cause)) report(cause);
    }
    if (ended || current !== connection) return;
    clock.clearTimeout(watchdog);
    tell({ type: "lost" });
    const delay = reconnectDelays[Math.min(attempt, reconnectDelays.length - 1)] ?? 0;
    attempt += 1;
    retry = clock.setTimeout(() => void connect(), delay);
  };

  const read = async (body: ReadableStream<Uint8Array>, connection: AbortController) => {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      watch(connection);
      text += decoder.decode(value, { stream: true });
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) hear(event);
    }
  };

  const hear = (event: string) => {
    const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
    if (name === "beat") tell({ type: "beat", at: clock.now() });
    else if (name === "ticket")
      tell({ type: "ticket", ticket: followedTicket.parse(JSON.parse(data ?? "")), at: clock.now() });
    attempt = 0;
  };

  // A telephone that slept may hold a line that is dead and not know it yet.
  const leave = onChance(() => {
    clock.clearTimeout(retry);
    const before = current;
    attempt = 0;
    void connect();
    before?.abort();
  });
  void connect();
  return end;
}

/** `fetch` says every trouble of the network with a TypeError, and an end from our side with an AbortError. */
function isOfNetwork(cause: unknown): boolean {
  return cause instanceof TypeError || (cause instanceof DOMException && cause.name === "AbortError");
}
