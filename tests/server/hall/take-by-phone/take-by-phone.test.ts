import { readFileSync } from "node:fs";
import { request as httpsRequest } from "node:https";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { hallBoard } from "../../../../server/contract/board.ts";
import { phoneOffers, type TakenByPhone, takenByPhone } from "../../../../server/contract/take-by-phone.ts";
import { createDoor, type Door } from "../../../../server/door/door.ts";
import { publicLeadsTo } from "../../../../server/door/origin.ts";
import { servePublicPage } from "../../../../server/door/public-pages.ts";
import { Tokens } from "../../../../server/door/tokens.ts";
import { boardService } from "../../../../server/hall/board-service.ts";
import { demoHall } from "../../../../server/hall/demo-hall.ts";
import { followCode } from "../../../../server/hall/follow/codes.ts";
import { type Hall, openHall } from "../../../../server/hall/hall.ts";
import type { HallConfig } from "../../../../server/hall/hall-config.ts";
import { createEntry, type Entry } from "../../../../server/hall/take-by-phone/entry.ts";
import { opensFor, shownFor } from "../../../../server/hall/take-by-phone/entry-key.ts";
import { serveTakeByPhone } from "../../../../server/hall/take-by-phone/http.ts";
import { createPhoneHash } from "../../../../server/opening/person-hash.ts";
import { connectTo } from "../../../support/contract-client.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

const followKey = Buffer.alloc(32, 9);
const secret = Buffer.alloc(32, 7);
const base = "https://hall.example";
let keys = 0;
const newKey = () => `key-${String(++keys).padStart(16, "0")}`;
/** The random key of an invented telephone. */
const phone = (which: number) => `00000000-0000-4000-8000-${String(which).padStart(12, "0")}`;

let clock: SimulatedClock;
let hall: Hall;
let door: Door;
let entry: Entry;
let url: string;
let logged: string[];
const tokens = new Tokens();

/** A hall with its door; the one before is closed. */
async function open(config: HallConfig = demoHall): Promise<void> {
  clock = new SimulatedClock();
  logged = [];
  entry = createEntry(clock);
  const log = pino({ level: "trace" }, { write: (line: string) => void logged.push(line) });
  hall = openHall({ databasePath: temporaryDatabase(), clock, hall: config, phoneEntry: entry.address });
  door = createDoor({ tokens, clock, log });
  await servePublicPage(door.app, "tests/gallery", "/n/:key", "index.html");
  serveTakeByPhone(door, {
    sites: [{ id: "main", hall, entry, followedAt: (ticketId) => `/t/${followCode(followKey, ticketId)}` }],
    own: "main",
    hashPhone: createPhoneHash("k".repeat(32)),
    clock,
  });
  door.addService(boardService(hall, ["3"], hallBoard.path, entry));
  door.app.get("/t/:code", () => ({}));
  for (const path of ["/citizen", "/", "/assets/page.js"]) door.app.get(path, () => ({ path }));
  door.app.post("/hall/v1/commands", () => ({}));
  url = `http://127.0.0.1:${await door.listen(0)}`;
  entry.open(base, secret);
}
async function close(): Promise<void> {
  entry.close();
  await door.close();
  hall.close();
}
beforeEach(() => open());
afterEach(close);

const shown = () => entry.path() ?? expect.fail("nothing is shown");
const ask = (wish: object, path = shown()) =>
  fetch(`${url}${path}/take`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ serviceId: "business", phone: phone(1), idempotencyKey: newKey(), ...wish }),
  });
const take = async (wish: object = {}): Promise<TakenByPhone> => {
  const answer = await ask(wish);
  expect(answer.status).toBe(200);
  return takenByPhone.parse(await answer.json());
};
const refused = async (answer: Promise<Response>) => {
  const response = await answer;
  return [response.status, ((await response.json()) as { error: string }).error];
};
const numbers = () => [...hall.ticketIds()].map((id) => id.slice(-4));

