import { readFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Clock, systemClock } from "../../../device-drivers/clock.ts";
import { CONNECT_DEADLINE_MS, tcpSource } from "../../../device-drivers/transport/tcp.ts";
import type { Transport } from "../../../device-drivers/transport/transport.ts";

const host = "127.0.0.1";

/** Real sockets over the loopback. */
describe("a TCP line", () => {
  let server: Server;
  let port: number;
  let callers: Promise<Socket>[];
  let welcome: (socket: Socket) => void;
  const opened: Transport[] = [];
  const sockets: Socket[] = [];

  const nextCaller = () => {
    const { promise, resolve } = withResolvers<Socket>();
    callers.push(promise);
    welcome = resolve;
    return promise;
  };
  const open = async () => {
    const caller = nextCaller();
    const transport = await tcpSource({ host, port, clock: systemClock }).open();
    opened.push(transport);
    return { transport, device: await caller };
  };
  const collect = (length: number, listen: (take: (chunk: Uint8Array) => void) => void) =>
    new Promise<Buffer>((resolve) => {
      const chunks: Uint8Array[] = [];
      let have = 0;
      listen((chunk) => {
        chunks.push(Buffer.from(chunk));
        have += chunk.length;
        if (have >= length) resolve(Buffer.concat(chunks));
      });
    });

  beforeEach(async () => {
    callers = [];
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => undefined);
      welcome(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(async () => {
    for (const transport of opened.splice(0)) await transport.close();
    for (const socket of sockets.splice(0)) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it("carries every byte value unchanged, both ways, and bulk", async () => {
    const { transport, device } = await open();
    const bulk = Buffer.from(Array.from({ length: 100_000 }, (_, at) => at & 0xff));
    const atDevice = collect(bulk.length, (take) => device.on("data", take));
    const atHost = collect(bulk.length, (take) => transport.onData(take));
    device.write(bulk);
    await transport.write(bulk);
    expect((await atDevice).equals(bulk)).toBe(true);
    expect((await atHost).equals(bulk)).toBe(true);
  });

  it("tells a device that refuses from one that is not there", async () => {
    await new Promise((resolve) => server.close(resolve));
    await expect(tcpSource({ host, port, clock: systemClock }).open()).rejects.toMatchObject({
      code: "line.busy",
    });
    await expect(
      tcpSource({ host: "no-such-printer.invalid", clock: systemClock }).open(),
    ).rejects.toMatchObject({ code: "line.absent" });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
  });

  it("gives up on a host that does not answer when the deadline has passed, for good", async () => {
    let deadline: (() => void) | undefined;
    let pause = 0;
    const clock: Clock = {
      ...systemClock,
      setTimeout: (callback, milliseconds) => {
        deadline = callback;
        pause = milliseconds;
        return undefined;
      },
    };
    nextCaller();
    const opening = tcpSource({ host, port, clock }).open();
    // Before the event loop has heard of the connection, which is as good as never.
    deadline?.();
    await expect(opening).rejects.toMatchObject({ code: "line.absent" });
    expect(pause).toBe(CONNECT_DEADLINE_MS);
    const timely = await open();
    const answered = collect(2, (take) => timely.device.on("data", take));
    await timely.transport.write(Buffer.from("ok"));
    await answered;
  });

  it.each([
    ["closes the connection", (device: Socket) => device.end()],
    ["resets it", (device: Socket) => device.resetAndDestroy()],
  ])("is lost when the device %s, said once, and takes no more", async (_how, hangUp) => {
    const { transport, device } = await open();
    const told: unknown[] = [];
    const lost = new Promise<void>((resolve) =>
      transport.onLost((cause) => {
        told.push(cause);
        resolve();
      }),
    );
    hangUp(device);
    await lost;
    await expect(transport.write(Uint8Array.of(1))).rejects.toMatchObject({ code: "line.lost" });
    expect(told).toMatchObject([{ code: "line.lost" }]);
    const late: unknown[] = [];
    transport.onLost((cause) => late.push(cause));
    expect(late).toMatchObject([{ code: "line.lost" }]);
  });

  it("waits while the device takes nothing, and ends that wait by closing", async () => {
    const { transport, device } = await open();
    device.pause();
    let told = false;
    transport.onLost(() => {
      told = true;
    });
    let taken = false;
    // More than any buffer of the kernel's.
    const piece = Buffer.alloc(16 * 1024 * 1024);
    for (let count = 0; count < 8; count++) void transport.write(piece).catch(() => undefined);
    const stuck = transport.write(piece).then(() => {
      taken = true;
    });
    const ended = expect(stuck).rejects.toMatchObject({ code: "line.lost" });
    // A second connection gets through meanwhile; the first still waits.
    const other = await open();
    const answered = collect(2, (take) => other.device.on("data", take));
    await other.transport.write(Buffer.from("ok"));
    await answered;
    expect(taken).toBe(false);
    await transport.close();
    await transport.close();
    await ended;
    expect(told).toBe(false);
  });

  it.runIf(process.platform === "linux")("has the kernel ask an idle device whether it lives", async () => {
    await open();
    const [, ...rows] = (await readFile("/proc/net/tcp", "utf8")).trim().split("\n");
    const remote = `0100007F:${port.toString(16).toUpperCase().padStart(4, "0")}`;
    const row = rows.map((line) => line.trim().split(/\s+/)).find((columns) => columns[2] === remote);
    // Column "tr": 02 is the keep-alive timer.
    expect(row?.[5]?.slice(0, 2)).toBe("02");
  });

  it("counts as there, so that only opening it tells", async () => {
    expect(await tcpSource({ host: "192.0.2.1", clock: systemClock }).exists()).toBe(true);
    expect(tcpSource({ host: "192.0.2.1", clock: systemClock }).address).toBe("tcp:192.0.2.1:9100");
  });
});

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((take) => {
    resolve = take;
  });
  return { promise, resolve };
}
