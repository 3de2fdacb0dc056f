import type { Clock } from "../clock.ts";
import type { Direction } from "../device/wire-trace.ts";
import type { SimulatedDevice, SimulatedLine } from "../simulator/line.ts";
import { lineAtRate } from "../simulator/line-rate.ts";
import { bxErrors } from "./bx-commands.ts";
import { addresses, BxFrameReader, bxFrame } from "./bx-frame.ts";
import { type BxScreen, bxRate, bxSize } from "./bx-session.ts";
import type { BxFault } from "./simulated-faults.ts";
import { TextGrid } from "./text-grid.ts";

/** Milliseconds until it answers. */
const answerAfter = 10;
/** Behind group, command, answer and the reserved bytes. */
const contentAt = 5;
/** Of a dynamic area before its text. */
const areaHead = 27;

/**
 * An LED screen behind a BX controller: it answers whole frames to its address with an acknowledgement or a refusal, and nothing else
 * at all; a command whose lengths do not fit changes nothing.
 */
export class SimulatedBx implements SimulatedDevice {
  readonly #clock: Clock;
  readonly #screen: BxScreen;
  readonly #faults = new Set<BxFault>();
  readonly #listeners: (() => void)[] = [];
  #onWire: ((direction: Direction, bytes: Uint8Array) => void) | undefined;
  #reader = new BxFrameReader();
  #line: SimulatedLine | undefined;
  #grid: TextGrid;

  constructor(clock: Clock, screen: BxScreen) {
    this.#clock = clock;
    this.#screen = screen;
    this.#grid = TextGrid.blank(bxSize(screen.width, screen.height));
  }

  get state(): { readonly lines: readonly string[]; readonly faults: readonly BxFault[] } {
    const { size } = this.#grid;
    const seen = this.#faults.has("dark") ? TextGrid.blank(size) : this.#grid;
    return { lines: seen.lines, faults: [...this.#faults] };
  }

  setFault(fault: BxFault): void {
    this.#faults.add(fault);
  }

  clearFault(fault: BxFault): void {
    this.#faults.delete(fault);
  }

  /** Its power fails for a moment: a dynamic area is not kept. */
  powerCycle(): void {
    this.#reader = new BxFrameReader();
    this.#grid = TextGrid.blank(this.#grid.size);
    this.#tell();
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  onWire(listener: (direction: Direction, bytes: Uint8Array) => void): void {
    this.#onWire = listener;
  }

  attach(cable: SimulatedLine): void {
    const line = lineAtRate(cable, () => bxRate);
    this.#line = line;
    this.#reader = new BxFrameReader();
    line.onData((chunk) => {
      this.#onWire?.("toDevice", chunk);
      for (const { to, from, data } of this.#reader.push(chunk)) {
        if (to !== addresses.controller) continue;
        const error = this.#faults.has("busy") ? bxErrors.busy : this.#obey(data);
        if (data[2] === 0x01) this.#answer(from, error);
        this.#tell();
      }
    });
  }

  detach(): void {
    this.#line = undefined;
  }

  /** @returns the error, 0 when it was obeyed */
  #obey(data: Uint8Array): number {
    const [group, command] = data;
    const content = data.subarray(contentAt);
    if (group !== 0xa2 && group !== 0xa3) return bxErrors.unknownGroup;
    if (group === 0xa2 && command === 0x00) return content.length === 0 ? 0 : bxErrors.unknownCommand;
    if (group === 0xa3 && command === 0x06) return this.#show(content);
    return bxErrors.unknownCommand;
  }

  #show(content: Uint8Array): number {
    const [deleted, areas] = content;
    if (deleted !== 0 || areas !== 1) return bxErrors.unknownCommand;
    const area = content.subarray(4);
    if (area.length !== wordAt(content, 2) || area.length < areaHead) return bxErrors.outOfMemory;
    const text = area.subarray(areaHead);
    if (text.length !== wordAt(area, areaHead - 4)) return bxErrors.outOfMemory;
    // Across in bytes of eight pixels.
    const [x, width] = [8 * wordAt(area, 1), 8 * wordAt(area, 5)];
    const [y, height] = [wordAt(area, 3), wordAt(area, 7)];
    if (x + width > this.#screen.width || y + height > this.#screen.height) return bxErrors.outOfMemory;
    this.#grid = TextGrid.blank(bxSize(width, height)).write(new TextDecoder("gbk").decode(text));
    return 0;
  }

  #answer(to: number, error: number): void {
    const frame = bxFrame(Uint8Array.of(0xa0, 0x00, error, 0x00, 0x00), to, addresses.controller);
    if (this.#faults.has("damagedAnswer")) frame[frame.length - 2] = (frame.at(-2) ?? 0) ^ 0x10;
    this.#clock.setTimeout(() => {
      if (this.#faults.has("silence")) return;
      this.#onWire?.("toHost", frame);
      this.#line?.write(frame);
    }, answerAfter);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}
