import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import { readSlot, writeReport, writeSlotBytes } from "../hid/report.ts";
import type { ReportShape } from "../hid/report-descriptor.ts";
import type { SimulatedHidDevice, SimulatedHidLine } from "../simulator/line.ts";
import { longestPayload } from "./code.ts";
import type { HidPosLayout, ScannedDataLayout } from "./hid-pos-layout.ts";
import { readHidPosLayout } from "./hid-pos-session.ts";
import { FaultSet, type HidPosFault, hidPosFaults } from "./simulated-faults.ts";

/** A code as it is held to a scanner. */
export interface PresentedCode {
  /** As it is written: `]Q1`. */
  readonly aimIdentifier: string;
  /** 1 to `longestPayload` bytes. */
  readonly payload: Uint8Array;
}

/** Why a code was not read: the scanner was told not to, or sends another one still. */
export type Presentation = "read" | "prevented" | "busy";

/** Milliseconds between two reports: the interval that Honeywell's scanner asks to be polled at. */
const reportInterval = 16;

/**
 * What Honeywell's scanners in HID POS mode say of themselves, but for the commands for their settings: scanned data in
 * report 2 of 63 bytes (count, AIM identifier, 56 bytes of data, two of Honeywell's own, continued), the trigger in
 * report 4, and in feature report 254 the way by which codes go out.
 */
export const honeywellReportDescriptor = Uint8Array.of(
  ...[0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01],
  // Scanned data report, number 2: elements of 8 bits, 0 to 255.
  ...[0x09, 0x12, 0xa1, 0x02, 0x85, 0x02, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08],
  // Byte count, on the generic desktop page.
  ...[0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02],
  // Symbology identifiers 1 to 3.
  ...[0x95, 0x03, 0x05, 0x8c, 0x09, 0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02],
  // 56 bytes of decoded data, buffered.
  ...[0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01],
  // Honeywell's own code id, and one byte for nothing.
  ...[0x06, 0x66, 0xff, 0x95, 0x02, 0x09, 0x04, 0x09, 0x00, 0x81, 0x02],
  // Decode data continued, in eight bits.
  ...[0x05, 0x8c, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08, 0x09, 0xff, 0x81, 0x02, 0xc0],
  // Trigger report, number 4: prevent, initiate, error beep and good-read beep among bits for nothing.
  ...[0x09, 0x14, 0xa1, 0x02, 0x85, 0x04, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08],
  ...[0x09, 0x00, 0x09, 0x5f, 0x09, 0x60, 0x09, 0x00, 0x09, 0x00, 0x09, 0x85, 0x09, 0x86, 0x91, 0x86, 0xc0],
  // Output redirection, feature report 254.
  ...[0x06, 0x66, 0xff, 0x75, 0x08, 0x26, 0xff, 0x00, 0x09, 0x03, 0xa1, 0x02, 0x85, 0xfe],
  ...[0x95, 0x01, 0x09, 0x03, 0xb2, 0x82, 0x01, 0xc0],
  0xc0,
);

export interface SimulatedHidPosState {
  readonly trigger: "released" | "initiated" | "prevented";
  /** Codes sent since power came on. */
  readonly codesSent: number;
  readonly faults: readonly HidPosFault[];
}

/**
 * A scanner in HID POS mode, with whatever report descriptor a scanner may have. It sends one code after the other,
 * reads none while it sends or is prevented, and where its output can be redirected it says nothing until it is.
 */
export class SimulatedHidPosScanner implements SimulatedHidDevice {
  readonly reportDescriptor: Uint8Array;
  readonly #clock: Clock;
  readonly #layout: HidPosLayout;
  readonly #report: ReportShape;
  readonly #places: ScannedDataLayout;
  readonly #faults = new FaultSet<HidPosFault>(hidPosFaults);
  #line: SimulatedHidLine | undefined;
  #wireListener: ((direction: Direction, bytes: Uint8Array) => void) | undefined;
  #trigger: SimulatedHidPosState["trigger"] = "released";
  #isRedirected = false;
  #codesSent = 0;
  /** Reports of the code that is being sent. */
  #queue: Uint8Array[] = [];
  #timer: unknown;

