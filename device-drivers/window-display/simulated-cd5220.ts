import type { Direction } from "../device/wire-trace.ts";
import type { SimulatedDevice, SimulatedLine } from "../simulator/line.ts";
import { lineAtRate } from "../simulator/line-rate.ts";
import { Cd5220Cutter, cd5220Rate, cd5220Size, type DisplayCommand } from "./cd5220.ts";
import type { DisplayFault } from "./simulated-faults.ts";

/** The column, from 0, that the fault `deadColumn` puts out. */
const deadColumn = 6;

/**
 * A 2 × 20 customer display. It answers nothing and refuses nothing aloud: what is not in its table it drops and counts, and what
 * comes at another rate than its own is noise to it. Text outside the line commands overwrites from the cursor on.
 */
export class SimulatedCd5220 implements SimulatedDevice {
  readonly #faults = new Set<DisplayFault>();
  readonly #listeners: (() => void)[] = [];
  #onWire: ((direction: Direction, bytes: Uint8Array) => void) | undefined;
  #cutter = new Cd5220Cutter();
  #cells = blank();
  #cursor = 0;
  #dropped = 0;

  get state(): {
    /** What a person sees. */
    readonly lines: readonly string[];
    /** Commands that it did not know. */
    readonly dropped: number;
    readonly faults: readonly DisplayFault[];
  } {
    const { columns } = cd5220Size;
    const seen = this.#faults.has("dark")
      ? blank()
      : this.#cells.map((cell, at) =>
          this.#faults.has("deadColumn") && at % columns === deadColumn ? " " : cell,
        );
    return {
      lines: [seen.slice(0, columns), seen.slice(columns)].map((row) => row.join("").trimEnd()),
      dropped: this.#dropped,
      faults: [...this.#faults],
    };
  }

  setFault(fault: DisplayFault): void {
    this.#faults.add(fault);
  }

  clearFault(fault: DisplayFault): void {
    this.#faults.delete(fault);
  }

  /** Its power fails for a moment: it forgets everything, also half a command. */
  powerCycle(): void {
    this.#cutter = new Cd5220Cutter();
    this.#blank();
    this.#tell();
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#onWire = listener;
  }

  attach(cable: SimulatedLine): void {
    lineAtRate(cable, () => cd5220Rate).onData((chunk) => {
      this.#onWire?.("toDevice", chunk);
      for (const command of this.#cutter.push(chunk)) this.#obey(command);
      this.#tell();
    });
  }

  /** The cable is out; it has its power from elsewhere, and goes on showing. */
  detach(): void {
    this.#cutter = new Cd5220Cutter();
  }

  #obey(command: DisplayCommand): void {
    const { columns } = cd5220Size;
    switch (command.kind) {
      case "initialise":
      case "clear":
        this.#blank();
        return;
      case "clearLine": {
        const start = this.#cursor - (this.#cursor % columns);
        this.#cells.fill(" ", start, start + columns);
        this.#cursor = start;
        return;
      }
      case "line":
        this.#write(command.row * columns, command.text.padEnd(columns));
        return;
      case "text":
        this.#write(this.#cursor, command.text);
        return;
      case "unknown":
        this.#dropped += 1;
    }
  }

  #write(at: number, text: string): void {
    this.#cursor = at;
    for (const character of text) {
      this.#cells[this.#cursor] = character;
      this.#cursor = (this.#cursor + 1) % this.#cells.length;
    }
  }

  #blank(): void {
    this.#cells = blank();
    this.#cursor = 0;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function blank(): string[] {
  return Array.from({ length: cd5220Size.rows * cd5220Size.columns }, () => " ");
}
