import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as z from "zod/mini";
import { sleep, systemClock } from "../../../device-drivers/clock.ts";
import {
  cancelCommand,
  maximumMessageBytes,
  nothing,
  type ServiceDefinition,
} from "../../../server/contract/envelope.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { createDoor, type Door } from "../../../server/door/door.ts";
import { maximumBacklog } from "../../../server/door/endpoint.ts";
import { burst } from "../../../server/door/rate-limit.ts";
import { defineService } from "../../../server/door/service.ts";
import { Tokens } from "../../../server/door/tokens.ts";
import { freePort } from "../../support/free-port.ts";
import { silentLog } from "../../support/silent-log.ts";

const definition = {
  path: "/test/v1",
  commands: {
    "Common.Cancel": cancelCommand,
    "Test.Add": {
      payload: z.strictObject({ left: z.number(), right: z.number() }),
      completion: z.object({ sum: z.number() }),
    },
    "Test.Wait": { payload: nothing, completion: z.object({}) },
    "Test.Refuse": { payload: nothing, completion: z.object({}) },
    "Test.Break": { payload: nothing, completion: z.object({}) },
  },
  events: { "Test.WaitingEvent": z.object({}) },
  unsolicited: { "Test.HelloEvent": z.object({}) },
} as const satisfies ServiceDefinition;

interface Received {
  header: {
    type: string;
    name?: string;
    requestId?: number;
    status?: string;
    completionCode?: string;
    errorDescription?: string;
  };
  payload: Record<string, unknown> | null;
}

let door: Door;
let port: number;
let tokens: Tokens;
let additions: number;

beforeEach(async () => {
  tokens = new Tokens();
  additions = 0;
  door = createDoor({ tokens, clock: systemClock, log: silentLog() });
  door.addService(
    defineService<typeof definition>({
      definition,
      roles: ["terminal"],
      open: (client) => ({
        commands: {
          "Test.Add": ({ left, right }) => {
            additions += 1;
            return { sum: left + right };
          },
          "Test.Wait": async (_payload, { signal, event }) => {
            event("Test.WaitingEvent", {});
            client.send("Test.HelloEvent", {});
            await sleep(systemClock, 60_000, signal);
            return {};
          },
          "Test.Refuse": () => {
            throw new ContractError("queue.serviceClosed", "closed");
          },
          "Test.Break": () => {
            throw new TypeError("secret 350206199001010017");
          },
        },
        close: () => undefined,
      }),
    }),
  );
  door.app.post("/echo", (incoming) => incoming.body);
  port = await door.listen(0);
});

afterEach(() => door.close());

