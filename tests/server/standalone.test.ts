import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { destination, pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { readConfig } from "../../server/config/config.ts";
import { longestAction, simulatorRefusal, simulatorState } from "../../server/contract/simulator.ts";
import { idCardReader, queueTerminal, receiptPrinter } from "../../server/contract/terminal.ts";
import { type Running, startStandalone } from "../../server/standalone.ts";
import { type ContractClient, connectTo, tokenOf } from "../support/contract-client.ts";
import { emptyPagesIn } from "../support/empty-pages.ts";
import { readFolderHere } from "../support/read-folder-here.ts";

const texts = {
  hall: "湖里区政务服务中心（演示）",
  yourNumber: "您的号码",
  service: "社会保险",
  ahead: "前面 0 人",
  area: "请到 一楼东区",
  takenAt: "取号 2026-11-23 09:05",
  advice: "请留意叫号屏和广播",
  footer: "当日有效",
};

let directory: string;
let running: Running;
let reader: ContractClient;
let printer: ContractClient;
let queue: ContractClient;

const start = (overrides: Partial<Parameters<typeof startStandalone>[0]> = {}) =>
  startStandalone({
    readFolder: readFolderHere,
    config: readConfig(undefined),
    port: 0,
    dataDirectory: directory,
    pagesDirectory: join(directory, "pages"),
    simulator: true,
    clock: systemClock,
    newKey: randomUUID,
    log: pino(destination({ dest: join(directory, "test.log"), sync: true })),
    ...overrides,
  });

async function act(device: string, action: string, args: object = {}): Promise<void> {
  const response = await fetch(`${running.url}/simulator/api/actions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ device, action, ...args }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
}

const paper = async () => {
  const state = (await (await fetch(`${running.url}/simulator/api/state`)).json()) as {
    devices: { device: string; state: { tickets: { id: number; lines: string[]; errors: string[] }[] } }[];
  };
  return state.devices.find(({ device }) => device === "receipt-printer")?.state.tickets ?? [];
};

const deviceIs = (client: ContractClient, state: string, from: number) =>
  client.until(
    (message) =>
      client.messages.indexOf(message) >= from &&
      message.header.name === "Common.StatusChangedEvent" &&
      (message.payload as { common: { device: string } }).common.device === state,
  );

async function takeNumber(): Promise<{ id: string; number: string }> {
  const taken = await queue.command("XiaohuQueue.TakeNumber", {
    serviceId: "social-insurance",
    idempotencyKey: randomUUID(),
  });
  expect(taken.header.completionCode).toBe("success");
  return taken.payload?.ticket as { id: string; number: string };
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-standalone-"));
  await emptyPagesIn(join(directory, "pages"));
  running = await start();
  const token = await tokenOf(running.url, "/citizen");
  reader = await connectTo(running.url, idCardReader, token);
  printer = await connectTo(running.url, receiptPrinter, token);
  queue = await connectTo(running.url, queueTerminal, token);
  for (const client of [reader, printer]) {
    const now = await client.command("Common.Status");
    if ((now.payload as { common: { device: string } }).common.device !== "online")
      await deviceIs(client, "online", 0);
  }
});
afterAll(async () => {
  await running.stop();
  await rm(directory, { recursive: true, force: true });
});

describe("the whole server over real wire bytes", () => {
  it("reads every persona's card", async () => {
    for (const { id, document } of personas) {
      const reading = reader.command("XiaohuIdentity.ReadIdentity", {}, 5000);
      await act("id-card-reader", "layCard", { persona: id });
      expect((await reading).payload).toEqual({
        identity: document,
        person: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      const leaving = reader.command("XiaohuIdentity.WaitCardRemoved", {}, 5000);
      await act("id-card-reader", "removeCard");
      expect((await leaving).header.completionCode).toBe("success");
    }
  }, 30_000);

  it("says when nobody lays a card", async () => {
    const done = await reader.command("XiaohuIdentity.ReadIdentity", {}, 400);
    expect(done).toMatchObject({
      header: { completionCode: "timeOut" },
      payload: { errorCode: "reader.noCard" },
    });
  });

  it("sees a forgotten card go when nobody waits for it any more", async () => {
    const media = async () =>
      ((await reader.command("Common.Status")).payload as { cardReader: { media: string } }).cardReader.media;
    const reading = reader.command("XiaohuIdentity.ReadIdentity", {}, 5000);
    await act("id-card-reader", "layCard", { persona: "resident" });
    expect((await reading).header.completionCode).toBe("success");
    const given = await reader.command("XiaohuIdentity.WaitCardRemoved", {}, 300);
    expect(given.header.completionCode).toBe("timeOut");
    expect(await media()).toBe("present");
    await act("id-card-reader", "removeCard");
    await expect.poll(media).toBe("notPresent");
  });

  it("goes on after a card that was lifted in the middle, and reads it when it is laid again", async () => {
    const from = reader.messages.length;
    await act("id-card-reader", "setFault", { fault: "cardLiftedDuringRead" });
    const reading = reader.command("XiaohuIdentity.ReadIdentity", {}, 10_000);
    await act("id-card-reader", "layCard", { persona: "resident" });
    await reader.until(
      (message) =>
        reader.messages.indexOf(message) >= from && message.header.name === "CardReader.InvalidMediaEvent",
    );
    await act("id-card-reader", "layCard", { persona: "resident" });
    expect((await reading).header.completionCode).toBe("success");
    await act("id-card-reader", "removeCard");
  }, 15_000);

  it("issues a number, prints it, and has the printer itself confirm it", async () => {
    const before = (await paper()).length;
    const ticket = await takeNumber();
    const done = await queue.command("XiaohuQueue.PrintTicket", { ticketId: ticket.id, texts });
    expect(done.payload).toEqual({ print: "printed", error: null });
    const printed = (await paper()).slice(before);
    expect(printed).toHaveLength(1);
    expect(printed[0]?.errors).toEqual([]);
    expect(printed[0]?.lines).toEqual(
      expect.arrayContaining([ticket.number, texts.hall, texts.area, texts.footer]),
    );
    const again = await queue.command("XiaohuQueue.PrintTicket", { ticketId: ticket.id, texts });
    expect(again.payload).toEqual({ print: "printed", error: null });
    expect(await paper()).toHaveLength(before + 1);
  });

  it("gives one number for one key", async () => {
    const payload = { serviceId: "social-insurance", idempotencyKey: randomUUID() };
    const [first, second] = await Promise.all([
      queue.command("XiaohuQueue.TakeNumber", payload),
      queue.command("XiaohuQueue.TakeNumber", payload),
    ]);
    expect(first.payload?.ticket).toMatchObject({ serviceId: "social-insurance" });
    expect(second.payload).toEqual(first.payload);
  });

  it.each([
    ["paperOut", "printer.paperOut"],
    ["coverOpen", "printer.coverOpen"],
    ["offline", "printer.offline"],
  ])(
    "refuses to print while %s, keeps the number, and prints it afterwards",
    async (fault, code) => {
      const before = (await paper()).length;
      await act("receipt-printer", "setFault", { fault });
      const ticket = await takeNumber();
      const failed = await queue.command("XiaohuQueue.PrintTicket", { ticketId: ticket.id, texts });
      expect(failed.payload).toEqual({ print: "failed", error: code });
      await act("receipt-printer", "clearFault", { fault });
      const done = await queue.command("XiaohuQueue.PrintTicket", { ticketId: ticket.id, texts });
      expect(done.payload).toEqual({ print: "printed", error: null });
      expect(await paper()).toHaveLength(before + 1);
    },
    20_000,
  );

  it("does not print twice when the paper ends in the middle of a ticket", async () => {
    const before = (await paper()).length;
    await act("receipt-printer", "setFault", { fault: "paperOutMidTicket" });
    const ticket = await takeNumber();
    const cut = await queue.command("XiaohuQueue.PrintTicket", { ticketId: ticket.id, texts });
    expect(cut.payload).toEqual({ print: "unknown", error: "printer.paperOut" });
    const again = queue.command("XiaohuQueue.PrintTicket", { ticketId: ticket.id, texts });
    await act("receipt-printer", "clearFault", { fault: "paperOutMidTicket" });
    expect((await again).payload).toEqual({ print: "printed", error: null });
    expect((await paper()).slice(before).filter(({ lines }) => lines.includes(ticket.number))).toHaveLength(
      1,
    );
  }, 20_000);

  it("notices an unplugged device and has it back by itself", async () => {
    for (const [device, client] of [
      ["id-card-reader", reader],
      ["receipt-printer", printer],
    ] as const) {
      const from = client.messages.length;
      await act(device, "unplug");
      const gone = await deviceIs(client, "noDevice", from);
      expect((gone.payload as { common: { error: string } }).common.error).toMatch(/\.absent$/);
      await act(device, "plug");
      await deviceIs(client, "online", client.messages.indexOf(gone));
    }
  }, 20_000);

  it("refuses what the simulator cannot do", async () => {
    const response = await fetch(`${running.url}/simulator/api/actions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ device: "lamp", action: "blink" }),
    });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: "simulator.unknownDevice", number: "模拟-01" });
  });

  it("plays scenarios, one at a time, and says what plays", async () => {
    const play = async (action: string, args = {}) => {
      const response = await fetch(`${running.url}/simulator/api/actions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ device: "bench", action, ...args }),
      });
      return { status: response.status, body: (await response.json()) as unknown };
    };
    const bench = async () =>
      simulatorState.parse(await (await fetch(`${running.url}/simulator/api/state`)).json()).bench;
    expect(await bench()).toMatchObject({ pace: "none", play: { kind: "idle", last: null } });
    expect((await bench()).actions.map(({ action }) => action)).toEqual(["play", "stop", "setPace"]);
    const { scenarios } = await bench();
    expect(scenarios.map(({ id }) => id)).toContain("quietMorning");
    expect((await play("play", { scenario: "quietMorning" })).body).toMatchObject({
      bench: { play: { kind: "playing", scenario: "quietMorning", done: 0, of: 30 } },
    });
    const second = await play("play", { scenario: "taiwanResident" });
    expect(second.status).toBe(400);
    expect(simulatorRefusal.parse(second.body)).toMatchObject({
      error: "simulator.invalidArguments",
      number: "模拟-03",
      problem: { kind: "playing", scenario: "quietMorning" },
    });
    expect((await play("stop")).body).toMatchObject({
      bench: { play: { kind: "idle", last: { scenario: "quietMorning", kind: "stopped" } } },
    });
    expect((await play("dance")).status).toBe(404);
    expect((await play("setPace", { pace: "real" })).body).toMatchObject({ bench: { pace: "real" } });
    expect((await play("setPace", { pace: "none" })).body).toMatchObject({ bench: { pace: "none" } });
  });

  it("refuses a text that is no trace, with the line, and one that is too long, with what it may be", async () => {
    const send = (trace: string) =>
      fetch(`${running.url}/simulator/api/actions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ device: "id-card-reader", action: "useRecording", trace }),
      });
    const refused = await send("# saved\nnothing");
    expect(refused.status).toBe(400);
    expect(simulatorRefusal.parse(await refused.json()).problem).toEqual({ kind: "trace", line: 2 });
    // Longer than any other request may be.
    const long = await send("#".repeat(600_000));
    expect(simulatorRefusal.parse(await long.json()).problem).toEqual({ kind: "trace", line: null });
    const tooLong = await send("#".repeat(longestAction));
    expect(tooLong.status).toBe(413);
    expect(await tooLong.json()).toMatchObject({
      error: "message.tooLarge",
      detail: `at most ${longestAction} bytes`,
    });
  });

  it("leaves nothing of anybody in logs, database or on paper", async () => {
    const planted = personas.flatMap(({ document }) =>
      "name" in document
        ? [document.number, document.name, document.address]
        : [document.number, document.englishName],
    );
    const files = (await readdir(directory, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.some((file) => file.endsWith(".sqlite"))).toBe(true);
    const places = await Promise.all(files.map(async (file) => [file, await readFile(file)] as const));
    places.push(["the paper", Buffer.from(JSON.stringify(await paper()))]);
    const wire = await fetch(`${running.url}/simulator/api/events`);
    const first = await wire.body?.getReader().read();
    places.push(["the wire display", Buffer.from(first?.value ?? [])]);
    expect(places.find(([name]) => name.endsWith("test.log"))?.[1].length).toBeGreaterThan(0);
    for (const [place, content] of places) {
      for (const secret of planted) {
        for (const encoding of ["utf8", "utf16le"] as const) {
          const found = content.includes(Buffer.from(secret, encoding));
          expect(found, `${encoding} of a planted identity in ${place}`).toBe(false);
        }
      }
    }
  });
});

