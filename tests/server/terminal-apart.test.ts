import { randomUUID } from "node:crypto";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hallBoard } from "../../server/contract/board.ts";
import { queueTerminal } from "../../server/contract/terminal.ts";
import { hallWindow } from "../../server/contract/window.ts";
import { type ContractClient, connectTo, tokenOf } from "../support/contract-client.ts";
import { freePort } from "../support/free-port.ts";
import { type Product, startProduct } from "../support/product.ts";

const pem = (name: string) => join(import.meta.dirname, `door/office-${name}.pem`);
const key = () => ({ idempotencyKey: randomUUID() });

let directories: { hall: string; terminal: string };
let hall: Product;
let terminal: Product;
let queue: ContractClient;
let port: number;

const startHall = () =>
  startProduct({
    dataDirectory: directories.hall,
    configuration: `terminals: { address: 127.0.0.1, port: ${port}, names: [localhost], certificate: ${pem("certificate")}, key: ${pem("key")} }\n`,
  });

beforeAll(async () => {
  const directory = (name: string) => mkdtemp(join(tmpdir(), `xiaohu-apart-${name}-`));
  directories = { hall: await directory("hall"), terminal: await directory("terminal") };
  port = await freePort();
  hall = await startHall();
  for (const file of ["station-token", "person-key"])
    await copyFile(join(directories.hall, file), join(directories.terminal, file));
  terminal = await startProduct({
    dataDirectory: directories.terminal,
    configuration: `terminal:
  id: HL-07
  hall: { url: "https://localhost:${port}", token: { file: ${join(directories.terminal, "station-token")} }, authority: ${pem("certificate")} }
`,
  });
  queue = await connectTo(terminal.url, queueTerminal, await tokenOf(terminal.url, "/citizen"));
}, 60_000);
afterAll(async () => {
  queue.close();
  await terminal.stop();
  await hall.stop();
  for (const directory of Object.values(directories)) await rm(directory, { recursive: true, force: true });
});

const take = async () => {
  const { payload } = await queue.command("XiaohuQueue.TakeNumber", { serviceId: "business", ...key() });
  return (payload as { ticket: { number: string; offline: boolean } }).ticket;
};
const list = async () => (await queue.command("XiaohuQueue.ListServices")).payload as { offline: boolean };
/** Blocks of numbers that are set aside for the terminal. */
const blocks = () => {
  const file = new Sqlite(join(directories.terminal, "terminal.sqlite"), { readonly: true });
  const count = file.prepare("SELECT count(*) FROM leased_block").pluck().get();
  file.close();
  return count;
};

describe("a terminal on another machine than its hall", () => {
  it("is a terminal and nothing else, and takes numbers over TLS", async () => {
    for (const page of ["/window", "/board", "/manager", "/"])
      expect((await fetch(`${terminal.url}${page}`)).status).toBe(404);
    expect((await fetch(`${terminal.url}/citizen`)).status).toBe(200);
    expect(await take()).toMatchObject({ number: "B001", offline: false });
  });

  it("goes on while the hall is down, and the hall has each number once when it is back", async () => {
    // The hall has a terminal of its own, whose block is the first.
    await expect.poll(blocks, { timeout: 10_000 }).toBe(5);
    await hall.kill("SIGKILL");
    expect(await take()).toMatchObject({ number: "B920", offline: true });
    expect(await take()).toMatchObject({ number: "B921", offline: true });
    expect(await list()).toMatchObject({ offline: true });
    hall = await startHall();
    const board = await connectTo(hall.url, hallBoard, await tokenOf(hall.url, "/board"));
    const waiting = async () => {
      const { payload } = await board.command("XiaohuBoard.Snapshot");
      const { board: view } = payload as { board: { waiting: { prefix: string; count: number }[] } };
      return view.waiting.find(({ prefix }) => prefix === "B")?.count;
    };
    await expect.poll(waiting, { timeout: 15_000, interval: 200 }).toBe(3);
    board.close();
    const window = await connectTo(hall.url, hallWindow, await tokenOf(hall.url, "/window"));
    await window.command("XiaohuWindow.SignIn", { clerkId: "clerk-3", windowId: "3", ...key() });
    const called = await window.command("XiaohuWindow.CallNumber", { number: "B921", ...key() });
    expect(called.header.completionCode).toBe("success");
    window.close();
    expect(await take()).toMatchObject({ number: "B002", offline: false });
  }, 40_000);

  it("finds no page and no window behind the hall's entrance, and nothing without the token", async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    try {
      const at = `https://localhost:${port}`;
      for (const page of ["/", "/citizen", "/window", "/manager", "/hall/v1/statistics.csv"])
        expect((await fetch(`${at}${page}`)).status).toBe(404);
      const body = JSON.stringify({ name: "Queue.ListServices", payload: {} });
      const headers = { "content-type": "application/json" };
      expect((await fetch(`${at}/hall/v1/commands`, { method: "POST", headers, body })).status).toBe(401);
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });
});
