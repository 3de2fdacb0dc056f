/** The register map of windows' displays and call pads: docs/modbus-registers.md. */

/** The version of the map that this program speaks: major in the upper byte. */
export const mapVersion = 0x0100;

/** Input registers of every unit. */
export const identity = { version: 0, kind: 1, firmware: 2, rows: 3, columns: 4, count: 5 } as const;
export const kinds = { display: 1, pad: 2 } as const;

/** Holding registers of every unit that shows text. */
export const show = 0x0001;
const firstRow = 0x0100;
const rowSpan = 0x0040;

/** Where a row's text begins: a UTF-16 code unit a register. */
export function rowRegister(row: number): number {
  return firstRow + row * rowSpan;
}

/** Most registers of one row. */
export const longestRow = rowSpan;

/** Input registers of a pad: when it was switched on, the number of its newest key, and the last keys. */
export const keys = { boot: 0x10, newest: 0x11, ring: 0x12, ringLength: 8, count: 10 } as const;

/** What the keys are, by their codes. */
export const padKeys = ["callNext", "recall", "start", "noShow", "finish"] as const;
export type PadKey = (typeof padKeys)[number];

export function keyOf(code: number): PadKey | undefined {
  return padKeys[code - 1];
}

/** A pad's key memory, as it was read. */
export interface PadMemory {
  readonly boot: number;
  readonly newest: number;
  readonly ring: readonly number[];
}

export function readPadMemory(registers: readonly number[]): PadMemory {
  const at = (register: number) => registers[register - keys.boot] ?? 0;
  return {
    boot: at(keys.boot),
    newest: at(keys.newest),
    ring: Array.from({ length: keys.ringLength }, (_, place) => at(keys.ring + place)),
  };
}

const words = 0x1_0000;

export interface NewKeys {
  readonly keys: readonly { readonly number: number; readonly key: PadKey }[];
  /** Keys pressed that the ring no longer holds. */
  readonly lost: number;
}

/**
 * The keys pressed since the pad was read before, each once, oldest first. A pad read for the first time, or switched on since, has
 * none: what was pressed for another program, or before the power failed, is not acted on. Pure.
 */
export function newKeys(before: PadMemory | undefined, now: PadMemory): NewKeys {
  if (!before || before.boot !== now.boot) return { keys: [], lost: 0 };
  const pressed = (now.newest - before.newest + words) % words;
  const held = Math.min(pressed, keys.ringLength);
  const found = Array.from({ length: held }, (_, place) => {
    const number = (now.newest - held + 1 + place + words) % words;
    return { number, key: keyOf(now.ring[number % keys.ringLength] ?? 0) };
  });
  return {
    keys: found.flatMap(({ number, key }) => (key ? [{ number, key }] : [])),
    lost: pressed - held,
  };
}