async function connect(options: { token?: string; origin?: string; path?: string; host?: string } = {}) {
  const socket = new WebSocket(
    `ws://127.0.0.1:${port}${options.path ?? "/test/v1"}`,
    ["xiaohu.v1", `token.${options.token ?? tokens.of("terminal")}`],
    {
      headers: {
        ...(options.origin ? { origin: options.origin } : {}),
        ...(options.host ? { host: options.host } : {}),
      },
    },
  );
  const messages: Received[] = [];
  const waiters: (() => void)[] = [];
  socket.on("message", (data) => {
    messages.push(JSON.parse(String(data)) as Received);
    for (const wake of waiters.splice(0)) wake();
  });
  const refusal = await new Promise<{ status: number; body: string } | undefined>((resolve, reject) => {
    socket.once("open", () => resolve(undefined));
    socket.once("unexpected-response", (_request, response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    socket.once("error", reject);
  });
  return {
    socket,
    refusal,
    send: (message: unknown) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    command: (requestId: number, name: string, payload: unknown = {}, extra: object = {}) =>
      socket.send(
        JSON.stringify({ header: { type: "command", name, requestId, version: "2.0", ...extra }, payload }),
      ),
    async until(match: (message: Received) => boolean): Promise<Received> {
      for (;;) {
        const found = messages.find(match);
        if (found) return found;
        await new Promise<void>((resolve) => waiters.push(resolve));
      }
    },
    messages,
  };
}

const completionOf = (requestId: number) => (message: Received) =>
  message.header.type === "completion" && message.header.requestId === requestId;

describe("who may enter", () => {
  it("takes no second service of the same path, which would answer for the first", () => {
    const again = door.services()[0];
    if (!again) throw new Error("the door has no service");
    expect(() => door.addService(again)).toThrow("/test/v1");
    expect(door.services()).toHaveLength(1);
  });

  it("opens to the right token", async () => {
    const page = await connect();
    expect(page.refusal).toBeUndefined();
  });

  it.each([
    ["a foreign Origin", { origin: "http://evil.example" }, 403, "message.foreignOrigin"],
    ["a foreign Host", { host: "evil.example" }, 403, "message.foreignHost"],
    ["a wrong token", { token: "x" }, 401, "message.notAuthorised"],
    ["no service there", { path: "/nowhere" }, 404, "message.notFound"],
  ])("refuses %s with one typed error", async (_name, options, status, code) => {
    const { refusal } = await connect(options);
    expect(refusal?.status).toBe(status);
    expect(JSON.parse(refusal?.body ?? "{}")).toMatchObject({ error: code });
  });

  it("refuses a token of another role", async () => {
    const { refusal } = await connect({ token: tokens.of("board") });
    expect(refusal?.status).toBe(401);
  });

  it("checks Host and Origin of plain requests too", async () => {
    expect(await get({ host: "evil.example" })).toMatchObject({ status: 403, error: "message.foreignHost" });
    expect(await get({ host: `127.0.0.1:${port}`, origin: "null" })).toMatchObject({
      status: 403,
      error: "message.foreignOrigin",
    });
    expect(await get({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toMatchObject({
      status: 200,
    });
  });

  it("answers bodies that are no JSON, or too large, with one typed error", async () => {
    const post = (body: string) =>
      fetch(`http://127.0.0.1:${port}/echo`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json" },
      });
    const bad = await post("{");
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ error: "message.malformed", number: "消息-01" });
    const large = await post(JSON.stringify("x".repeat(70_000)));
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ error: "message.tooLarge" });
  });

  function get(headers: Record<string, string>): Promise<{ status: number; error?: string }> {
    return new Promise((resolve, reject) => {
      request({ host: "127.0.0.1", port, path: "/healthz", headers }, (response) => {
        let body = "";
        response.on("data", (chunk) => {
          body += chunk;
        });
        response.on("end", () => resolve({ ...JSON.parse(body), status: response.statusCode ?? 0 }));
      })
        .on("error", reject)
        .end();
    });
  }
});