  /** @throws RangeError when the descriptor is no HID POS scanner's */
  constructor(clock: Clock, reportDescriptor: Uint8Array = honeywellReportDescriptor) {
    const found = readHidPosLayout(reportDescriptor);
    const scannedData = found.kind === "layout" ? [...found.layout.scannedData][0] : undefined;
    if (found.kind === "none" || !scannedData) throw new RangeError("no HID POS scanner has this descriptor");
    this.#clock = clock;
    this.reportDescriptor = reportDescriptor;
    this.#layout = found.layout;
    [this.#report, this.#places] = scannedData;
  }

  attach(line: SimulatedHidLine): void {
    this.#line = line;
    line.onData((report) => {
      if (this.#line === line) this.#onOutput(report);
    });
    line.onFeature({
      set: (report) => this.#line === line && this.#setFeature(report),
      get: (reportNumber) => this.#getFeature(reportNumber),
    });
  }

  detach(): void {
    this.#line = undefined;
    this.#powerOn();
  }

  /** Holds a code before the scanner. */
  present({ aimIdentifier, payload }: PresentedCode): Presentation {
    if (payload.length < 1 || payload.length > longestPayload) throw new RangeError("no symbol holds that");
    if (this.#trigger === "prevented") return "prevented";
    if (this.#queue.length > 0) return "busy";
    // Scanners take the trigger back with the code.
    this.#trigger = "released";
    if (this.#line && !this.#faults.spend("silence") && !this.#goesElsewhere()) {
      this.#codesSent++;
      this.#queue = this.#cutToReports(aimIdentifier, payload);
      this.#sendNext();
    }
    return "read";
  }

  setFault(fault: HidPosFault): void {
    this.#faults.set(fault);
  }

  clearFault(fault: HidPosFault): void {
    this.#faults.clear(fault);
  }

  /** One consumer of whole reports. Not redacted. */
  onWire(listener: (direction: Direction, report: Uint8Array) => void): void {
    this.#wireListener = listener;
  }

  get state(): SimulatedHidPosState {
    return { trigger: this.#trigger, codesSent: this.#codesSent, faults: this.#faults.active() };
  }

  #goesElsewhere(): boolean {
    return this.#layout.outputRedirection !== undefined && !this.#isRedirected;
  }

  #powerOn(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#queue = [];
    this.#trigger = "released";
    this.#isRedirected = false;
    this.#codesSent = 0;
  }

  #cutToReports(aimIdentifier: string, payload: Uint8Array): Uint8Array[] {
    const { capacity } = this.#places;
    const identifier = this.#faults.spend("noIdentifier") ? "\0\0\0" : aimIdentifier;
    const saysContinued = this.#faults.spend("lastReportContinued");
    const reports: Uint8Array[] = [];
    for (let at = 0; at < payload.length; at += capacity) {
      const part = payload.subarray(at, at + capacity);
      const isLast = at + capacity >= payload.length;
      const isContinued = !isLast || (saysContinued && part.length === capacity);
      const count = at === 0 && this.#faults.spend("wrongByteCount") ? capacity + 1 : part.length;
      reports.push(this.#writeReport(identifier, part, count, isContinued));
    }
    const [first] = reports;
    if (first && this.#faults.spend("shortReport")) reports[0] = first.subarray(0, first.length >> 1);
    if (this.#faults.spend("lostReport")) reports.pop();
    return reports;
  }

  #writeReport(identifier: string, part: Uint8Array, count: number, isContinued: boolean): Uint8Array {
    const { data, byteCount, identifier: places, continued } = this.#places;
    const report = writeReport(this.#report, [
      ...(byteCount ? [[byteCount, count] as const] : []),
      ...places.map((slot, at) => [slot, identifier.charCodeAt(at)] as const),
      ...(continued ? [[continued, isContinued ? 1 : 0] as const] : []),
    ]);
    writeSlotBytes(report, data, part);
    return this.#layout.descriptor.isNumbered ? report : report.subarray(1);
  }

  #sendNext(): void {
    const report = this.#queue.shift();
    if (!report) return;
    this.#wireListener?.("toHost", report);
    this.#line?.write(report);
    if (this.#queue.length > 0) {
      this.#timer = this.#clock.setTimeout(() => this.#sendNext(), reportInterval);
    }
  }

  #onOutput(report: Uint8Array): void {
    this.#wireListener?.("toDevice", report);
    const trigger = this.#layout.trigger;
    if (!trigger || report[0] !== trigger.report.number) return;
    const isOn = (slot: typeof trigger.preventRead) =>
      slot !== undefined && readSlot(slot, report.subarray(1)) === 1;
    if (isOn(trigger.powerOnReset)) this.#powerOn();
    else if (isOn(trigger.preventRead)) this.#trigger = "prevented";
    else this.#trigger = isOn(trigger.initiateRead) ? "initiated" : "released";
  }

  #setFeature(report: Uint8Array): boolean {
    this.#wireListener?.("toDevice", report);
    const redirection = this.#layout.outputRedirection;
    if (!redirection || report[0] !== redirection.report.number) return false;
    this.#isRedirected = readSlot(redirection, report.subarray(1)) === 1;
    return true;
  }

  #getFeature(reportNumber: number): Uint8Array | undefined {
    const redirection = this.#layout.outputRedirection;
    if (!redirection || reportNumber !== redirection.report.number) return undefined;
    return writeReport(redirection.report, [[redirection, this.#isRedirected ? 1 : 0]]);
  }
}
