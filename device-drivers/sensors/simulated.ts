import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import { answerTime } from "../modbus/master.ts";
import { exceptions, functions, mostInputs, rtuFrame } from "../modbus/rtu.ts";
import { exception, SimulatedRtuLine } from "../modbus/simulated-line.ts";
import type { SimulatedDevice, SimulatedLine } from "../simulator/line.ts";
import type { Readings, SensorName } from "./sensors.ts";
import { type SensorsFault, sensorsFaults } from "./simulated-faults.ts";
import type { Wiring } from "./wiring.ts";

const answerAfter = 10;
/** Milliseconds by which the shortest question is given up, and some. */
const lateAnswer = answerTime + 50;
/** Inputs that the module has. */
const inputCount = 8;

/**
 * A digital-input module with eight inputs and what is wired to them. It answers to its own address and a right checksum only, and knows
 * one function, read discrete inputs: any other is refused with exception 01, inputs that it has not with 02, a number of inputs that none
 * may ask for with 03 (Modbus Application Protocol 1.1b3 §6.2).
 */
export class SimulatedSensors implements SimulatedDevice {
  readonly #wiring: Wiring;
  readonly #line: SimulatedRtuLine;
  readonly #raised = new Map<SensorName, boolean>();
  readonly #faults = new Set<SensorsFault>();
  readonly #listeners: (() => void)[] = [];

  constructor(clock: Clock, wiring: Wiring, baudRate: number) {
    this.#wiring = wiring;
    for (const name of Object.keys(wiring.inputs) as SensorName[]) this.#raised.set(name, false);
    this.#line = new SimulatedRtuLine({
      clock,
      baudRate,
      onRequest: (unit, content) => this.#take(unit, content),
      hearsItself: () => this.#faults.has("echo"),
    });
  }

  get state(): { readonly raised: Readings; readonly faults: readonly SensorsFault[] } {
    return { raised: new Map(this.#raised), faults: [...this.#faults] };
  }

  /** What happens to a sensor: its door is opened, somebody steps up to it. */
  set(name: SensorName, isRaised: boolean): void {
    this.#raised.set(name, isRaised);
    this.#tell();
  }

  setFault(fault: SensorsFault): void {
    this.#faults.add(fault);
  }

  clearFault(fault: SensorsFault): void {
    this.#faults.delete(fault);
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#line.onWire(listener);
  }

  attach(cable: SimulatedLine): void {
    this.#line.attach(cable);
  }

  detach(): void {
    this.#line.detach();
  }

  #take(unit: number, content: Uint8Array): void {
    if (unit !== this.#wiring.unit || this.#faults.has("silence")) return;
    const answer = this.#faults.has("busy") ? exception(content, exceptions.busy) : this.#answer(content);
    const bytes = rtuFrame([unit, ...answer]);
    if (this.#spend("flippedBit")) bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0x10;
    const sent = this.#spend("cutFrame") ? bytes.subarray(0, bytes.length >> 1) : bytes;
    this.#line.send(sent, this.#spend("lateReply") ? lateAnswer : answerAfter);
  }

  #answer(content: Uint8Array): number[] {
    const [code] = content;
    if (code !== functions.readDiscreteInputs) return exception(content, exceptions.illegalFunction);
    const word = (at: number) => (content[at] ?? 0) * 256 + (content[at + 1] ?? 0);
    const [from, count] = [word(1), word(3)];
    if (content.length !== 5 || count < 1 || count > mostInputs)
      return exception(content, exceptions.illegalValue);
    if (from + count > inputCount) return exception(content, exceptions.illegalAddress);
    const isUpsideDown = this.#spend("flicker");
    const bytes = Array.from({ length: Math.ceil(count / 8) }, () => 0);
    for (let at = 0; at < count; at++)
      if (this.#level(from + at) !== isUpsideDown) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
    return [code, bytes.length, ...bytes];
  }

  /** An input with nothing on it reads 0. */
  #level(input: number): boolean {
    const { inputs, activeLow } = this.#wiring;
    for (const [name, isRaised] of this.#raised)
      if (inputs[name] === input) return isRaised !== activeLow.includes(name);
    return false;
  }

  /** Whether the fault is set; one that is there for once is not any more. */
  #spend(fault: SensorsFault): boolean {
    if (!this.#faults.has(fault)) return false;
    if (sensorsFaults[fault].lasts === "once") {
      this.#faults.delete(fault);
      this.#tell();
    }
    return true;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
