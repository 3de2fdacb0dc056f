import { once } from "node:events";
import { WebSocket } from "ws";
import type { ServiceDefinition } from "../../server/contract/envelope.ts";

export interface Received {
  readonly header: {
    readonly type: string;
    readonly name?: string;
    readonly requestId?: number;
    readonly completionCode?: string;
  };
  readonly payload: Record<string, unknown> | null;
}

/** A bare client of one service, for tests: it knows the envelope and nothing of our pages. */
export interface ContractClient {
  readonly messages: readonly Received[];
  /** Sends a command; resolves with its completion. */
  command(name: string, payload?: object, timeout?: number): Promise<Received>;
  /** The first message, past or future, that matches. */
  until(match: (message: Received) => boolean): Promise<Received>;
  close(): void;
}

/** The token that a page is served with. */
export async function tokenOf(url: string, page: string): Promise<string> {
  const html = await (await fetch(`${url}${page}`)).text();
  return /name="xiaohu-token" content="([^"]+)"/.exec(html)?.[1] ?? "";
}

export async function connectTo(
  url: string,
  service: ServiceDefinition,
  token: string,
  cookie = "",
  /** Of an entrance over TLS, PEM. */
  ca?: string,
): Promise<ContractClient> {
  const socket = new WebSocket(
    `${url.replace("http", "ws")}${service.path}`,
    ["xiaohu.v1", `token.${token}`],
    { headers: { cookie }, ...(ca === undefined ? {} : { ca }) },
  );
  const messages: Received[] = [];
  let wake: (() => void)[] = [];
  let requestId = 0;
  socket.on("message", (data) => {
    messages.push(JSON.parse(String(data)) as Received);
    const waiting = wake;
    wake = [];
    for (const look of waiting) look();
  });
  await once(socket, "open");
  const until = async (match: (message: Received) => boolean) => {
    for (;;) {
      const found = messages.find(match);
      if (found) return found;
      await new Promise<void>((resolve) => wake.push(resolve));
    }
  };
  return {
    messages,
    until,
    command(name, payload = {}, timeout = 0) {
      requestId += 1;
      const id = requestId;
      socket.send(
        JSON.stringify({
          header: { type: "command", name, requestId: id, version: "2.0", timeout },
          payload,
        }),
      );
      return until(({ header }) => header.type === "completion" && header.requestId === id);
    },
    close: () => socket.close(),
  };
}
