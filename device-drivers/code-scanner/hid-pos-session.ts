import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { DeviceIdentity } from "../device/session.ts";
import { type UsageSlot, writeReport } from "../hid/report.ts";
import { parseReportDescriptor } from "../hid/report-descriptor.ts";
import type { HidTransport } from "../transport/transport.ts";
import { BaseScannerSession } from "./base-session.ts";
import { HidPosAssembler, type HidPosOptions } from "./hid-pos-assembler.ts";
import { findHidPosLayout, type HidPosLayout, type TriggerLayout } from "./hid-pos-layout.ts";
import type { CodeScannerSession, TriggerState } from "./session.ts";

/**
 * Milliseconds after a continued report in which the next one comes, or never. Ours: thirty times the 16 ms that
 * Honeywell's scanner, the slowest described, has between two reports (`bInterval` 16 at full speed).
 */
export const continuationGap = 500;

/** Where the layout of a device is, or why it has none. */
export type FoundLayout =
  | { readonly kind: "layout"; readonly layout: HidPosLayout }
  | { readonly kind: "none"; readonly detail: string };

/** The layout of a scanner by its own description. Never throws. */
export function readHidPosLayout(reportDescriptor: Uint8Array): FoundLayout {
  const parsed = parseReportDescriptor(reportDescriptor);
  if (parsed.kind === "malformed") {
    return { kind: "none", detail: `its report descriptor is malformed: ${parsed.reason}` };
  }
  const layout = findHidPosLayout(parsed.descriptor);
  if (layout) return { kind: "layout", layout };
  return { kind: "none", detail: "its reports hold no decoded data: it is not in HID POS mode" };
}

/** A scanner in HID POS mode. Its session begins by releasing the trigger, in whatever state it was left. */
export function createHidPosScannerSession(
  transport: HidTransport,
  clock: Clock,
  options: HidPosOptions = {},
): CodeScannerSession {
  return new HidPosSession(transport, clock, options);
}

class HidPosSession extends BaseScannerSession {
  readonly #transport: HidTransport;
  readonly #clock: Clock;
  readonly #found: FoundLayout;
  readonly #assembler: HidPosAssembler | undefined;
  #gapTimer: unknown;

  constructor(transport: HidTransport, clock: Clock, options: HidPosOptions) {
    const found = readHidPosLayout(transport.reportDescriptor);
    const layout = found.kind === "layout" ? found.layout : undefined;
    super(triggersOf(layout?.trigger));
    this.#transport = transport;
    this.#clock = clock;
    this.#found = found;
    this.#assembler = layout && new HidPosAssembler(layout, this.outlet, options);
    transport.onData((report) => this.#take(report));
  }

  async identify(signal: AbortSignal): Promise<DeviceIdentity> {
    signal.throwIfAborted();
    const layout = this.#layout();
    if (layout.outputRedirection) {
      const { outputRedirection: slot } = layout;
      await this.#transport.sendFeatureReport(writeReport(slot.report, [[slot, 1]]));
    }
    if (layout.trigger) await this.sendTrigger("released");
    return { protocol: "HID POS 1.02" };
  }

  /** Where the scanner has a power-on reset, its line is lost by it. */
  async reset(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { trigger } = this.#layout();
    this.#clock.clearTimeout(this.#gapTimer);
    this.#assembler?.abandon();
    if (trigger?.powerOnReset) await this.#send(trigger, [[trigger.powerOnReset, 1]]);
    else if (trigger) await this.sendTrigger("released");
  }

  #layout(): HidPosLayout {
    if (this.#found.kind === "none") throw new DeviceError("device.garbled", this.#found.detail);
    return this.#found.layout;
  }

  protected async sendTrigger(state: TriggerState): Promise<void> {
    const { trigger } = this.#layout();
    if (!trigger) return;
    const on = { released: undefined, initiated: trigger.initiateRead, prevented: trigger.preventRead }[
      state
    ];
    await this.#send(trigger, on ? [[on, 1]] : []);
  }

  #send({ report }: TriggerLayout, values: readonly (readonly [UsageSlot, number])[]): Promise<void> {
    return this.#transport.write(writeReport(report, values));
  }

  #take(report: Uint8Array): void {
    const assembler = this.#assembler;
    if (!assembler) return;
    this.#clock.clearTimeout(this.#gapTimer);
    assembler.push(report);
    if (assembler.isWaiting) {
      this.#gapTimer = this.#clock.setTimeout(() => assembler.abandon(), continuationGap);
    }
  }
}

function triggersOf(trigger: TriggerLayout | undefined): ReadonlySet<TriggerState> {
  const states = new Set<TriggerState>();
  if (!trigger) return states;
  states.add("released");
  if (trigger.initiateRead) states.add("initiated");
  if (trigger.preventRead) states.add("prevented");
  return states;
}
