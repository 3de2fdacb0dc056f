import type { Direction } from "../device/wire-trace.ts";
import { findSlots, type UsageSlot, writeReport } from "../hid/report.ts";
import { parseReportDescriptor, type ReportDescriptor, type ReportField } from "../hid/report-descriptor.ts";
import { keyUsages } from "../hid/usages.ts";
import type { SimulatedHidDevice, SimulatedHidLine } from "../simulator/line.ts";
import { type Key, usageOfKey } from "./key-map.ts";
import { type KeypadFault, keypadFaults } from "./simulated-faults.ts";

/**
 * A keypad with a boot keyboard's report as number 1 (HID 1.11 appendix E.6, its keys up to F24) and one consumer usage at
 * a time, for its volume, as number 2.
 */
export const keypadReportDescriptor = Uint8Array.of(
  ...[0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x85, 0x01],
  // Modifiers: a bit each.
  ...[0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02],
  // A byte of nothing.
  ...[0x95, 0x01, 0x75, 0x08, 0x81, 0x01],
  // Five lights and padding.
  ...[
    0x95, 0x05, 0x75, 0x01, 0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91, 0x02, 0x95, 0x01, 0x75, 0x03, 0x91,
    0x01,
  ],
  // Six keys that are down.
  ...[0x95, 0x06, 0x75, 0x08, 0x25, 0x73, 0x05, 0x07, 0x19, 0x00, 0x29, 0x73, 0x81, 0x00, 0xc0],
  // The consumer's: one usage that is on, up to 3FF.
  ...[0x05, 0x0c, 0x09, 0x01, 0xa1, 0x01, 0x85, 0x02],
  ...[0x15, 0x00, 0x26, 0xff, 0x03, 0x19, 0x00, 0x2a, 0xff, 0x03, 0x75, 0x10, 0x95, 0x01, 0x81, 0x00, 0xc0],
);

export interface SimulatedKeypadState {
  readonly down: readonly Key[];
  readonly faults: readonly KeypadFault[];
}

/** Where a key stands: a bit of its own, or any element of an array. */
interface KeyPlace {
  readonly slots: readonly UsageSlot[];
  readonly value: number;
  readonly field: ReportField;
}

/** A keypad with whatever report descriptor a keyboard may have. It reports every change of its keys, and nothing else. */
export class SimulatedKeypad implements SimulatedHidDevice {
  readonly reportDescriptor: Uint8Array;
  readonly #descriptor: ReportDescriptor;
  readonly #faults = new Set<KeypadFault>();
  readonly #down = new Map<Key, KeyPlace>();
  #line: SimulatedHidLine | undefined;
  #wireListener: ((direction: Direction, bytes: Uint8Array) => void) | undefined;

  /** @throws RangeError when the descriptor is malformed */
  constructor(reportDescriptor: Uint8Array = keypadReportDescriptor) {
    const parsed = parseReportDescriptor(reportDescriptor);
    if (parsed.kind === "malformed") throw new RangeError(parsed.reason);
    this.reportDescriptor = reportDescriptor;
    this.#descriptor = parsed.descriptor;
  }

  attach(line: SimulatedHidLine): void {
    this.#line = line;
    line.onData((report) => this.#wireListener?.("toDevice", report));
  }

  detach(): void {
    this.#line = undefined;
    this.#down.clear();
  }

  /** @throws RangeError when the keypad has no such key */
  press(key: Key): void {
    const place = this.#placeOf(key);
    this.#down.set(key, place);
    this.#report(place);
    if (!this.#spend("bouncingKey")) return;
    this.#down.delete(key);
    this.#report(place);
    this.#down.set(key, place);
    this.#report(place);
  }

  release(key: Key): void {
    const place = this.#down.get(key);
    if (!place || this.#faults.has("stuckKey")) return;
    this.#down.delete(key);
    this.#report(place);
  }

  setFault(fault: KeypadFault): void {
    this.#faults.add(fault);
  }

  /** Keys that were stuck come up. */
  clearFault(fault: KeypadFault): void {
    this.#faults.delete(fault);
    if (fault === "stuckKey") for (const key of [...this.#down.keys()]) this.release(key);
  }

  /** One consumer of whole reports. Not redacted. */
  onWire(listener: (direction: Direction, report: Uint8Array) => void): void {
    this.#wireListener = listener;
  }

  get state(): SimulatedKeypadState {
    return { down: [...this.#down.keys()], faults: [...this.#faults] };
  }

  #placeOf(key: Key): KeyPlace {
    const usage = usageOfKey(key);
    if (usage === undefined) throw new RangeError(`${key} is no key`);
    const [slot] = findSlots(this.#descriptor, "input", usage);
    if (slot) return { slots: [slot], value: 1, field: slot.field };
    for (const report of this.#descriptor.reports) {
      if (report.kind !== "input") continue;
      for (const field of report.fields) {
        const index = field.isVariable || field.isConstant ? -1 : indexOf(field, usage);
        if (index < 0) continue;
        const slots = Array.from({ length: field.count }, (_, at) => {
          return { report, field, bitOffset: field.bitOffset + at * field.bitSize };
        });
        return { slots, value: field.logicalMinimum + index, field };
      }
    }
    throw new RangeError(`the keypad has no key ${key}`);
  }

  /** Sends the report that `changed` stands in: all keys that are down in it. */
  #report(changed: KeyPlace): void {
    const report = changed.slots[0]?.report;
    if (!report || !this.#line || this.#faults.has("silence")) return;
    const places = [...this.#down.values()].filter(({ slots }) => slots[0]?.report === report);
    const values: [UsageSlot, number][] = [];
    const perField = new Map<ReportField, number>();
    for (const { slots, value, field } of places) {
      const used = field.isVariable ? 0 : (perField.get(field) ?? 0);
      perField.set(field, used + 1);
      const slot = slots[used];
      if (slot) values.push([slot, value]);
      else values.push(...this.#rollOver(slots));
    }
    if (this.#faults.has("rollOver") && !changed.field.isVariable)
      values.push(...this.#rollOver(changed.slots));
    const numbered = writeReport(report, values);
    const whole = this.#descriptor.isNumbered ? numbered : numbered.subarray(1);
    const sent = this.#spend("shortReport") ? whole.subarray(0, whole.length >> 1) : whole;
    this.#wireListener?.("toHost", sent);
    this.#line.write(sent);
  }

  /** ErrorRollOver in every element (HID 1.11 appendix C). */
  #rollOver(slots: readonly UsageSlot[]): [UsageSlot, number][] {
    return slots.map((slot) => [
      slot,
      slot.field.logicalMinimum + indexOf(slot.field, keyUsages.errorRollOver),
    ]);
  }

  /** Whether the fault is set; one that lasts once is not set any more. */
  #spend(fault: KeypadFault): boolean {
    const isSet = this.#faults.has(fault);
    if (keypadFaults[fault].lasts === "once") this.#faults.delete(fault);
    return isSet;
  }
}

/** Which of the field's usages it is; -1 when it has it not. */
function indexOf(field: ReportField, usage: number): number {
  let index = 0;
  for (const { first, last } of field.usages) {
    if (usage >= first && usage <= last) return index + usage - first;
    index += last - first + 1;
  }
  return -1;
}
