import { connect, createServer, type Socket } from "node:net";

/** A network between a browser and a server of this machine, at another address of it and the same port, that a test can break. */
export interface BrokenLine {
  /** From then on nothing that the server says gets through; what is said to it does. */
  holdAnswers(): void;
  /** Every connection breaks, and none is made. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** @param at where it listens: an address of loopback's that is not the server's @param port of the server, at 127.0.0.1 */
export async function brokenLine(at: string, port: number): Promise<BrokenLine> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isCut = false;
  let holds = false;
  const server = createServer((browser) => {
    if (isCut) {
      browser.destroy();
      return;
    }
    const hall = connect(port, "127.0.0.1");
    const pair = [browser, hall] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      browser.destroy();
      hall.destroy();
    };
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on("close", end);
      // A broken connection is what this is for.
      socket.on("error", end);
    }
    browser.on("data", (bytes) => hall.write(bytes));
    hall.on("data", (bytes) => {
      if (!holds) browser.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, at, resolve));
  const breakAll = () => {
    for (const [browser, hall] of [...pairs]) {
      browser.destroy();
      hall.destroy();
    }
  };
  return {
    holdAnswers() {
      holds = true;
    },
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
      holds = false;
    },
    close() {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
