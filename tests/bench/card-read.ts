import { SimulatedIdCardReader } from "../../device-drivers/id-card-reader/simulated.ts";
import type { SimulatedLine } from "../../device-drivers/simulator/line.ts";
import { paceLine } from "../../device-drivers/simulator/paced-line.ts";
import { idCardReader } from "../../server/contract/id-card-reader.ts";
import { benchPersona, openDeviceEnd } from "./device-end.ts";
import { type BenchResult, median, rounded } from "./result.ts";
import { spinningClock } from "./spinning-clock.ts";
import { startTerminalOnPorts } from "./terminal-on-ports.ts";
import { milliseconds, startBridgeClient } from "./wire-client.ts";

const baudRate = 115_200;
/** 8N1: ten bits a byte. */
const bitsAByte = 10;
const rounds = 40;
const warmUp = 10;

/** The reader answers at once: what is measured is not its. */
const thoughtless = { reset: 0, sam: 0, find: 0, select: 0, read: 0, newestAddress: 0 };

/**
 * A full card read (find, select, read) by the built product, from the first byte of the first request on the wire to
 * the identity in the page's client, over the time that the bytes of both directions take at the line's rate. The time
 * that an exchange spends in the rig, from the request's arrival at the device's end to the moment when the reply's last
 * bit has arrived, is taken as the wire's, so that a rig that runs late on a busy machine makes nobody slower. All else
 * is ours: transport, framing, checks, decoding, the next request, and the way to the client.
 */
export async function run(): Promise<BenchResult[]> {
  const end = openDeviceEnd();
  let bytes = 0;
  let inRig = 0;
  let readFrom = 0n;
  let requestAt = 0n;
  let lastLotAt = 0n;
  const endOfExchange = () => {
    if (lastLotAt > requestAt) inRig += milliseconds(requestAt, lastLotAt);
  };
  const line: SimulatedLine = {
    write(lot) {
      bytes += lot.length;
      lastLotAt = process.hrtime.bigint();
      end.write(lot);
    },
    onData: (listener) =>
      end.onData((chunk) => {
        endOfExchange();
        bytes += chunk.length;
        requestAt = process.hrtime.bigint();
        if (readFrom === 0n) readFrom = requestAt;
        listener(chunk);
      }),
  };
  const device = new SimulatedIdCardReader(spinningClock(1e6), thoughtless);
  // The paced line rounds its timers up to whole units of its clock: microseconds here, so that they cost nothing.
  device.attach(paceLine(line, baudRate / 1000, spinningClock(1e3)));
  const terminal = await startTerminalOnPorts({ reader: end.path });
  const client = await startBridgeClient(terminal.product.url, idCardReader, terminal.token);

  const reads: { added: number; wire: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    device.layCard(benchPersona.document);
    lastLotAt = requestAt;
    readFrom = 0n;
    bytes = 0;
    inRig = 0;
    const { arrived } = await client.command("XiaohuIdentity.ReadIdentity");
    endOfExchange();
    const wire = (bytes * bitsAByte * 1000) / baudRate;
    reads.push({ added: milliseconds(readFrom, arrived) - inRig, wire });
  }
  client.close();
  await terminal.stop();

  const steady = reads.slice(warmUp);
  const added = median(steady.map((read) => read.added));
  const wire = median(steady.map((read) => read.wire));
  const ratio = (wire + added) / wire;
  return [
    {
      name: "card-read",
      value: rounded(added),
      unit: "ms added",
      against: `${Number(wire.toFixed(1))} ms on the wire at ${baudRate} baud`,
      ratio: Number(ratio.toFixed(4)),
      goal: "≤ 1.005×",
      met: ratio <= 1.005,
    },
  ];
}