describe("what a telephone is offered", () => {
  it("is what the terminal offers, and the classes that can be chosen", async () => {
    await take({ phone: phone(2) });
    const answer = await fetch(`${url}${shown()}/offers`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const { services, classes, hallName } = phoneOffers.parse(await answer.json());
    expect(hallName).toEqual(demoHall.name);
    expect(services.map(({ prefix, open: gives, waiting }) => [prefix, gives, waiting])).toEqual([
      ["A", true, 0],
      ["B", true, 1],
      ["C", true, 0],
      ["D", true, 0],
      ["E", true, 0],
      ["F", false, 0],
    ]);
    expect(services.at(-1)?.closed).toEqual({ reason: "suspended", opensAt: null });
    expect(classes.map(({ id }) => id)).toEqual(["elder", "disabled", "pregnant", "service"]);
  });
});

describe("a number that a telephone takes", () => {
  it("is an ordinary number of the one order, without paper, and its own page follows it", async () => {
    await hall.execute("Queue.Take", {
      serviceId: "business",
      terminalId: "HL-01",
      idempotencyKey: newKey(),
    });
    const { number, already, path } = await take();
    expect([number, already]).toEqual(["B002", false]);
    expect(path).toBe(`/t/${followCode(followKey, "20261123-B002")}`);
    const { ticket } = await hall.execute("Queue.GetTicket", { ticketId: "20261123-B002" });
    expect(ticket).toMatchObject({ state: "waiting", ahead: 1, print: "notRequested", priority: null });
    const session = { windowId: "3", clerkId: "clerk-3" };
    const at = (name: "SignIn" | "CallNext" | "Finish" | "Start") =>
      hall.executeAtWindow(`XiaohuWindow.${name}`, name === "SignIn" ? null : session, {
        ...(name === "SignIn" ? session : {}),
        idempotencyKey: newKey(),
      } as never);
    for (const step of ["SignIn", "CallNext", "Start", "Finish", "CallNext"] as const) await at(step);
    expect(hall.windowView("3").current?.number).toBe("B002");
    const { steps } = await hall.executeAtWindow("XiaohuWindow.History", session, { number: "B002" });
    expect(steps.map(({ type }) => type)).toEqual(["takenByPhone", "ticketCalled"]);
    // Two taken, none on paper, two called.
    expect(hall.statistics.csv("2026-11-23", "2026-11-23", "service", "zh-CN")).toContain(
      "市场监督管理,2,0,2,",
    );
  });

  it("is one for the same key, however often it is sent", async () => {
    const idempotencyKey = newKey();
    const [one, other] = [await take({ idempotencyKey }), await take({ idempotencyKey })];
    expect(other).toEqual(one);
    expect(numbers()).toEqual(["B001"]);
  });

  it("is the one that the telephone has already while it waits; another telephone has its own", async () => {
    const first = await take();
    expect(await take()).toEqual({ ...first, already: true });
    expect(await take({ serviceId: "general" })).toMatchObject({ number: "E001", already: false });
    // Also with a key that another has used: keys are each telephone's own.
    const idempotencyKey = newKey();
    expect(await take({ phone: phone(2), idempotencyKey })).toMatchObject({ number: "B002" });
    expect(await take({ phone: phone(3), idempotencyKey })).toMatchObject({ number: "B003", already: false });
  });

  it("is no more than the house gives to one person on one day", async () => {
    for (let count = 0; count < 3; count++) {
      const { number } = await take();
      await hall.execute("Queue.Cancel", { ticketId: `20261123-${number}`, idempotencyKey: newKey() });
    }
    // Given back, they do not count; had, they do.
    const session = { windowId: "3", clerkId: "clerk-3" };
    await hall.executeAtWindow("XiaohuWindow.SignIn", null, { ...session, idempotencyKey: newKey() });
    for (let count = 0; count < 3; count++) {
      expect((await take()).already).toBe(false);
      for (const name of ["CallNext", "Start", "Finish"] as const)
        await hall.executeAtWindow(`XiaohuWindow.${name}`, session, { idempotencyKey: newKey() });
    }
    expect(await refused(ask({}))).toEqual([409, "queue.personLimit"]);
  });

  it("is of the class that was chosen, of those that can be", async () => {
    const { number } = await take({ classId: "disabled" });
    const { ticket } = await hall.execute("Queue.GetTicket", { ticketId: `20261123-${number}` });
    expect(ticket.priority?.id).toBe("disabled");
    await close();
    // Whose class the card alone shows cannot say so here.
    await open({
      ...demoHall,
      classes: (demoHall.classes ?? []).map((each) => ({ ...each, choice: each.id !== "elder" })),
    });
    for (const classId of ["elder", "appointment", "none"])
      expect(await refused(ask({ classId }))).toEqual([409, "queue.unknownClass"]);
    expect((await take({ classId: "pregnant" })).number).toBe("B001");
  });

  it("is not given where the terminal gives none, with the reason", async () => {
    expect(await refused(ask({ serviceId: "marriage-booking" }))).toEqual([409, "queue.serviceClosed"]);
    expect(await refused(ask({ serviceId: "none" }))).toEqual([404, "queue.unknownService"]);
    await close();
    await open({
      ...demoHall,
      services: demoHall.services.map((service) => ({ ...service, perDay: 1 })),
    });
    await take();
    expect(await refused(ask({ phone: phone(2) }))).toEqual([409, "queue.dayFull"]);
  });

  it.each([
    { phone: "13812340000" },
    { phone: `${phone(1)}0` },
    { idempotencyKey: "short" },
    { name: "小黄" },
    { serviceId: 7 },
  ])("is not given for %j", async (wish) => {
    const answer = await ask(wish);
    const text = await answer.text();
    expect([answer.status, JSON.parse(text).error]).toEqual([400, "message.invalidPayload"]);
    for (const value of Object.values(wish)) expect(text).not.toContain(String(value));
    expect(numbers()).toEqual([]);
  });
});

describe("the key in the address", () => {
  it("opens for a while after another is shown in the hall, and then neither page nor number", async () => {
    const old = shown();
    await clock.advance(shownFor);
    expect(shown()).not.toBe(old);
    expect((await ask({}, old)).status).toBe(200);
    await clock.advance(opensFor);
    for (const path of [old, "/n/0123456789ABCDEF"]) {
      expect(await refused(ask({ phone: phone(2) }, path))).toEqual([404, "queue.entryExpired"]);
      expect(await refused(fetch(`${url}${path}/offers`))).toEqual([404, "queue.entryExpired"]);
      // The page opens whatever the key is, and says in words what to do.
      expect((await fetch(`${url}${path}`)).status).toBe(200);
    }
    expect(numbers()).toEqual(["B001"]);
  });

  it("may be tried so often from one address, and who scanned it goes on there", async () => {
    const statuses = new Set<number>();
    for (let count = 0; count < 40; count++) statuses.add((await ask({}, "/n/0123456789ABCDEF")).status);
    expect([...statuses].sort()).toEqual([404, 429]);
    expect((await take()).number).toBe("B001");
  });

  it("is kept out of the log, as is the telephone's, whatever goes wrong", async () => {
    const path = shown();
    const key = path.slice(3);
    for (const each of [path, `${path}/`, `${path}/none`, `${path}?q=1`, `//n/${key}`, `/%6E/${key}/none`])
      await fetch(`${url}${each}`);
    Object.assign(hall, {
      execute: () => {
        throw new Error("broken");
      },
    });
    expect((await ask({})).status).toBe(500);
    const upgrade = new WebSocket(`${url.replace("http", "ws")}/%6e/${key}`);
    await new Promise((resolve) => upgrade.once("error", resolve));
    expect(logged.join("")).toMatch(/request failed.*upgrade refused/s);
    for (const each of [key, phone(1)]) expect(logged.join("")).not.toContain(each);
  });
});

describe("too much", () => {
  it("of one telephone is refused, and it goes on a little later", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 12; count++) statuses.push((await ask({})).status);
    expect(statuses.slice(9)).toEqual([200, 429, 429]);
    await clock.advance(10_000);
    expect((await take()).already).toBe(true);
  });

  it("of one address is refused, however many telephones it says it is", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 62; count++) statuses.push((await ask({ phone: phone(count) })).status);
    expect(statuses.slice(59)).toEqual([200, 429, 429]);
    expect(numbers()).toHaveLength(60);
  });
});

