import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hallBoard } from "../../server/contract/board.ts";
import { hallWindow } from "../../server/contract/window.ts";
import { connectTo, tokenOf } from "../support/contract-client.ts";
import { type Product, startProduct } from "../support/product.ts";

/** Numbers asked for at the same time, of both servers in turn. */
const crowd = 60;

let dataDirectory: string;
let servers: [Product, Product];

/** A recall waits for nobody here. */
const start = () => startProduct({ dataDirectory, configuration: "hall: { file: hall.yaml }\n" });

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "xiaohu-two-"));
  await writeFile(join(dataDirectory, "hall.yaml"), "rules: { recallSpacing: 0 }\n");
  servers = [await start(), await start()];
});
afterAll(async () => {
  for (const server of servers)
    if (server.process.exitCode === null && !server.process.killed) await server.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

async function takeAt(server: Product, token: string, idempotencyKey: string): Promise<string | undefined> {
  const response = await fetch(`${server.url}/hall/v1/commands`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({
      name: "Queue.Take",
      payload: { serviceId: "social-insurance", terminalId: "HL-01", idempotencyKey },
    }),
  }).catch((cause: unknown) => {
    // The killed server's connections end so, and only those.
    if (!server.process.killed) throw cause;
    return undefined;
  });
  return response?.ok ? ((await response.json()) as { ticket: { number: string } }).ticket.number : undefined;
}

describe("two server processes on one store", () => {
  it("repeat no number and lose none, though one is killed in the middle; the same key finds the same number", async () => {
    const [survivor, victim] = servers;
    const tokens = [await tokenOf(survivor.url, "/citizen"), await tokenOf(victim.url, "/citizen")] as const;
    const asked = Array.from({ length: crowd }, (_, index) => {
      const key = randomUUID();
      const number = takeAt(servers[index % 2] as Product, tokens[index % 2] as string, key);
      return { key, number };
    });
    await asked[5]?.number;
    await victim.kill("SIGKILL");
    const answered = await Promise.all(asked.map(async ({ key, number }) => ({ key, number: await number })));
    const known = answered.flatMap(({ number }) => number ?? []);
    expect(new Set(known).size).toBe(known.length);
    const again = await Promise.all(
      answered.map(async ({ key, number }) => ({ number, repeated: await takeAt(survivor, tokens[0], key) })),
    );
    for (const { number, repeated } of again) expect(repeated).toBe(number ?? repeated);
    const all = again.map(({ repeated }) => repeated);
    expect(new Set(all).size).toBe(crowd);
    expect([...all].sort()).toEqual(
      Array.from({ length: crowd }, (_, index) => `A${String(index + 1).padStart(3, "0")}`),
    );
  }, 30_000);

  it("show a call of one on the boards of the other, once", async () => {
    servers[1] = await start();
    const [one, other] = servers;
    const window = await connectTo(one.url, hallWindow, await tokenOf(one.url, "/window"));
    const board = await connectTo(other.url, hallBoard, await tokenOf(other.url, "/board"));
    await board.command("XiaohuBoard.Snapshot");
    const key = () => ({ idempotencyKey: randomUUID() });
    await window.command("XiaohuWindow.SignIn", { clerkId: "clerk-1", windowId: "1", ...key() });
    await window.command("XiaohuWindow.CallNext", key());
    // A recall would have to wait for the hall's spacing; another number need not.
    await window.command("XiaohuWindow.NoShow", key());
    await window.command("XiaohuWindow.CallNext", key());
    const called = ({ header }: { header: { name?: string } }) => header.name === "XiaohuBoard.CalledEvent";
    await board.until(
      (message) =>
        called(message) && (message.payload as { call: { number: string } }).call.number === "A002",
    );
    expect(
      board.messages
        .filter(called)
        .map(({ payload }) => (payload as { call: { number: string } }).call.number),
    ).toEqual(["A001", "A002"]);
    window.close();
    board.close();
  }, 20_000);

  it("overbook no time of appointments, whoever asks which of them", async () => {
    const tokens = [await tokenOf(servers[0].url, "/citizen"), await tokenOf(servers[1].url, "/citizen")];
    const ask = async (server: number, name: string, payload: object) => {
      const response = await fetch(`${servers[server]?.url}/hall/v1/commands`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${tokens[server]}` },
        body: JSON.stringify({ name, payload }),
      });
      return (await response.json()) as Answer;
    };
    interface Answer {
      readonly error?: string;
      readonly appointment?: { readonly code: string };
      readonly days?: readonly {
        readonly slots: readonly { readonly start: number; readonly free: number }[];
      }[];
    }
    const lastSlot = async (server: number) =>
      (await ask(server, "Appointment.Offer", { serviceId: "social-insurance" })).days?.at(-1)?.slots.at(-1);
    const wanted = await lastSlot(0);
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        ask(index % 2, "Appointment.Book", {
          serviceId: "social-insurance",
          start: wanted?.start,
          person: index.toString(16).padStart(64, "0"),
          via: `HL-0${index % 2}`,
          idempotencyKey: randomUUID(),
        }),
      ),
    );
    const codes = answers.flatMap(({ appointment }) => appointment?.code ?? []);
    expect(wanted?.free).toBe(3);
    expect(new Set(codes).size).toBe(3);
    expect(answers.filter(({ error }) => error === "appointment.slotTaken")).toHaveLength(21);
    // Each of them knows what the other gave away.
    for (const server of [0, 1]) expect((await lastSlot(server))?.start).toBeLessThan(wanted?.start ?? 0);
  }, 20_000);
});
