import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { DeviceIdentity, DeviceSession } from "../device/session.ts";
import { ModbusMaster } from "../modbus/master.ts";
import { readRegisters, writeRegisters } from "../modbus/rtu.ts";
import type { Transport } from "../transport/transport.ts";
import { columnsOf, TextGrid } from "../window-display/text-grid.ts";
import {
  identity,
  keys,
  kinds,
  longestRow,
  mapVersion,
  newKeys,
  type PadKey,
  type PadMemory,
  readPadMemory,
  rowRegister,
  show,
} from "./registers.ts";

/** Milliseconds between two readings of a pad: a press is answered within a tenth of a second. docs/modbus-registers.md. */
export const padInterval = 100;
/** Readings that a unit may miss before it is silent. */
export const missesAllowed = 3;
/** Milliseconds between two questions to a silent unit: each takes the line a fifth of a second. */
export const silentInterval = 2000;

/** One window on the line. */
export interface LineWindow {
  /** The hall's id of the window. */
  readonly window: string;
  /** Modbus addresses. */
  readonly display?: number | undefined;
  readonly pad?: number | undefined;
}

export interface UnitState {
  readonly unit: number;
  readonly window: string;
  readonly kind: "display" | "pad";
  readonly answers: boolean;
}

export interface PressedKey {
  readonly window: string;
  readonly key: PadKey;
  /** One a press: the same press never has two, and no other has it while the pad's memory lasts. */
  readonly id: string;
}

/** The displays and call pads of several windows on one RS-485 line. A unit that is dead takes none of the others with it. */
export interface WindowLineSession extends DeviceSession {
  units(): readonly UnitState[];
  /**
   * Shows lines at one window: the rows change together. Resolves when the display has them; at once where the window has none. Rejects
   * with a `DeviceError` of the unit; a unit that did not take them gets them when it answers again.
   */
  showAt(window: string, lines: readonly string[]): Promise<void>;
  /** Called once for each key pressed from now on. Returns how to stop. */
  onKey(listener: (key: PressedKey) => void): () => void;
  /** Called after every change of `units`. */
  onUnits(listener: () => void): () => void;
}

interface Unit {
  readonly unit: number;
  readonly window: string;
  readonly kind: "display" | "pad";
  misses: number;
  rows: number;
  columns: number;
  memory: PadMemory | undefined;
  askAt: number;
  /** What a display should show. */
  lines: readonly string[] | undefined;
  /** Whether it does not, as far as anybody knows. */
  isOwed: boolean;
}

