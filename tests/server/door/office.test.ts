import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { connect } from "node:tls";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as z from "zod/mini";
import { systemClock } from "../../../device-drivers/clock.ts";
import { cancelCommand, nothing, type ServiceDefinition } from "../../../server/contract/envelope.ts";
import { createDoor, type Door } from "../../../server/door/door.ts";
import { officeLeadsTo } from "../../../server/door/origin.ts";
import { defineService, type Role } from "../../../server/door/service.ts";
import { Tokens } from "../../../server/door/tokens.ts";
import { silentLog } from "../../support/silent-log.ts";

// Self-signed, for localhost and terminal.example; it protects nothing but these tests.
const pem = (name: string) => readFileSync(join(import.meta.dirname, `office-${name}.pem`), "utf8");
const certificate = pem("certificate");

const serviceAt = (path: string, roles: Role[]) => {
  const definition = {
    path,
    commands: {
      "Common.Cancel": cancelCommand,
      "Test.Ask": { payload: nothing, completion: z.object({ path: z.string() }) },
    },
    events: {},
    unsolicited: {},
  } as const satisfies ServiceDefinition;
  return defineService<typeof definition>({
    definition,
    roles,
    open: () => ({ commands: { "Test.Ask": () => ({ path }) }, close: () => undefined }),
  });
};
const servicePath = "/test/v1/service";
const otherPath = "/test/v1/other";

let door: Door;
let port: number;
let loopback: number;
let tokens: Tokens;

beforeEach(async () => {
  tokens = new Tokens();
  door = createDoor({ tokens, clock: systemClock, log: silentLog(), admitLocalClients: true });
  door.addService(serviceAt(servicePath, ["technician", "client"]));
  door.addService(serviceAt(otherPath, ["technician", "client"]));
  for (const path of ["/technician", "/citizen", "/", "/simulator", "/assets/page.js"])
    door.app.get(path, () => ({ path }));
  door.app.post("/hall/v1/commands", () => ({}));
  loopback = await door.listen(0);
  port = await door.listenOverTls({
    what: "office",
    address: "127.0.0.1",
    port: 0,
    names: ["localhost", "Terminal.example"],
    certificate,
    key: pem("key"),
    leadsTo: officeLeadsTo(servicePath),
    maximumConnections: 64,
  });
});
afterEach(() => door.close());

const statusOf = (path: string, { host = `localhost:${port}`, method = "GET", headers = {} } = {}) =>
  new Promise<number>((resolve, reject) => {
    const asked = request(
      { port, path, method, ca: certificate, servername: "localhost", headers: { host, ...headers } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    asked.on("error", reject);
    asked.end();
  });
const upgradeOf = (path: string, headers: Record<string, string> = {}, protocols: string[] = []) =>
  new Promise<number>((resolve, reject) => {
    const socket = new WebSocket(`wss://localhost:${port}${path}`, protocols, { ca: certificate, headers });
    socket.once("open", () => {
      resolve(101);
      socket.close();
    });
    socket.once("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.once("error", reject);
  });

describe("from the office", () => {
  it.each(["/technician", "/assets/page.js", "/healthz"])("%s opens", async (path) => {
    expect(await statusOf(path)).toBe(200);
    expect(await statusOf(path, { host: `terminal.example:${port}` })).toBe(200);
  });

  it("is told no more of the hall's health than that it runs", async () => {
    door.reportHealth(() => [
      { check: "platformOutbox", verdict: "doubtful" },
      { check: "postOutbox", verdict: "good" },
    ]);
    const said = await new Promise<string>((resolve, reject) => {
      const headers = { host: `localhost:${port}` };
      request({ port, path: "/healthz", ca: certificate, servername: "localhost", headers }, (response) => {
        let body = "";
        response.on("data", (chunk) => {
          body += chunk;
        });
        response.on("end", () => resolve(body));
      })
        .on("error", reject)
        .end();
    });
    expect(JSON.parse(said)).toEqual({ status: "ok" });
    const own = await (await fetch(`http://127.0.0.1:${loopback}/healthz`)).json();
    expect(own).toEqual({
      status: "ok",
      warnings: 1,
      checks: [
        { check: "platformOutbox", verdict: "doubtful" },
        { check: "postOutbox", verdict: "good" },
      ],
    });
  });

  it.each(["/citizen", "/", "/simulator", "/technician/../citizen"])("%s does not", async (path) => {
    expect(await statusOf(path)).toBe(404);
  });

  it("the hall takes no commands", async () => {
    expect(await statusOf("/hall/v1/commands", { method: "POST" })).toBe(404);
  });

  it("the page's service opens with the page's token, and no other service does", async () => {
    const mine = ["xiaohu.v1", `token.${tokens.of("technician")}`];
    const origin = `https://localhost:${port}`;
    expect(await upgradeOf(servicePath, { origin }, mine)).toBe(101);
    expect(await upgradeOf(otherPath, { origin }, mine)).toBe(404);
    expect(await upgradeOf(servicePath, { origin: `http://localhost:${port}` }, mine)).toBe(403);
    expect(await upgradeOf(servicePath, { origin: "https://evil.example" }, mine)).toBe(403);
  });

  it("nobody comes in without a token, though programs on the machine itself may", async () => {
    expect(await upgradeOf(servicePath)).toBe(401);
  });

  it("other names, and the terminal's own, are foreign", async () => {
    for (const host of [`evil.example:${port}`, `127.0.0.1:${port}`, "localhost"])
      expect(await statusOf("/technician", { host })).toBe(403);
  });

  it("nothing is said without TLS, or with an old one", async () => {
    await expect(fetch(`http://localhost:${port}/technician`)).rejects.toThrow();
    const old = connect({
      port,
      ca: certificate,
      servername: "localhost",
      maxVersion: "TLSv1.1",
      minVersion: "TLSv1",
    });
    const [cause] = await once(old, "error");
    expect(cause).toBeInstanceOf(Error);
  });

  it("the terminal's own way stays what it was", async () => {
    const address = door.app.server.address();
    const own = typeof address === "object" && address ? address.port : 0;
    expect((await fetch(`http://127.0.0.1:${own}/citizen`)).status).toBe(200);
  });

  it("a port that is taken, and a key that is none, are told", async () => {
    const office = {
      what: "office",
      address: "127.0.0.1",
      names: ["localhost"],
      certificate,
      key: pem("key"),
      leadsTo: officeLeadsTo(servicePath),
      maximumConnections: 64,
    };
    await expect(door.listenOverTls({ ...office, port })).rejects.toMatchObject({
      code: "config.portInUse",
      message: expect.stringContaining("office"),
    });
    await expect(door.listenOverTls({ ...office, port: 0, key: "none" })).rejects.toMatchObject({
      code: "config.invalid",
    });
  });
});
