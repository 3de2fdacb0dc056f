import { WebSocket } from "ws";
import type { Clock } from "../../device-drivers/clock.ts";
import { protocolVersion, type ServerMessage, serverMessage } from "../contract/envelope.ts";
import { sitePath } from "../contract/sites.ts";
import type { WayToHall } from "./way-to-hall.ts";

/** Waits before a lost hall is tried again, milliseconds; the last one repeats. As the pages have it. */
export const reconnectDelays = [100, 300, 1000, 3000] as const;

/** A hall that does not answer the first command of a line in so many milliseconds is asked anew, on a new line. As the pages have it. */
export const firstAnswerPatience = 5000;

export interface HallSocketOptions {
  readonly hall: Pick<WayToHall, "url" | "site" | "authority">;
  /** Of the service, as its contract has it. */
  readonly path: string;
  readonly token: string;
  readonly clock: Clock;
  /** A line is open: the first command says who this is, or asks how things stand. */
  readonly onOpen: (socket: HallSocket) => void;
  readonly onMessage: (message: ServerMessage, socket: HallSocket) => void;
  readonly onLost?: () => void;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** One line to a service of the hall's. */
export interface HallSocket {
  /** @returns the command's number, by which its answer is known */
  command(name: string, payload: unknown): number;
  /** The first command is answered: the line is well. */
  isWell(): void;
  /** Gives this line up; the next one follows. */
  giveUp(): void;
}

/** Keeps a line to a service of the hall's, from terminal to hall: opened again whenever it is lost, at a growing distance. */
export function keepHallSocket(options: HallSocketOptions): { close(): void } {
  const { hall, path, token, clock, onOpen, onMessage, onLost, log } = options;
  const url = `${hall.url.replace(/^http/, "ws")}${sitePath(path, hall.site)}`;
  let socket: WebSocket | undefined;
  let retry: unknown;
  let patience: unknown;
  let attempt = 0;
  let isClosed = false;

  const open = () => {
    const opened = new WebSocket(
      url,
      ["xiaohu.v1", `token.${token}`],
      hall.authority === undefined ? {} : { ca: hall.authority },
    );
    socket = opened;
    let requestId = 0;
    const line: HallSocket = {
      command(name, payload) {
        requestId += 1;
        const header = { type: "command", name, requestId, version: protocolVersion };
        opened.send(JSON.stringify({ header, payload }));
        return requestId;
      },
      isWell() {
        clock.clearTimeout(patience);
        attempt = 0;
      },
      giveUp: () => opened.terminate(),
    };
    opened.on("open", () => {
      patience = clock.setTimeout(() => opened.terminate(), firstAnswerPatience);
      onOpen(line);
    });
    opened.on("message", (data) => onMessage(serverMessage.parse(JSON.parse(String(data))), line));
    // What went wrong is followed by "close".
    opened.on("error", (cause) => log("the hall cannot be heard", { path, cause: String(cause) }));
    opened.on("close", () => {
      clock.clearTimeout(patience);
      onLost?.();
      if (isClosed) return;
      const delay = reconnectDelays[Math.min(attempt, reconnectDelays.length - 1)] ?? 3000;
      attempt += 1;
      retry = clock.setTimeout(open, delay);
    });
  };
  open();
  return {
    close() {
      isClosed = true;
      clock.clearTimeout(retry);
      clock.clearTimeout(patience);
      socket?.close();
    },
  };
}
