import { WebSocket } from "ws";

/**
 * What is on its way inside this process: messages of WebSockets whose both ends are here, and requests. A simulated
 * clock may move on only when nothing is; then real sockets and simulated time go together.
 */
let inFlight = 0;
/** Turns of the event loop without traffic after which all is quiet. */
const calmTurns = 4;
/** Milliseconds of real time after which what has not arrived went down with its connection. */
const lostAfter = 1000;

/** Answers that somebody keeps back on purpose, until time has passed. */
let heldBack = () => 0;

/** What `held` tells is no traffic that time has to wait for. */
export function countHeld(held: () => number): void {
  heldBack = held;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Resolves when nothing is on its way and all that it led to has been done. */
export async function quiet(): Promise<void> {
  let calm = 0;
  let waitingSince = performance.now();
  while (calm < calmTurns) {
    const before = inFlight;
    await turn();
    if (inFlight !== before) waitingSince = performance.now();
    if (performance.now() - waitingSince > lostAfter) inFlight = 0;
    // Whoever asked may have given up long before it is let go.
    calm = inFlight <= heldBack() ? calm + 1 : 0;
  }
}

/** The page's WebSocket: being opened counts as traffic. */
class CountedSocket extends WebSocket {
  constructor(url: string, protocols: string[]) {
    super(url, protocols);
    inFlight += 1;
    let isOpening = true;
    const opened = () => {
      if (isOpening) inFlight -= 1;
      isOpening = false;
    };
    this.once("open", opened);
    this.once("error", opened);
    this.once("close", opened);
  }
}

/** From now on everything of this process counts; gives pages the WebSocket of a browser. Returns the way back. */
export function countTraffic(): () => void {
  const { prototype } = WebSocket;
  const send = prototype.send;
  const plainFetch = globalThis.fetch;
  const plainSocket = globalThis.WebSocket;
  prototype.send = function (this: WebSocket, ...given: never[]) {
    if (this.readyState === this.OPEN) inFlight += 1;
    Reflect.apply(send, this, given);
  } as typeof send;
  const emit = prototype.emit;
  prototype.emit = function (this: WebSocket, event: string | symbol, ...given: unknown[]) {
    if (event === "message") inFlight -= 1;
    return Reflect.apply(emit, this, [event, ...given]);
  } as typeof emit;
  globalThis.fetch = async (input, init) => {
    inFlight += 1;
    try {
      const response = await plainFetch(input, init);
      const { status, headers } = response;
      return new Response(await response.arrayBuffer(), { status, headers });
    } finally {
      inFlight -= 1;
    }
  };
  globalThis.WebSocket = CountedSocket as unknown as typeof globalThis.WebSocket;
  return () => {
    prototype.send = send;
    Reflect.deleteProperty(prototype, "emit");
    globalThis.fetch = plainFetch;
    globalThis.WebSocket = plainSocket;
    heldBack = () => 0;
  };
}
