import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import type { HidLayout, SimulatedHidDevice, SimulatedHidLine } from "../simulator/line.ts";
import { dark, nameOf, type StatusLightDriver } from "./light.ts";
import { faultsOf, type LightFault, lightFaults } from "./simulated-faults.ts";
import { type Display, type LightFirmware, simulatedModels } from "./simulated-firmware.ts";

export interface SimulatedLightState {
  /** What eyes would see: `red`, `#102030`, `off`. */
  readonly colour: string;
  /** Milliseconds on and off; null when steady. */
  readonly flash: { readonly on: number; readonly off: number } | null;
  /** Reports that it did not understand, and did nothing about. */
  readonly ignored: number;
  readonly faults: readonly LightFault[];
}

const unlit: Display = { rgb: dark, flash: undefined };

/** A status light as strict as a real one: it takes only its own reports, and shows only what they really say. */
export class SimulatedStatusLight implements SimulatedHidDevice {
  readonly hid: HidLayout;
  readonly possibleFaults: readonly LightFault[];
  readonly #clock: Clock;
  readonly #driver: StatusLightDriver["name"];
  readonly #faults = new Set<LightFault>();
  #firmware: LightFirmware | undefined;
  #display = unlit;
  #ignored = 0;
  #onWire: ((direction: Direction, report: Uint8Array) => void) | undefined;
  #onChange: (() => void) | undefined;

  constructor(driver: StatusLightDriver["name"], clock: Clock) {
    this.#driver = driver;
    this.#clock = clock;
    this.hid = simulatedModels[driver].hid;
    this.possibleFaults = faultsOf(driver);
  }

  attach(line: SimulatedHidLine): void {
    const firmware = simulatedModels[this.#driver].start({
      clock: this.#clock,
      show: (display) => {
        if (!this.#faults.has("frozen")) this.#show(display);
      },
      patience: (asked) => (this.#faults.has("impatient") ? impatience : asked),
    });
    this.#firmware = firmware;
    line.onData((report) => {
      if (this.#firmware !== firmware) return;
      this.#onWire?.("toDevice", report);
      if (!firmware.output?.(report)) this.#ignored++;
    });
    line.onFeature({
      set: (report) => {
        this.#onWire?.("toDevice", report);
        return !this.#faults.has("stalled") && firmware.setFeature?.(report) === true;
      },
      get: () => {
        const report = this.#faults.has("stalled") ? undefined : firmware.getFeature?.();
        const answer = report && this.#spend("wrongAnswer") ? report.map((byte) => byte ^ 0xff) : report;
        if (answer) this.#onWire?.("toHost", answer);
        return answer;
      },
    });
  }

  detach(): void {
    this.#firmware?.stop?.();
    this.#firmware = undefined;
    this.#show(unlit);
  }

  setFault(fault: LightFault): void {
    this.#faults.add(fault);
  }

  clearFault(fault: LightFault): void {
    this.#faults.delete(fault);
  }

  /** One consumer of every report that crosses the line. */
  onWire(listener: (direction: Direction, report: Uint8Array) => void): void {
    this.#onWire = listener;
  }

  /** One consumer; called when something else is to be seen. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  get state(): SimulatedLightState {
    const [red, green, blue] = this.#display.rgb;
    const colour = nameOf([this.#faults.has("noRed") ? 0 : red, green, blue]);
    const { flash } = this.#display;
    return {
      colour,
      flash: flash && colour !== "off" ? flash : null,
      ignored: this.#ignored,
      faults: [...this.#faults],
    };
  }

  #show(display: Display): void {
    this.#display = display;
    this.#onChange?.();
  }

  #spend(fault: LightFault): boolean {
    const isSet = this.#faults.has(fault);
    if (lightFaults[fault].lasts === "once") this.#faults.delete(fault);
    return isSet;
  }
}

/** Milliseconds of the fault `impatient`. */
const impatience = 2000;