export interface WindowLineOptions {
  readonly baudRate: number;
  readonly windows: readonly LineWindow[];
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

export function createWindowLineSession(
  transport: Transport,
  clock: Clock,
  { baudRate, windows, log }: WindowLineOptions,
): WindowLineSession {
  const master = new ModbusMaster(transport, clock, baudRate);
  const keyListeners = new Set<(key: PressedKey) => void>();
  const unitListeners = new Set<() => void>();
  const units: Unit[] = windows.flatMap(({ window, display, pad }) => [
    ...(display === undefined ? [] : [newUnit(display, window, "display")]),
    ...(pad === undefined ? [] : [newUnit(pad, window, "pad")]),
  ]);
  let isPolling = false;

  /** Counts what a unit missed. Rejects with what went wrong. */
  const asked = async <T>(unit: Unit, question: () => Promise<T>): Promise<T> => {
    const before = unit.misses >= missesAllowed;
    try {
      const answer = await question();
      unit.misses = 0;
      return answer;
    } catch (cause) {
      if (!(cause instanceof DeviceError) || cause.code.startsWith("line.")) throw cause;
      unit.misses += 1;
      unit.askAt = clock.now() + (unit.misses >= missesAllowed ? silentInterval : 0);
      // It may have lost its power.
      unit.isOwed = unit.lines !== undefined;
      throw cause;
    } finally {
      if (unit.misses >= missesAllowed !== before) {
        log(before ? "a unit answers again" : "a unit is silent", { unit: unit.unit, window: unit.window });
        for (const listener of [...unitListeners]) listener();
      }
    }
  };

  const identify = (unit: Unit): Promise<void> =>
    asked(unit, async () => {
      const found = await master.exchange(readRegisters(unit.unit, "readInputRegisters", 0, identity.count));
      const version = found[identity.version] ?? 0;
      if (version >> 8 !== mapVersion >> 8)
        throw new DeviceError(
          "device.garbled",
          `unit ${unit.unit} has version ${version.toString(16)} of the map`,
        );
      if (found[identity.kind] !== kinds[unit.kind])
        throw new DeviceError("device.garbled", `unit ${unit.unit} is no ${unit.kind}`);
      unit.rows = found[identity.rows] ?? 0;
      unit.columns = Math.min(found[identity.columns] ?? 0, longestRow);
    });

  /** Writes what the display should show; lines that come meanwhile are the next one's. */
  const write = async (unit: Unit): Promise<void> => {
    const { lines } = unit;
    if (!lines) return;
    // It missed the question when the others were asked: without its size nothing fits on it.
    if (unit.rows === 0) await identify(unit);
    await asked(unit, async () => {
      for (let row = 0; row < unit.rows; row++) {
        if (unit.lines !== lines) return;
        const words = rowWords(lines[row] ?? "", unit.columns);
        await master.exchange(writeRegisters(unit.unit, rowRegister(row), words));
      }
      if (unit.lines !== lines) return;
      await master.exchange(writeRegisters(unit.unit, show, [1]));
      unit.isOwed = unit.lines !== lines;
    });
  };

  const readPad = async (pad: Unit): Promise<void> => {
    const found = await asked(pad, () =>
      master.exchange(readRegisters(pad.unit, "readInputRegisters", keys.boot, keys.count)),
    );
    const memory = readPadMemory(found);
    const pressed = newKeys(pad.memory, memory);
    pad.memory = memory;
    if (pressed.lost > 0) log("keys were lost", { window: pad.window, count: pressed.lost });
    for (const { key, number } of pressed.keys) {
      const digits = (value: number) => String(value).padStart(5, "0");
      const id = `pad-${pad.window}-${digits(memory.boot)}-${digits(number)}`;
      for (const listener of [...keyListeners]) listener({ window: pad.window, key, id });
    }
  };

  /** Ends with its line: the first request that the line does not take is the last. */
  const poll = async (): Promise<void> => {
    for (const unit of units) {
      if (clock.now() < unit.askAt) continue;
      const isSilent = unit.misses >= missesAllowed;
      if (unit.kind === "display" && !isSilent && !unit.isOwed) continue;
      try {
        if (isSilent || unit.kind === "display") await identify(unit);
        if (unit.kind === "pad") await readPad(unit);
        else if (unit.isOwed) await write(unit);
      } catch (cause) {
        if (!(cause instanceof DeviceError)) throw cause;
        // Told by the transport.
        if (cause.code.startsWith("line.")) return;
      }
    }
    clock.setTimeout(() => void poll(), padInterval);
  };

  /** On a line on which nobody answers something is wrong with the line. */
  const lookAround = async (): Promise<void> => {
    let failure: DeviceError | undefined;
    for (const unit of units) {
      try {
        await identify(unit);
      } catch (cause) {
        if (!(cause instanceof DeviceError) || cause.code.startsWith("line.")) throw cause;
        failure = cause;
      }
    }
    if (failure && units.every(({ misses }) => misses > 0)) throw failure;
  };

  return {
    async identify(signal): Promise<DeviceIdentity> {
      signal.throwIfAborted();
      await lookAround();
      if (!isPolling) {
        isPolling = true;
        void poll();
      }
      return { protocol: "Modbus RTU" };
    },
    async checkHealth(signal) {
      signal.throwIfAborted();
      await lookAround();
    },
    async reset(signal) {
      signal.throwIfAborted();
      await lookAround();
    },
    units: () =>
      units.map(({ unit, window, kind, misses }) => ({
        unit,
        window,
        kind,
        answers: misses < missesAllowed,
      })),
    async showAt(window, lines) {
      for (const unit of units) {
        if (unit.window !== window || unit.kind !== "display") continue;
        unit.lines = lines;
        await write(unit);
      }
    },
    onKey(listener) {
      keyListeners.add(listener);
      return () => keyListeners.delete(listener);
    },
    onUnits(listener) {
      unitListeners.add(listener);
      return () => unitListeners.delete(listener);
    },
  };
}

function newUnit(unit: number, window: string, kind: Unit["kind"]): Unit {
  return {
    unit,
    window,
    kind,
    misses: 0,
    rows: 0,
    columns: 0,
    memory: undefined,
    askAt: 0,
    lines: undefined,
    isOwed: false,
  };
}

/** A row's registers: its text cut to the columns, and its end where there is room for one. */
function rowWords(text: string, columns: number): number[] {
  const [line = ""] = TextGrid.blank({ rows: 1, columns }).write(text.replace(/\s/g, " ")).lines;
  const words = Array.from({ length: line.length }, (_, at) => line.charCodeAt(at));
  const width = [...line].reduce((sum, each) => sum + columnsOf(each), 0);
  return width < columns || words.length === 0 ? [...words, 0] : words;
}
