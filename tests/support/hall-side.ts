import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { readConfig } from "../../server/config/config.ts";
import type { ServiceDefinition } from "../../server/contract/envelope.ts";
import { sitePath } from "../../server/contract/sites.ts";
import { hallWindow } from "../../server/contract/window.ts";
import { createDoor } from "../../server/door/door.ts";
import type { Role } from "../../server/door/service.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { openHallSide } from "../../server/opening/hall-side.ts";
import { type ContractClient, connectTo } from "./contract-client.ts";
import { emptyPagesIn } from "./empty-pages.ts";
import { readFolderHere } from "./read-folder-here.ts";
import { silentLog } from "./silent-log.ts";
import { SimulatedClock } from "./simulated-clock.ts";

/**
 * The hall's side of the server behind its door, as it is configured, with the clock in the test's hands. The examples of a hall and of a
 * district lie beside the configuration.
 *
 * @param at milliseconds since the epoch
 */
export async function startHallSide(yaml: string, at: number, demo = false) {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-hall-side-"));
  for (const each of ["district", "hall"])
    copyFileSync(`docs/${each}.example.yaml`, join(directory, `${each}.yaml`));
  writeFileSync(join(directory, "kiosk.yaml"), yaml);
  await emptyPagesIn(directory);
  const clock = new SimulatedClock(at);
  const tokens = new Tokens();
  const log = silentLog();
  const door = createDoor({ tokens, clock, log });
  const side = await openHallSide({
    readFolder: readFolderHere,
    config: readConfig(join(directory, "kiosk.yaml")),
    door,
    dataDirectory: directory,
    pagesDirectory: directory,
    demo,
    clock,
    newKey: randomUUID,
    log,
  });
  const url = `http://127.0.0.1:${await door.listen(0)}`;
  await side.open(url);
  onTestFinished(async () => {
    await side.stopServing();
    await door.close();
    side.close();
    rmSync(directory, { recursive: true });
  });
  const connect = (service: ServiceDefinition, role: Role, site: string | null = null, cookie = "") =>
    connectTo(url, { ...service, path: sitePath(service.path, site) }, tokens.of(role), cookie);
  const windows = new Map<string, ContractClient>();
  return {
    clock,
    door,
    url,
    directory,
    tokens,
    connect,
    /** As a terminal of the site takes it. */
    async take(site: string, serviceId = "social-insurance") {
      const payload = { serviceId, terminalId: "HL-01", idempotencyKey: randomUUID() };
      const answer = await fetch(`${url}/hall/v1/commands`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${tokens.of("terminal")}` },
        body: JSON.stringify({ name: "Queue.Take", payload, site }),
      });
      expect(answer.status).toBe(200);
      const { ticket } = (await answer.json()) as { ticket: { id: string; follow: string | null } };
      return ticket;
    },
    /** What a clerk does at a window of a site. */
    async atWindow(site: string, name: "SignIn" | "CallNext" | "Start" | "Finish" | "Pause", payload = {}) {
      const client = windows.get(site) ?? (await connect(hallWindow, "window", site));
      windows.set(site, client);
      const done = await client.command(`XiaohuWindow.${name}`, { ...payload, idempotencyKey: randomUUID() });
      expect(done.header.completionCode).toBe("success");
    },
  };
}