describe("starting", () => {
  it("tells the citizen's page at which terminal it stands", async () => {
    const page = await (await fetch(`${running.url}/citizen`)).text();
    expect(page).toContain('data-terminal="HL-01"');
  });

  it("opens the hall that the configuration names", async () => {
    const own = await mkdtemp(join(tmpdir(), "xiaohu-"));
    const config = join(own, "kiosk.yaml");
    await writeFile(config, "hall: { file: hall.yaml }");
    const options = { config: readConfig(config), dataDirectory: own, linesInMemory: true };
    await expect(start(options)).rejects.toMatchObject({
      code: "config.unreadable",
      message: expect.stringContaining(join(own, "hall.yaml")),
    });
    await writeFile(join(own, "hall.yaml"), "name: { zh-CN: 示例厅, zh-TW: 示例廳, en: Sample hall }");
    const named = await start(options);
    const client = await connectTo(named.url, queueTerminal, await tokenOf(named.url, "/citizen"));
    const { payload } = await client.command("XiaohuQueue.ListServices");
    expect(payload).toMatchObject({ hallName: { en: "Sample hall" } });
    client.close();
    await named.stop();
    await rm(own, { recursive: true });
  }, 20_000);

  it("says what the configuration lacks without the simulator", async () => {
    await expect(
      start({
        simulator: false,
        config: { ...readConfig(undefined), devices: {} },
        dataDirectory: await mkdtemp(join(tmpdir(), "xiaohu-")),
      }),
    ).rejects.toMatchObject({
      code: "config.invalid",
      message: expect.stringContaining("devices.idCardReader.port"),
    });
  });
});