describe("the envelope", () => {
  it("acknowledges, then completes", async () => {
    const page = await connect();
    page.command(1, "Test.Add", { left: 2, right: 3 });
    expect((await page.until(completionOf(1))).payload).toEqual({ sum: 5 });
    expect(page.messages.map((message) => message.header.type)).toEqual(["acknowledge", "completion"]);
  });

  it.each([
    ["text that is no JSON", "{", "message.malformed"],
    ["JSON that is no envelope", { hello: 1 }, "message.malformed"],
    [
      "another version",
      { header: { type: "command", name: "Test.Add", requestId: 1, version: "9" }, payload: {} },
      "message.malformed",
    ],
    [
      "a name of no shape",
      { header: { type: "command", name: "__proto__", requestId: 1, version: "2.0" }, payload: {} },
      "message.malformed",
    ],
    ["a message over the limit", `"${"x".repeat(maximumMessageBytes)}"`, "message.tooLarge"],
  ])("refuses %s once, and goes on", async (_name, message, code) => {
    const page = await connect();
    page.send(message);
    const refused = await page.until(({ header }) => header.status !== undefined);
    expect(refused).toMatchObject({
      header: { type: "acknowledge", status: "invalidMessage" },
      payload: { errorCode: code },
    });
    page.command(7, "Test.Add", { left: 1, right: 1 });
    await page.until(completionOf(7));
    expect(page.messages.filter(({ header }) => header.status)).toHaveLength(1);
    expect(additions).toBe(1);
  });

  it("closes the connection on a frame that must not even be buffered, and no other", async () => {
    const other = await connect();
    const page = await connect();
    const closed = new Promise<number>((resolve) => page.socket.once("close", resolve));
    page.send("x".repeat(300 * 1024));
    expect(await closed).toBe(1009);
    other.command(1, "Test.Add", { left: 1, right: 1 });
    await other.until(completionOf(1));
  });

  it("refuses a binary frame", async () => {
    const page = await connect();
    page.socket.send(Buffer.from("{}"));
    expect((await page.until(({ header }) => header.status !== undefined)).payload).toEqual({
      errorCode: "message.malformed",
    });
  });

  it.each([
    ["Test.Unknown", {}, "invalidCommand", "message.unknownCommand"],
    ["Test.Add", { left: "2", right: 3 }, "invalidData", "message.invalidPayload"],
    ["Test.Add", { left: 2, right: 3, more: 1 }, "invalidData", "message.invalidPayload"],
    ["Test.Refuse", {}, "commandErrorCode", "queue.serviceClosed"],
    ["Test.Break", {}, "internalError", "message.internal"],
  ])("completes %s %j with %s", async (name, payload, completionCode, errorCode) => {
    const page = await connect();
    page.command(1, name, payload);
    const done = await page.until(completionOf(1));
    expect(done).toMatchObject({ header: { completionCode }, payload: { errorCode } });
    expect(JSON.stringify(done)).not.toContain("350206199001010017");
  });

  it("refuses a requestId that does not rise", async () => {
    const page = await connect();
    page.command(5, "Test.Add", { left: 1, right: 1 });
    page.command(5, "Test.Add", { left: 1, right: 1 });
    await page.until(({ header }) => header.status === "invalidRequestID");
    await page.until(completionOf(5));
    expect(additions).toBe(1);
  });

  it("sends events and unsolicited messages, and cancels", async () => {
    const page = await connect();
    page.command(1, "Test.Wait");
    await page.until(
      ({ header }) =>
        header.type === "event" && header.name === "Test.WaitingEvent" && header.requestId === 1,
    );
    await page.until(({ header }) => header.type === "unsolicited" && header.name === "Test.HelloEvent");
    page.command(2, "Common.Cancel", { requestIds: [1] });
    expect((await page.until(completionOf(1))).header.completionCode).toBe("canceled");
    expect((await page.until(completionOf(2))).header.completionCode).toBe("success");
  });

  it("times out by the header", async () => {
    const page = await connect();
    page.command(1, "Test.Wait", {}, { timeout: 20 });
    expect((await page.until(completionOf(1))).header.completionCode).toBe("timeOut");
  });

  it("cancels a command that still waits behind another", async () => {
    const page = await connect();
    page.command(1, "Test.Wait");
    page.command(2, "Test.Add", { left: 1, right: 1 });
    page.command(3, "Common.Cancel", { requestIds: [2] });
    await page.until(completionOf(3));
    page.command(4, "Common.Cancel", { requestIds: [1] });
    expect((await page.until(completionOf(2))).header.completionCode).toBe("canceled");
    expect(additions).toBe(0);
  });

  it("refuses a flood and serves again after it", async () => {
    const page = await connect();
    for (let requestId = 1; requestId <= burst * 2; requestId++)
      page.command(requestId, "Test.Add", { left: 1, right: 1 });
    await page.until(({ header }) => header.status === "tooManyRequests");
    await page.until(({ header }) => header.requestId === burst * 2);
    expect(additions).toBeLessThan(burst * 2);
    await sleep(systemClock, 50);
    page.command(10_000, "Test.Add", { left: 1, right: 1 });
    await page.until(completionOf(10_000));
  });
});