describe("where it is shown", () => {
  it("is told to terminals and boards, and again when there is another", async () => {
    const listed = async () => (await hall.execute("Queue.ListServices", {})).phoneEntry;
    const first = `${base}${shown()}`;
    expect(await listed()).toBe(first);
    const board = await connectTo(url, hallBoard, tokens.of("board"));
    const { payload } = await board.command("XiaohuBoard.Snapshot");
    expect(payload).toMatchObject({ board: { phoneEntry: first } });
    await clock.advance(shownFor);
    const { payload: told } = await board.until(({ header }) => header.name === "XiaohuBoard.ChangedEvent");
    expect(told).toMatchObject({ board: { phoneEntry: `${base}${shown()}` } });
    expect(await listed()).toBe(`${base}${shown()}`);
    board.close();
  });

  it("leads from the machine itself to the key of now, and from the network not", async () => {
    const answer = await fetch(`${url}/n`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, shown()]);
    const pem = (name: string) =>
      readFileSync(join(import.meta.dirname, `../../door/office-${name}.pem`), "utf8");
    const port = await door.listenOverTls({
      what: "public",
      address: "127.0.0.1",
      port: 0,
      names: ["localhost"],
      certificate: pem("certificate"),
      key: pem("key"),
      leadsTo: publicLeadsTo,
      maximumConnections: 8,
    });
    const statusOf = (path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const asked = httpsRequest(
          {
            port,
            path,
            ca: pem("certificate"),
            servername: "localhost",
            headers: { host: `localhost:${port}` },
          },
          (response) => resolve(response.resume().statusCode),
        );
        asked.on("error", reject).end();
      });
    for (const path of [shown(), `${shown()}/offers`, "/t/0123456789ABCDEF", "/assets/page.js", "/healthz"])
      expect([path, await statusOf(path)]).toEqual([path, 200]);
    for (const path of ["/n", "/n/", "/", "/citizen", "/hall/v1/commands", "/n/../citizen"])
      expect([path, await statusOf(path)]).toEqual([path, 404]);
  });
});
