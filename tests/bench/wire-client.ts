import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ServiceDefinition } from "../../server/contract/envelope.ts";

/** Nanoseconds of the machine's monotonic clock, and the text that came. */
export interface Answer {
  readonly sent: bigint;
  readonly arrived: bigint;
  readonly text: string;
}

export interface WireClient {
  /** Sends, and resolves with the answer. */
  ask(message: string): Promise<Answer>;
  close(): void;
}

export const milliseconds = (from: bigint, to: bigint) => Number(to - from) / 1e6;

/** @param wanted what an answer's text holds; other messages are passed over */
export async function startClient(url: string, protocols: string[], wanted?: string): Promise<WireClient> {
  const worker = new Worker(new URL("./wire-client.mjs", import.meta.url), {
    workerData: { url, protocols, wanted },
  });
  await once(worker, "message");
  return {
    async ask(message) {
      const answer = once(worker, "message");
      worker.postMessage(message);
      return (await answer)[0];
    },
    close() {
      worker.postMessage("close");
      worker.unref();
    },
  };
}

/** One page's connection to a service of the bridge: a command, and its completion's payload. */
export interface BridgeClient {
  /** @throws Error when it is not completed with success */
  command(name: string, payload?: object): Promise<Answer & { readonly payload: unknown }>;
  close(): void;
}

/** @param url `http://127.0.0.1:8620` */
export async function startBridgeClient(
  url: string,
  service: ServiceDefinition,
  token: string,
): Promise<BridgeClient> {
  const address = `${url.replace("http", "ws")}${service.path}`;
  const client = await startClient(address, ["xiaohu.v1", `token.${token}`], '"type":"completion"');
  let requestId = 0;
  return {
    async command(name, payload = {}) {
      requestId += 1;
      const header = { type: "command", name, requestId, version: "2.0" };
      const answer = await client.ask(JSON.stringify({ header, payload }));
      const completion = JSON.parse(answer.text) as { header: { completionCode: string }; payload: unknown };
      if (completion.header.completionCode !== "success") throw new Error(`${name}: ${answer.text}`);
      return { ...answer, payload: completion.payload };
    },
    close: client.close,
  };
}
