import { connect, createServer, type Server, type Socket } from "node:net";
import { sleep, systemClock } from "../../device-drivers/clock.ts";
import type { Call } from "../../server/contract/board.ts";
import type { QueueEvent } from "../../server/hall/queue/events.ts";
import type { Recorded } from "../../server/storage/event-store.ts";
import { listenToHall } from "../../server/terminal/announcements/board-listener.ts";
import { demand, demandEqual } from "./checks.ts";

/** Milliseconds between two looks for a process that lives. */
const livesLook = 10;

/**
 * One address before several processes, as a proxy stands before them: each connection goes to the one of those that live which has fewest,
 * waits while there is none, and ends with it. Says the process's own name in `Host`, since a hall answers to no other.
 */
export async function openForwarder(living: () => readonly number[]): Promise<Forwarder> {
  const sockets = new Set<Socket>();
  const load = new Map<number, number>();
  let served = 0;
  const count = (port: number, more: 1 | -1) => load.set(port, (load.get(port) ?? 0) + more);
  const reach = async (client: Socket): Promise<{ port: number; hall: Socket } | undefined> => {
    while (!client.destroyed) {
      const [port] = [...living()].sort((one, other) => (load.get(one) ?? 0) - (load.get(other) ?? 0));
      const hall = port === undefined ? undefined : await connected(port);
      if (port !== undefined && hall) return { port, hall };
      await sleep(systemClock, livesLook);
    }
    return undefined;
  };
  const server = createServer(async (client) => {
    keep(client, sockets);
    const reached = await reach(client);
    if (!reached) return;
    const { port, hall } = reached;
    keep(hall, sockets);
    count(port, 1);
    hall.once("close", () => {
      count(port, -1);
      client.destroy();
    });
    client.once("close", () => hall.destroy());
    client.once("data", (head) => {
      hall.write(head.toString("latin1").replace(/^Host: .*$/m, `Host: 127.0.0.1:${port}`), "latin1");
      client.pipe(hall);
    });
    // The first word is that the connection stands, the second the board as it is.
    hall.once("data", () =>
      hall.once("data", () => {
        served += 1;
      }),
    );
    hall.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    served: () => served,
    close() {
      server.close();
      for (const each of sockets) each.destroy();
    },
  };
}

function keep(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  // What went wrong is followed by "close".
  socket.on("error", () => undefined);
  socket.once("close", () => sockets.delete(socket));
}

/** A connection; undefined when nobody listens there any more. */
function connected(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.once("error", () => resolve(undefined));
  });
}

export interface Forwarder {
  readonly url: string;
  /** Connections on which a board has been told how the hall stands. */
  served(): number;
  close(): void;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the forwarder does not listen");
  return address.port;
}

/** A listener of the product on the forwarder's address, with all that it has heard. */
export class HeardBoard {
  readonly heard: Call[] = [];
  readonly #listener: { close(): void };

  constructor(url: string, boardToken: string) {
    this.#listener = listenToHall({
      hall: { url, boardToken, site: null },
      clock: systemClock,
      onCall: (call) => this.heard.push(call),
      log: () => undefined,
    });
  }

  close(): void {
    this.#listener.close();
  }

  /**
   * Demands that it heard every call of the log once, in order. What was called while it was away and was then called again, or taken
   * back, need not be heard any more. Returns how many calls it did not hear so.
   */
  check(name: string, log: readonly Recorded<QueueEvent>[], wasAway: boolean): number {
    const seqs = this.heard.map(({ seq }) => seq);
    demandEqual(
      seqs,
      [...new Set(seqs)].sort((one, other) => one - other),
      `calls of ${name} in order`,
    );
    const known = new Set(seqs);
    const calls = log.flatMap(({ seq, event }) =>
      event.type === "ticketCalled" || event.type === "ticketRecalled" ? [{ seq, ...event }] : [],
    );
    const bySeq = new Map(calls.map((call) => [call.seq, call]));
    for (const { seq, number, windowId } of this.heard) {
      const call = bySeq.get(seq);
      demandEqual(
        { number, windowId },
        call && { number: call.number, windowId: call.windowId },
        `call ${seq}`,
      );
    }
    const takenBack = new Set(
      log.flatMap(({ event }) => (event.type === "stepUndone" ? [event.undone] : [])),
    );
    const missing = calls.filter(({ seq }) => !known.has(seq));
    for (const { seq, number } of missing) {
      const again = calls.some((later) => later.number === number && later.seq > seq);
      demand(wasAway && (again || takenBack.has(seq)), () => `${name} missed call ${seq} of ${number}`);
    }
    return missing.length;
  }
}
