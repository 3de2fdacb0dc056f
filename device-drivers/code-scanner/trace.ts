import type { Direction, WireDescription, WireTracer } from "../device/wire-trace.ts";
import { openReport, type UsageSlot } from "../hid/report.ts";
import type { ReportShape } from "../hid/report-descriptor.ts";
import { readScannedData } from "./hid-pos-assembler.ts";
import type { HidPosLayout } from "./hid-pos-layout.ts";
import { readHidPosLayout } from "./hid-pos-session.ts";
import { serialTriggers } from "./serial-triggers.ts";
import { aimIdentifierLength, formatAimIdentifier, readAimIdentifier } from "./symbology.ts";

/**
 * Of a code, a trace shows its AIM identifier and its length; so that nothing else of it shows, of a report only the
 * bytes that are known to hold no more than that are written out.
 */
export function createHidPosTracer(reportDescriptor: Uint8Array): WireTracer {
  const found = readHidPosLayout(reportDescriptor);
  return {
    push: (direction, bytes) => [
      found.kind === "layout"
        ? describeReport(found.layout, direction, bytes)
        : { name: "report", hex: direction === "toDevice" ? toHex(bytes) : redactAll(bytes) },
    ],
  };
}

function describeReport(layout: HidPosLayout, direction: Direction, bytes: Uint8Array): WireDescription {
  if (direction === "toDevice") return { name: nameOutput(layout, bytes), hex: toHex(bytes) };
  const read = readScannedData(layout, bytes);
  if (read.kind !== "scannedData") {
    return {
      name: read.kind === "damaged" ? `damaged: ${read.detail}` : "other report",
      hex: redactAll(bytes),
    };
  }
  const { identifier, data, isContinued } = read.scanned;
  const parts = [
    `scanned data, ${data.length} bytes`,
    ...(identifier ? [formatAimIdentifier(identifier)] : []),
    ...(isContinued ? ["continued"] : []),
  ];
  data.fill(0);
  return { name: parts.join(", "), hex: redactBut(shownBytes(layout, bytes), bytes) };
}

function nameOutput({ trigger, outputRedirection }: HidPosLayout, bytes: Uint8Array): string {
  if (outputRedirection && bytes[0] === outputRedirection.report.number) return "output redirection";
  if (!trigger || bytes[0] !== trigger.report.number) return "report";
  const names = [
    [trigger.powerOnReset, "power-on reset"],
    [trigger.preventRead, "prevented"],
    [trigger.initiateRead, "initiated"],
  ] as const;
  const isOn = (slot: UsageSlot | undefined) =>
    slot !== undefined && ((bytes[1 + (slot.bitOffset >> 3)] ?? 0) >> (slot.bitOffset & 7)) % 2 === 1;
  return `trigger: ${names.find(([slot]) => isOn(slot))?.[1] ?? "released"}`;
}

/** Positions of the bytes that hold nothing but the report's number, the count, the identifier and the mark. */
function shownBytes(layout: HidPosLayout, bytes: Uint8Array): ReadonlySet<number> {
  const opened = openReport(layout.descriptor, "input", bytes);
  const places = opened.kind === "report" ? layout.scannedData.get(opened.report) : undefined;
  if (opened.kind !== "report" || !places) return new Set();
  const front = layout.descriptor.isNumbered ? 1 : 0;
  const shown = new Set(front === 1 ? [0] : []);
  // What is not an identifier is no business of a trace either.
  const isIdentifier = places.identifier.length > 0 && hasIdentifier(places.identifier, opened.data);
  const slots = [places.byteCount, ...(isIdentifier ? places.identifier : []), places.continued];
  for (const slot of slots) {
    // One that shares a byte with its neighbours of the same field would show a part of them.
    const isAlone = slot && (slot.field.bitSize < 8 || slot.bitOffset % 8 === 0);
    if (isAlone) for (const at of bytesOf(slot)) shown.add(front + at);
  }
  for (const at of bytesOfOthers(opened.report, slots)) shown.delete(front + at);
  return shown;
}

function hasIdentifier(slots: readonly UsageSlot[], data: Uint8Array): boolean {
  return (
    readAimIdentifier(Uint8Array.from(slots, ({ bitOffset }) => data[bitOffset >> 3] ?? 0)) !== undefined
  );
}

function bytesOf({ bitOffset, field }: UsageSlot): number[] {
  const first = bitOffset >> 3;
  const last = (bitOffset + field.bitSize - 1) >> 3;
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Bytes that other fields than those of `slots` have a part in, padding apart. */
function bytesOfOthers(report: ReportShape, slots: readonly (UsageSlot | undefined)[]): number[] {
  const own = new Set(slots.map((slot) => slot?.field));
  return report.fields
    .filter((field) => !own.has(field) && !field.isConstant)
    .flatMap((field) => {
      const first = field.bitOffset >> 3;
      const last = (field.bitOffset + field.bitSize * field.count - 1) >> 3;
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
}

/**
 * Of a serial scanner's line, a chunk at a time: nothing but time says where a code begins and ends. What a scanner sends
 * is a code or a part of one; its AIM identifier shows only at the beginning of a line.
 */
export function createSerialScannerTracer(): WireTracer {
  /** Within a code, what looks like an identifier is a part of it. */
  let isAtStart = true;
  return {
    push(direction, bytes) {
      if (direction === "toDevice") return [{ name: nameCommand(bytes), hex: toHex(bytes) }];
      const identifier = isAtStart ? readAimIdentifier(bytes) : undefined;
      isAtStart = isLineEnd(bytes.at(-1));
      const shownFirst = identifier ? aimIdentifierLength : 0;
      let shownLast = 0;
      while (shownFirst + shownLast < bytes.length && isLineEnd(bytes[bytes.length - 1 - shownLast]))
        shownLast++;
      const shown = new Set(
        Array.from(bytes.keys()).filter((at) => at < shownFirst || at >= bytes.length - shownLast),
      );
      const hidden = bytes.length - shown.size;
      const kind = hidden === 0 ? "end of a code" : `code or part of one, ${hidden} bytes`;
      return [
        {
          name: identifier ? `${kind}, ${formatAimIdentifier(identifier)}` : kind,
          hex: redactBut(shown, bytes),
        },
      ];
    },
  };
}

function nameCommand(bytes: Uint8Array): string {
  const isSame = (command: Uint8Array) =>
    command.length === bytes.length && command.every((byte, at) => byte === bytes[at]);
  const all = Object.values(serialTriggers);
  if (all.some(({ initiate }) => isSame(initiate))) return "trigger: initiated";
  return all.some(({ release }) => isSame(release)) ? "trigger: released" : "command";
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0d || byte === 0x0a;
}

function redactAll(bytes: Uint8Array): string {
  return redactBut(new Set(), bytes);
}

/** Hex of the bytes at `shown`; each run of the others as its length. */
function redactBut(shown: ReadonlySet<number>, bytes: Uint8Array): string {
  const parts: string[] = [];
  let hidden = 0;
  const tellHidden = () => {
    if (hidden > 0) parts.push(`… ${hidden} bytes redacted …`);
    hidden = 0;
  };
  bytes.forEach((byte, at) => {
    if (!shown.has(at)) {
      hidden++;
      return;
    }
    tellHidden();
    parts.push(toHex(Uint8Array.of(byte)));
  });
  tellHidden();
  return parts.join(" ");
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
}
