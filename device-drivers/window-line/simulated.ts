import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import { exceptions, functions, mostRead, mostWritten, rtuFrame } from "../modbus/rtu.ts";
import { exception, SimulatedRtuLine } from "../modbus/simulated-line.ts";
import type { SimulatedDevice, SimulatedLine } from "../simulator/line.ts";
import { TextGrid } from "../window-display/text-grid.ts";
import { identity, keys, kinds, mapVersion, type PadKey, padKeys, rowRegister, show } from "./registers.ts";

import type { LineWindow } from "./session.ts";
import type { WindowLineFault } from "./simulated-faults.ts";

const answerAfter = 10;
const slowAnswer = 90;
/** What every simulated display shows. */
const size = { rows: 2, columns: 16 } as const;

interface Unit {
  readonly unit: number;
  readonly window: string;
  readonly kind: "display" | "pad";
  /** Holding registers of the rows, as written. */
  readonly rows: number[][];
  shown: readonly string[];
  boot: number;
  newest: number;
  readonly ring: number[];
}

/**
 * The units of several windows on one line, each answering to its own address only, as docs/modbus-registers.md has it: a wrong checksum is
 * answered by nobody, a wrong function, address or value by its exception.
 */
export class SimulatedWindowLine implements SimulatedDevice {
  readonly #line: SimulatedRtuLine;
  readonly #units: readonly Unit[];
  readonly #faults = new Set<WindowLineFault>();
  readonly #listeners: (() => void)[] = [];
  #requests = 0;
  #boots = 0;

