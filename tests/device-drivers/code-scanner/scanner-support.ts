import * as fc from "fast-check";
import type { Clock } from "../../../device-drivers/clock.ts";
import type { DecodedCode } from "../../../device-drivers/code-scanner/code.ts";
import type { CodeScannerSession } from "../../../device-drivers/code-scanner/session.ts";
import { hidLayoutOf } from "../../../device-drivers/simulator/hid-layout.ts";
import type { SimulatedHidDevice } from "../../../device-drivers/simulator/line.ts";
import { createMemoryHidLine } from "../../../device-drivers/transport/memory-hid.ts";
import type { HidTransport } from "../../../device-drivers/transport/transport.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { item } from "../hid/descriptor-writer.ts";

export const never = new AbortController().signal;

export const utf8 = (text: string) => new TextEncoder().encode(text);

/** A simulated HID device on its line, and the session that drives it. */
export async function plugIn<
  Device extends SimulatedHidDevice & { readonly reportDescriptor: Uint8Array },
  Session,
>(make: (clock: Clock) => Device, drive: (transport: HidTransport, clock: Clock) => Session) {
  const clock = new SimulatedClock();
  const device = make(clock);
  const line = createMemoryHidLine("hid", hidLayoutOf(device.reportDescriptor));
  device.attach(line.plug());
  const transport = await line.source.open();
  return { clock, device, line, transport, session: drive(transport, clock) };
}

/** What a session's listeners are told, as it comes. */
export function listenTo(session: CodeScannerSession) {
  const codes: DecodedCode[] = [];
  const damages: string[] = [];
  session.onCode((code) => codes.push(code));
  session.onDamage(({ code, message }) => damages.push(`${code} ${message}`));
  return { codes, damages };
}

/** How a scanner may lay its reports out. */
export interface ScannerLayout {
  readonly number: number;
  readonly capacity: number;
  /** The parts of the scanned-data report, in their order. */
  readonly order: readonly ("count" | "identifier" | "data" | "mark" | "filler")[];
  readonly markBits: 1 | 8;
  readonly dataAsOneElement: boolean;
  readonly hasTrigger: boolean;
  /** Bits of a maker's own in front of everything, 0 to 7; as many as make whole bytes stand behind. */
  readonly shift: number;
}

/** Every order of a report's parts, any size of data up to a large packet, numbered or not. */
export const scannerLayout: fc.Arbitrary<ScannerLayout> = fc.record({
  number: fc.integer({ min: 0, max: 255 }),
  capacity: fc.integer({ min: 1, max: 255 }),
  order: fc
    .tuple(fc.shuffledSubarray(["count", "identifier", "data", "mark"], { minLength: 4 }), fc.nat(4))
    .map(([parts, at]) => parts.toSpliced(at, 0, "filler") as ScannerLayout["order"]),
  markBits: fc.constantFrom(1, 8),
  dataAsOneElement: fc.boolean(),
  hasTrigger: fc.boolean(),
  shift: fc.integer({ min: 0, max: 7 }),
});

/** The report descriptor of such a scanner, by its own hand. */
export function describeScanner(layout: ScannerLayout): Uint8Array {
  const bytes = (count: number) => [...item(0x24, 255), ...item(0x74, 8), ...item(0x94, count)];
  const parts: Record<ScannerLayout["order"][number], number[]> = {
    count: [...bytes(1), 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02],
    identifier: [...bytes(3), 0x05, 0x8c, 0x19, 0xfb, 0x29, 0xfd, 0x81, 0x02],
    data: layout.dataAsOneElement
      ? [...item(0x74, 8 * layout.capacity), 0x95, 0x01, 0x05, 0x8c, 0x09, 0xfe, 0x82, 0x02, 0x01]
      : [...bytes(layout.capacity), 0x05, 0x8c, 0x09, 0xfe, 0x82, 0x02, 0x01],
    mark: [
      ...[0x25, 0x01, 0x75, 0x01, 0x95, layout.markBits, 0x05, 0x8c, 0x09, 0xff, 0x81, 0x02],
      ...(layout.markBits === 1 ? [0x75, 0x07, 0x95, 0x01, 0x81, 0x03] : []),
    ],
    filler: [...bytes(2), 0x06, 0x66, 0xff, 0x09, 0x04, 0x81, 0x02],
  };
  const bits = (count: number) =>
    count === 0 ? [] : [0x75, count, 0x95, 0x01, 0x06, 0x66, 0xff, 0x09, 0x05, 0x81, 0x02];
  const numbered = layout.number === 0 ? [] : [0x85, layout.number];
  const trigger = [
    0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x05, 0x8c, 0x09, 0x60, 0x09, 0x5f, 0x09, 0x00, 0x91, 0x02,
  ];
  return Uint8Array.from([
    ...[0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, ...numbered, 0x15, 0x00],
    ...bits(layout.shift),
    ...layout.order.flatMap((part) => parts[part]),
    ...bits((8 - layout.shift) % 8),
    ...(layout.hasTrigger ? trigger : []),
    0xc0,
  ]);
}

/** A report of such a scanner, put together byte by byte. */
export function scannedData(
  layout: ScannerLayout,
  { identifier, data, isContinued }: { identifier: string; data: Uint8Array; isContinued: boolean },
): Uint8Array {
  const parts: Record<ScannerLayout["order"][number], Uint8Array> = {
    count: Uint8Array.of(data.length),
    identifier: Buffer.from(identifier, "latin1"),
    data: Uint8Array.from({ length: layout.capacity }, (_, at) => data[at] ?? 0),
    mark: Uint8Array.of(isContinued ? 1 : 0),
    filler: Uint8Array.of(0x73, 0x00),
  };
  const whole = Buffer.concat([
    ...layout.order.map((part) => parts[part]),
    new Uint8Array(layout.shift === 0 ? 0 : 1),
  ]);
  const shifted = whole.map(
    (byte, at) => (byte << layout.shift) | ((whole[at - 1] ?? 0) >> (8 - layout.shift)),
  );
  return Buffer.concat([layout.number === 0 ? new Uint8Array() : Uint8Array.of(layout.number), shifted]);
}
