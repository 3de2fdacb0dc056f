import { findSlots, type UsageSlot } from "../hid/report.ts";
import type { ReportDescriptor, ReportShape } from "../hid/report-descriptor.ts";
import { desktopUsages, scannerUsages, usageOf } from "../hid/usages.ts";

/** Where a HID POS scanner has what, found by usages only: makers order the fields of a report as they like. */
export interface HidPosLayout {
  readonly descriptor: ReportDescriptor;
  /** By the report that carries it; at least one. */
  readonly scannedData: ReadonlyMap<ReportShape, ScannedDataLayout>;
  /** Absent where the scanner cannot be told to read. */
  readonly trigger: TriggerLayout | undefined;
  /** Honeywell: the feature report that says by which way codes go out. */
  readonly outputRedirection: UsageSlot | undefined;
}

export interface ScannedDataLayout {
  /** At least one; each has whole bytes. */
  readonly data: readonly UsageSlot[];
  /** Bytes that `data` has room for. */
  readonly capacity: number;
  readonly byteCount: UsageSlot | undefined;
  /** All three, or none. */
  readonly identifier: readonly UsageSlot[];
  readonly continued: UsageSlot | undefined;
}

export interface TriggerLayout {
  readonly report: ReportShape;
  readonly preventRead: UsageSlot | undefined;
  readonly initiateRead: UsageSlot | undefined;
  readonly powerOnReset: UsageSlot | undefined;
}

/** Page FF66, usage 3, by Honeywell's own descriptor: 1 sends codes as scanned-data reports. */
const honeywellOutputRedirection = usageOf(0xff66, 0x03);

/** Undefined when the descriptor has no decoded data: no HID POS scanner, or not in that mode. */
export function findHidPosLayout(descriptor: ReportDescriptor): HidPosLayout | undefined {
  const scannedData = new Map<ReportShape, ScannedDataLayout>();
  for (const report of descriptor.reports) {
    const layout = report.kind === "input" ? findScannedData(descriptor, report) : undefined;
    if (layout) scannedData.set(report, layout);
  }
  if (scannedData.size === 0) return undefined;
  return {
    descriptor,
    scannedData,
    trigger: findTrigger(descriptor),
    outputRedirection: findSlots(descriptor, "feature", honeywellOutputRedirection)[0],
  };
}

function findScannedData(descriptor: ReportDescriptor, report: ReportShape): ScannedDataLayout | undefined {
  const find = (usage: number) =>
    findSlots(descriptor, "input", usage).filter((slot) => slot.report === report);
  const data = find(scannerUsages.decodedData);
  if (data.length === 0 || data.some(({ field }) => field.bitSize % 8 !== 0)) return undefined;
  const identifier = [
    scannerUsages.symbologyIdentifier1,
    scannerUsages.symbologyIdentifier2,
    scannerUsages.symbologyIdentifier3,
  ].flatMap((usage) =>
    find(usage)
      .filter(({ field }) => field.bitSize === 8)
      .slice(0, 1),
  );
  return {
    data,
    capacity: data.reduce((bytes, { field }) => bytes + field.bitSize / 8, 0),
    byteCount: find(desktopUsages.byteCount)[0],
    identifier: identifier.length === 3 ? identifier : [],
    continued: find(scannerUsages.decodeDataContinued)[0],
  };
}

function findTrigger(descriptor: ReportDescriptor): TriggerLayout | undefined {
  const find = (usage: number) => findSlots(descriptor, "output", usage)[0];
  const preventRead = find(scannerUsages.preventRead);
  const initiateRead = find(scannerUsages.initiateRead);
  const report = (initiateRead ?? preventRead)?.report;
  if (!report) return undefined;
  const inReport = (slot: UsageSlot | undefined) => (slot?.report === report ? slot : undefined);
  return {
    report,
    preventRead: inReport(preventRead),
    initiateRead: inReport(initiateRead),
    powerOnReset: inReport(find(scannerUsages.powerOnReset)),
  };
}