  constructor(clock: Clock, windows: readonly LineWindow[], baudRate: number) {
    this.#line = new SimulatedRtuLine({
      clock,
      baudRate,
      onRequest: (unit, content) => this.#take(unit, content),
      hearsItself: () => this.#faults.has("echo"),
    });
    const unit = (address: number, window: string, kind: Unit["kind"]): Unit => ({
      unit: address,
      window,
      kind,
      rows: Array.from({ length: size.rows }, () => []),
      shown: [],
      boot: 0,
      newest: 0,
      ring: Array.from({ length: keys.ringLength }, () => 0),
    });
    this.#units = windows.flatMap(({ window, display, pad }) => [
      ...(display === undefined ? [] : [unit(display, window, "display")]),
      ...(pad === undefined ? [] : [unit(pad, window, "pad")]),
    ]);
    this.#switchOn();
  }

  get state(): {
    readonly displays: Readonly<Record<string, readonly string[]>>;
    readonly faults: readonly WindowLineFault[];
  } {
    const displays = this.#units.filter(({ kind }) => kind === "display");
    return {
      displays: Object.fromEntries(displays.map(({ window, shown }) => [window, shown])),
      faults: [...this.#faults],
    };
  }

  /** Somebody presses a key of the window's pad. */
  press(window: string, key: PadKey): void {
    const pad = this.#units.find((unit) => unit.window === window && unit.kind === "pad");
    if (!pad) throw new Error(`no pad at ${window}`);
    pad.newest = (pad.newest + 1) & 0xffff;
    pad.ring[pad.newest % keys.ringLength] = padKeys.indexOf(key) + 1;
    this.#tell();
  }

  /** Every unit loses its power for a moment: displays are blank, pads have forgotten their keys. */
  powerCycle(): void {
    this.#switchOn();
    this.#tell();
  }

  setFault(fault: WindowLineFault): void {
    this.#faults.add(fault);
  }

  clearFault(fault: WindowLineFault): void {
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

  #switchOn(): void {
    this.#boots += 1;
    for (const unit of this.#units) {
      for (const row of unit.rows) row.length = 0;
      unit.shown = Array.from({ length: size.rows }, () => "");
      // Drawn by a real one; here the switchings-on counted, so that runs repeat.
      unit.boot = this.#boots;
      unit.newest = 0;
      unit.ring.fill(0);
    }
  }

  #take(address: number, content: Uint8Array): void {
    const unit = this.#units.find((candidate) => candidate.unit === address);
    if (!unit || this.#isSilent(unit)) return;
    this.#requests += 1;
    const isSecond = this.#requests % 2 === 0;
    const isBusy = isSecond && this.#faults.has("busy");
    const answer = isBusy ? exception(content, exceptions.busy) : this.#answer(unit, content);
    const bytes = rtuFrame([unit.unit, ...answer]);
    if (isSecond && this.#faults.has("damagedReplies")) bytes[1] = (bytes[1] ?? 0) ^ 0x40;
    this.#line.send(bytes, this.#faults.has("slow") ? slowAnswer : answerAfter);
    this.#tell();
  }

  #isSilent({ kind, window }: Unit): boolean {
    const isFirst = window === this.#units[0]?.window;
    return (
      this.#faults.has("lineSilent") ||
      (isFirst && kind === "pad" && this.#faults.has("padSilent")) ||
      (isFirst && kind === "display" && this.#faults.has("displaySilent"))
    );
  }

  #answer(unit: Unit, content: Uint8Array): number[] {
    const word = (at: number) => (content[at] ?? 0) * 256 + (content[at + 1] ?? 0);
    const [code] = content;
    const [from, count] = [word(1), word(3)];
    if (code === functions.readInputRegisters || code === functions.readHoldingRegisters) {
      if (content.length !== 5 || count < 1 || count > mostRead)
        return exception(content, exceptions.illegalValue);
      const values = Array.from({ length: count }, (_, at) =>
        code === functions.readInputRegisters
          ? inputRegister(unit, from + at)
          : holdingRegister(unit, from + at),
      );
      if (values.includes(undefined)) return exception(content, exceptions.illegalAddress);
      return [code, 2 * count, ...values.flatMap((value = 0) => [value >> 8, value & 0xff])];
    }
    if (code !== functions.writeRegisters) return exception(content, exceptions.illegalFunction);
    const isShaped = content.length === 6 + 2 * count && content[5] === 2 * count;
    if (!isShaped || count < 1 || count > mostWritten) return exception(content, exceptions.illegalValue);
    const values = Array.from({ length: count }, (_, at) => word(6 + 2 * at));
    const refusal = unit.kind === "display" ? write(unit, from, values) : exceptions.illegalAddress;
    return refusal === undefined ? [...content.subarray(0, 5)] : exception(content, refusal);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function inputRegister(unit: Unit, register: number): number | undefined {
  const isDisplay = unit.kind === "display";
  switch (register) {
    case identity.version:
      return mapVersion;
    case identity.kind:
      return kinds[unit.kind];
    case identity.firmware:
      return 0x0102;
    case identity.rows:
      return isDisplay ? size.rows : 0;
    case identity.columns:
      return isDisplay ? size.columns : 0;
  }
  if (isDisplay) return undefined;
  if (register === keys.boot) return unit.boot;
  if (register === keys.newest) return unit.newest;
  return unit.ring[register - keys.ring];
}

function holdingRegister(unit: Unit, register: number): number | undefined {
  if (unit.kind !== "display") return undefined;
  if (register === show) return 0;
  const row = unit.rows.findIndex(
    (_, index) => register >= rowRegister(index) && register < rowRegister(index) + size.columns,
  );
  return row < 0 ? undefined : (unit.rows[row]?.[register - rowRegister(row)] ?? 0);
}

/** @returns the exception, where the registers are not to be written so */
function write(unit: Unit, from: number, values: readonly number[]): number | undefined {
  if (from === show) {
    if (values.length !== 1) return exceptions.illegalAddress;
    if (values[0] !== 1) return exceptions.illegalValue;
    unit.shown = unit.rows.map((row) => {
      const end = row.indexOf(0);
      const text = String.fromCharCode(...(end < 0 ? row : row.slice(0, end)));
      return TextGrid.blank({ rows: 1, columns: size.columns }).write(text).lines[0] ?? "";
    });
    return undefined;
  }
  const row = unit.rows.findIndex((_, index) => from === rowRegister(index));
  const target = unit.rows[row];
  if (!target || values.length > size.columns) return exceptions.illegalAddress;
  target.splice(0, target.length, ...values);
  return undefined;
}
