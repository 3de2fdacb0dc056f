/**
 * How many tickets a roll still gives. Pure: what was used since the roll was changed goes in, an estimate comes out.
 *
 * A roll is a spiral: its cross-section, π/4 · (D² − d²), is paper of one thickness, so that is its length times the
 * thickness. Accurate to some five per cent (Custom KPM300 command reference p. 66 names the same unknowns: thickness, core,
 * its wall); the near-end sensor, which feels a diameter, puts it right where it matters.
 */
import { encode as encodeQr } from "uqr";
import { lengthAt } from "./command-boundaries.ts";
import type { QrLevel } from "./document.ts";

/** 203 dpi. */
export const DOTS_A_MILLIMETRE = 8;

export interface PaperRoll {
  /** Outer diameter when new, millimetres. */
  readonly diameter: number;
  /** Outer diameter of the core. */
  readonly core: number;
  /** Of the paper. */
  readonly thickness: number;
}

/**
 * 80 mm kiosk and counter printers' usual roll: diameter 80, on a core of 12 mm inside and 18 mm outside, of paper of
 * 60 µm (55 g/m² thermal paper is 57 to 62 µm): 80 m, as such rolls are sold.
 */
export const usualRoll: PaperRoll = { diameter: 80, core: 18, thickness: 0.06 };

/**
 * What is left when the near-end sensor trips: 40 ft (NCR 7199, "Paper Low Detection"). Models differ and many can be
 * set, so it is a parameter below.
 */
export const NEAR_END_MILLIMETRES = 12_200;

/** Length of paper from the core out to `diameter`, millimetres. */
export function rollLength({ diameter, core, thickness }: PaperRoll): number {
  return Math.max(0, (Math.PI * (diameter ** 2 - core ** 2)) / (4 * thickness));
}

export interface PaperUse {
  readonly roll: PaperRoll;
  /** Since the roll was put in, millimetres. */
  readonly used: number;
  /** What the sensor says now. */
  readonly paper: "full" | "low" | "out" | "unknown";
  /** `used` when the sensor was first heard to trip on this roll; undefined while it has not. */
  readonly usedAtNearEnd: number | undefined;
  /** Left when it trips. Default `NEAR_END_MILLIMETRES`. */
  readonly nearEnd?: number;
}

/** Millimetres left, never negative. */
export function paperLeft({
  roll,
  used,
  paper,
  usedAtNearEnd,
  nearEnd = NEAR_END_MILLIMETRES,
}: PaperUse): number {
  if (paper === "out") return 0;
  // From where it tripped on, the sensor knows better than any assumption of the roll's length.
  if (usedAtNearEnd !== undefined) return Math.max(0, nearEnd - (used - usedAtNearEnd));
  const estimate = Math.max(0, rollLength(roll) - used);
  if (paper === "low") return Math.min(estimate, nearEnd);
  // A sensor that has not tripped says that there is at least so much.
  return paper === "full" ? Math.max(estimate, nearEnd) : estimate;
}

/** Whole tickets of that length. */
export function ticketsLeft(use: PaperUse, ticketMillimetres: number): number {
  return Math.floor(paperLeft(use) / ticketMillimetres);
}

/** From the head to the blade, which each cut feeds on: the white top of the next ticket. */
const HEAD_TO_CUTTER_DOTS = 80;
/** Line pitch after `ESC @`, and the height of a character. */
const LINE_PITCH_DOTS = 30;
const CELL_DOTS = 24;
const qrLevels: Readonly<Record<number, QrLevel>> = { 48: "L", 49: "M", 50: "Q", 51: "H" };

interface QrState {
  readonly module: number;
  readonly level: QrLevel;
  readonly data: Uint8Array;
}

/** Paper that the bytes of `encodeTicket` use, from cut to cut, millimetres. */
export function paperOf(job: Uint8Array): number {
  let dots = 0;
  let height = 1;
  let line = 0;
  let qr: QrState = { module: 3, level: "L", data: new Uint8Array() };
  for (let at = 0; at < job.length; ) {
    const length = lengthAt(job, at) ?? job.length - at;
    const [first = 0, second = 0, third = 0] = job.subarray(at, at + 3);
    if (first >= 0x20) line = Math.max(line, height * CELL_DOTS);
    else if (first === 0x0a) {
      dots += Math.max(LINE_PITCH_DOTS, line);
      line = 0;
    } else if (first === 0x1b && second === 0x4a) dots += third;
    else if (first === 0x1b && second === 0x64) dots += third * LINE_PITCH_DOTS;
    else if (first === 0x1d && second === 0x21) height = (third & 7) + 1;
    else if (first === 0x1d && second === 0x76) dots += rasterDots(job.subarray(at, at + 8));
    else if (first === 0x1d && second === 0x56) dots += HEAD_TO_CUTTER_DOTS;
    else if (first === 0x1d && second === 0x28 && third === 0x6b) {
      const [fn, n = 0] = job.subarray(at + 6, at + 8);
      if (fn === 0x43) qr = { ...qr, module: n };
      if (fn === 0x45) qr = { ...qr, level: qrLevels[n] ?? "L" };
      if (fn === 0x50) qr = { ...qr, data: job.subarray(at + 8, at + length) };
      if (fn === 0x51) dots += qr.module * qrModules(qr.data, qr.level);
    }
    at += length;
  }
  return dots / DOTS_A_MILLIMETRE;
}

/** Rows of `GS v 0`, twice as high in modes 2 and 3. */
function rasterDots(head: Uint8Array): number {
  const rows = (head[6] ?? 0) | ((head[7] ?? 0) << 8);
  return ((head[3] ?? 0) & 2) !== 0 ? 2 * rows : rows;
}

function qrModules(data: Uint8Array, level: QrLevel): number {
  const content = data.every((byte) => byte < 0x80) ? Buffer.from(data).toString("latin1") : [...data];
  return encodeQr(content, { ecc: level, boostEcc: false, border: 0 }).size;
}
