import { writeSync } from "node:fs";
import { createRequire } from "node:module";
import { ReadStream } from "node:tty";
import { encodeCardReply } from "../../device-drivers/id-card-reader/encode-card.ts";
import { buildFrame, requestFormat } from "../../device-drivers/id-card-reader/frame.ts";
import { FrameReader } from "../../device-drivers/id-card-reader/framing.ts";
import type { SimulatedLine } from "../../device-drivers/simulator/line.ts";
import { personas } from "../../device-drivers/simulator/personas.ts";

/** The device's end of a pseudo-terminal that the product opens at `path`. Writes block until the bytes are taken. */
export interface DeviceEnd extends SimulatedLine {
  readonly path: string;
  /** When the last byte was on the wire: nanoseconds of the machine's monotonic clock. */
  lastByteAt(): bigint;
}

export function openDeviceEnd(): DeviceEnd {
  const module = `@lydell/node-pty-${process.platform}-${process.arch}/pty.node`;
  const { open } = createRequire(import.meta.url)(module) as {
    open(columns: number, rows: number): { master: number; pty: string };
  };
  const { master, pty } = open(80, 24);
  const stream = new ReadStream(master);
  let lastByteAt = 0n;
  return {
    path: pty,
    lastByteAt: () => lastByteAt,
    write(bytes) {
      writeSync(master, bytes);
      lastByteAt = process.hrtime.bigint();
    },
    onData: (listener) => stream.on("data", listener),
  };
}

const status = (sw3: number, data: readonly number[] = []) => buildFrame(Uint8Array.of(0, 0, sw3, ...data));

export const benchPersona = personas[0] as (typeof personas)[number];

/**
 * A reader that answers at once, but to the reading of the card itself after `readTime` milliseconds. `hasCard` says
 * whether a card is found; to begin with there is one.
 */
export function cannedReader(readTime = 0): DeviceEnd & { hasCard: boolean } {
  const end = openDeviceEnd();
  const reader = { ...end, hasCard: true };
  const replies: Readonly<Record<string, Uint8Array>> = {
    "2001": status(0x9f, [0, 0, 0, 0]),
    "2002": status(0x90, [0, 0, 0, 0, 0, 0, 0, 0]),
    "3001": encodeCardReply(benchPersona.document, new Uint8Array(1024).fill(0x5a)),
    "12ff": status(0x90, [5, 0, 1, 0, 0xe5, 0xd6, 0x34, 1, 0x87, 0xd6, 0x12, 0, 0xb1, 0xcb, 0x74, 0]),
    "11ff": status(0x90),
    "10ff": status(0x90),
    // The card that was read has gone.
    "3003": status(0x41),
  };
  const requests = new FrameReader(requestFormat, {
    onFrame(frame) {
      const code = Buffer.from(frame.subarray(7, 9)).toString("hex");
      const reply = code === "2001" && !reader.hasCard ? status(0x80) : replies[code];
      if (!reply) throw new Error(`an unknown request ${code}`);
      if (code === "3001" && readTime > 0) setTimeout(() => end.write(reply), readTime);
      else end.write(reply);
    },
    onDiscard: () => undefined,
  });
  end.onData((chunk) => requests.push(chunk));
  return reader;
}
