import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { destination, pino } from "pino";
import { expect } from "vitest";
import { systemClock } from "../../../device-drivers/clock.ts";
import { readConfig } from "../../../server/config/config.ts";
import { startStandalone } from "../../../server/standalone.ts";
import { emptyPagesIn } from "../../support/empty-pages.ts";
import { readFolderHere } from "../../support/read-folder-here.ts";
import { type Message, meet, member, type Stranger } from "./stranger.ts";

/** The product as it starts, with simulated devices, and whoever comes to it from outside. */
export interface ProductForStrangers {
  readonly directory: string;
  readonly url: string;
  /** `ws://127.0.0.1:PORT` */
  readonly origin: string;
  readonly token: string;
  /** The token as a header. */
  bearer(): { headers: { authorization: string } };
  /** Comes with the token, unless it is told otherwise. */
  connect(uri: string, options?: Parameters<typeof meet>[1]): Promise<Stranger>;
  /** @param name `IdCardReader` */
  service(name: string): Promise<Stranger>;
  /** Does something at the bench. */
  act(device: string, action: string, args?: object): Promise<void>;
  /** What the bench says of a device. */
  stateOf<State>(device: string): Promise<State | undefined>;
  /** Fails when anybody had anything to complain of. */
  stop(): Promise<void>;
}

export async function openToStrangers(): Promise<ProductForStrangers> {
  const directory = await mkdtemp(join(tmpdir(), "xiaohu-xfs4iot-"));
  await emptyPagesIn(join(directory, "pages"));
  const running = await startStandalone({
    readFolder: readFolderHere,
    config: readConfig(undefined),
    port: 0,
    dataDirectory: directory,
    pagesDirectory: join(directory, "pages"),
    simulator: true,
    clock: systemClock,
    newKey: randomUUID,
    log: pino(destination({ dest: join(directory, "test.log"), sync: true })),
  });
  const { url } = running;
  const origin = url.replace("http", "ws");
  const token = (await readFile(join(directory, "xfs4iot-client-token"), "utf8")).trim();
  const met: Stranger[] = [];
  const bearer = () => ({ headers: { authorization: `Bearer ${token}` } });
  const connect: ProductForStrangers["connect"] = async (uri, options = bearer()) => {
    const stranger = await meet(uri, options);
    met.push(stranger);
    return stranger;
  };
  return {
    directory,
    url,
    origin,
    token,
    bearer,
    connect,
    service: (name) => connect(`${origin}/xfs4iot/v1.0/${name}`),
    async act(device, action, args = {}) {
      const response = await fetch(`${url}/simulator/api/actions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ device, action, ...args }),
      });
      expect(response.status, await response.clone().text()).toBe(200);
    },
    async stateOf<State>(device: string) {
      const { devices } = (await (await fetch(`${url}/simulator/api/state`)).json()) as {
        devices: { device: string; state: State }[];
      };
      return devices.find((each) => each.device === device)?.state;
    },
    async stop() {
      expect(met.flatMap(({ complaints }) => complaints)).toEqual([]);
      await running.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export const commonOf = (message: Message) => member<{ device: string }>(message, "common");

export async function online(client: Stranger): Promise<void> {
  if (commonOf(await client.command("Common.Status")).device === "online") return;
  await client.until(
    (message) => message.header.name === "Common.StatusChangedEvent" && commonOf(message).device === "online",
  );
}
