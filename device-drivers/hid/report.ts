import type { ReportDescriptor, ReportField, ReportKind, ReportShape } from "./report-descriptor.ts";

/** One element of a field whose elements are usages' values: where a value stands. */
export interface UsageSlot {
  readonly report: ReportShape;
  readonly field: ReportField;
  readonly bitOffset: number;
}

/** Every place of `usage` in reports of `kind`, in the order of the descriptor; in arrays it has no place of its own. */
export function findSlots(
  descriptor: ReportDescriptor,
  kind: ReportKind,
  usage: number,
): readonly UsageSlot[] {
  return descriptor.reports
    .filter((report) => report.kind === kind)
    .flatMap((report) => report.fields.flatMap((field) => slotsIn(report, field, usage)));
}

function slotsIn(report: ReportShape, field: ReportField, usage: number): UsageSlot[] {
  if (!field.isVariable || field.isConstant) return [];
  const slots: UsageSlot[] = [];
  const add = (index: number) =>
    slots.push({ report, field, bitOffset: field.bitOffset + index * field.bitSize });
  let index = 0;
  for (const { first, last } of field.usages) {
    const at = index + usage - first;
    if (usage >= first && usage <= last && at < field.count) add(at);
    index += last - first + 1;
    if (index >= field.count) return slots;
  }
  // §6.2.2.8: the last usage counts for all elements that are left.
  if (field.usages.at(-1)?.last === usage) for (; index < field.count; index++) add(index);
  return slots;
}

/** The usage that `index`, counted from the field's first declared usage, stands for. */
function usageAt(field: ReportField, index: number): number | undefined {
  let left = index;
  for (const { first, last } of field.usages) {
    if (left <= last - first) return first + left;
    left -= last - first + 1;
  }
  return undefined;
}

export type OpenedReport =
  | { readonly kind: "report"; readonly report: ReportShape; readonly data: Uint8Array }
  /** No report of the descriptor has this number. */
  | { readonly kind: "unknown" }
  /** Shorter than its shape. */
  | { readonly kind: "short"; readonly report: ReportShape };

/**
 * What a report that came from the device is, by its number. A longer one than its shape is good: some systems fill all
 * reports up to the longest.
 *
 * @param bytes with its number in front where the device numbers its reports
 */
export function openReport(descriptor: ReportDescriptor, kind: ReportKind, bytes: Uint8Array): OpenedReport {
  const number = descriptor.isNumbered ? bytes[0] : 0;
  const report = descriptor.reports.find((shape) => shape.kind === kind && shape.number === number);
  if (!report) return { kind: "unknown" };
  const data = descriptor.isNumbered ? bytes.subarray(1) : bytes;
  return data.length < byteLengthOf(report) ? { kind: "short", report } : { kind: "report", report, data };
}

/** Bytes of a report without its number. */
export function byteLengthOf(report: ReportShape): number {
  return Math.ceil(report.bitLength / 8);
}

/** The element's value; undefined where it has more than 32 bits. `data`: of `slot.report`, from `openReport`. */
export function readSlot(slot: UsageSlot, data: Uint8Array): number | undefined {
  return readElement(slot.field, slot.bitOffset, data);
}

function readElement(field: ReportField, bitOffset: number, data: Uint8Array): number | undefined {
  const { bitSize, logicalMinimum } = field;
  if (bitSize > 32) return undefined;
  let value = 0;
  for (let bit = 0; bit < bitSize; bit++) value += readBit(data, bitOffset + bit) * 2 ** bit;
  const isNegative = logicalMinimum < 0 && value >= 2 ** (bitSize - 1);
  return isNegative ? value - 2 ** bitSize : value;
}

/** The elements' bits as bytes, one element behind the other. Their sizes must be whole bytes. */
export function readSlotBytes(slots: readonly UsageSlot[], data: Uint8Array): Uint8Array {
  return Uint8Array.from(byteOffsets(slots), (offset) => {
    const low = data[offset >> 3] ?? 0;
    const high = data[(offset >> 3) + 1] ?? 0;
    return (low >> (offset & 7)) | (high << (8 - (offset & 7)));
  });
}

/** Sets the elements of a report from `writeReport`, one behind the other, as far as `bytes` go. */
export function writeSlotBytes(report: Uint8Array, slots: readonly UsageSlot[], bytes: Uint8Array): void {
  const offsets = byteOffsets(slots);
  bytes.subarray(0, offsets.length).forEach((byte, at) => {
    for (let bit = 0; bit < 8; bit++)
      writeBit(report.subarray(1), (offsets[at] ?? 0) + bit, (byte >> bit) & 1);
  });
}

function byteOffsets(slots: readonly UsageSlot[]): number[] {
  return slots.flatMap(({ field, bitOffset }) =>
    Array.from({ length: field.bitSize >> 3 }, (_, byte) => bitOffset + byte * 8),
  );
}

/**
 * The usages of `page` that a report says are on: values other than zero, and what its arrays name. An array's values
 * outside its logical limits name nothing (§6.2.2.5).
 */
export function activeUsages(report: ReportShape, page: number, data: Uint8Array): readonly number[] {
  const isOfPage = (usage: number) => Math.floor(usage / 0x1_0000) === page;
  return report.fields.flatMap((field) => {
    if (field.isConstant || !field.usages.some(({ first }) => isOfPage(first))) return [];
    const usages: number[] = [];
    for (let index = 0; index < field.count; index++) {
      const value = readElement(field, field.bitOffset + index * field.bitSize, data);
      if (value === undefined) continue;
      const usage = field.isVariable ? onUsage(field, index, value) : arrayUsage(field, value);
      if (usage !== undefined && isOfPage(usage)) usages.push(usage);
    }
    return usages;
  });
}

function onUsage(field: ReportField, index: number, value: number): number | undefined {
  if (value === 0) return undefined;
  return usageAt(field, index) ?? field.usages.at(-1)?.last;
}

function arrayUsage(field: ReportField, value: number): number | undefined {
  if (value < field.logicalMinimum || value > field.logicalMaximum) return undefined;
  return usageAt(field, value - field.logicalMinimum);
}

/**
 * One whole report for `HidTransport.write` or `sendFeatureReport`: its number in front, what is not in `values` zero.
 * Of a value, the element's lowest bits count. Slots of other reports are passed over.
 */
export function writeReport(
  report: ReportShape,
  values: Iterable<readonly [slot: UsageSlot, value: number]>,
): Uint8Array {
  const bytes = new Uint8Array(1 + byteLengthOf(report));
  bytes[0] = report.number;
  for (const [slot, value] of values) {
    if (slot.report !== report) continue;
    const { bitSize } = slot.field;
    for (let bit = 0; bit < Math.min(bitSize, 32); bit++) {
      writeBit(bytes.subarray(1), slot.bitOffset + bit, (value >> bit) & 1);
    }
  }
  return bytes;
}

function readBit(data: Uint8Array, at: number): number {
  return ((data[at >> 3] ?? 0) >> (at & 7)) & 1;
}

function writeBit(data: Uint8Array, at: number, bit: number): void {
  const byte = data[at >> 3] ?? 0;
  data[at >> 3] = bit === 1 ? byte | (1 << (at & 7)) : byte & ~(1 << (at & 7));
}