describe("bounds", () => {
  it("cut off a client that does not read, and no other", async () => {
    let flood: (() => void) | undefined;
    door.addService(
      defineService<typeof definition>({
        definition: { ...definition, path: "/test/v2" } as unknown as typeof definition,
        roles: ["terminal"],
        open: (client) => {
          flood ??= () => client.send("Test.HelloEvent", { text: "x".repeat(100_000) } as never);
          return { commands: {} as never, close: () => undefined };
        },
      }),
    );
    const deaf = await connect({ path: "/test/v2" });
    const other = await connect();
    deaf.socket.pause();
    const closed = new Promise<number>((resolve) => deaf.socket.once("close", resolve));
    for (let bytes = 0; bytes < 4 * maximumBacklog; bytes += 100_000) flood?.();
    deaf.socket.resume();
    expect(await closed).toBe(1006);
    other.command(1, "Test.Add", { left: 1, right: 1 });
    await other.until(completionOf(1));
  });

  it("refuse one connection too many, and take the next when one has gone", async () => {
    const small = createDoor({ tokens, clock: systemClock, log: silentLog(), maximumConnections: 1 });
    small.addService(
      defineService<typeof definition>({
        definition,
        roles: ["terminal"],
        open: () => ({ commands: {} as never, close: () => undefined }),
      }),
    );
    port = await small.listen(0);
    const first = await connect();
    expect((await connect()).refusal).toMatchObject({ status: 429 });
    first.socket.terminate();
    await expect.poll(async () => (await connect()).refusal).toBeUndefined();
    await small.close();
  });
});

describe("listening", () => {
  it("names a taken port", async () => {
    const second = createDoor({ tokens, clock: systemClock, log: silentLog() });
    await expect(second.listen(port)).rejects.toMatchObject({ code: "config.portInUse" });
  });
});

describe("outside clients", () => {
  const clientDefinition = { ...definition, path: "/xfs4iot/v1.0/Test" };
  const offering = (target: Door) =>
    target.addService(
      defineService<typeof clientDefinition>({
        definition: clientDefinition,
        roles: ["client"],
        open: () => ({
          commands: {
            "Test.Add": ({ left, right }) => ({ sum: left + right }),
            "Test.Wait": () => ({}),
            "Test.Refuse": () => ({}),
            "Test.Break": () => ({}),
          },
          close: () => undefined,
        }),
      }),
    );
  const statusOf = (at: number, headers: Record<string, string> = {}, path = clientDefinition.path) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${at}${path}`, { headers });
      socket.once("open", () => {
        resolve(101);
        socket.close();
      });
      socket.once("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
      socket.once("error", reject);
    });
  const bearer = () => ({ authorization: `Bearer ${tokens.of("client")}` });

  it("find the services, and nothing else, on the first port that is free", async () => {
    offering(door);
    const [taken, free] = [port, await freePort()];
    expect(await door.listenForClients([taken, free])).toBe(free);
    expect(await statusOf(free, bearer())).toBe(101);
    expect(await statusOf(free)).toBe(401);
    expect(await statusOf(free, { ...bearer(), host: `127.0.0.1:${port}` })).toBe(403);
    expect(await statusOf(free, { ...bearer(), origin: "http://evil.example" })).toBe(403);
    expect((await fetch(`http://127.0.0.1:${free}/healthz`)).status).toBe(426);
  });

  it("find none when every port is taken, and the door opens all the same", async () => {
    expect(await door.listenForClients([port])).toBeUndefined();
    expect(await door.listenForClients([])).toBeUndefined();
  });

  it("need no token where local programs are admitted, but a page does, and a wrong token stays wrong", async () => {
    const open = createDoor({ tokens, clock: systemClock, log: silentLog(), admitLocalClients: true });
    offering(open);
    const at = await open.listen(0);
    expect(await statusOf(at)).toBe(101);
    expect(await statusOf(at, { origin: `http://127.0.0.1:${at}` })).toBe(401);
    expect(await statusOf(at, { origin: "http://evil.example" })).toBe(403);
    expect(await statusOf(at, { authorization: "Bearer wrong" })).toBe(401);
    open.addService(
      defineService<typeof definition>({
        definition,
        roles: ["terminal"],
        open: () => expect.fail("opened"),
      }),
    );
    expect(await statusOf(at, {}, definition.path)).toBe(401);
    await open.close();
  });
});
