import type { ErrorCode } from "../../server/contract/errors.ts";

/** What a fault really does while it is set: the yardstick that the screens are held to. */
export interface FaultEffect {
  /** Which part of the citizen's journey cannot work while it lasts. */
  readonly stops: "reader" | "printer" | null;
  /** What a screen may name as its cause besides the causes that name none: a claim that must be true. */
  readonly named: readonly ErrorCode[];
}

const harmless: FaultEffect = { stops: null, named: [] };
const stopsReader = (...named: ErrorCode[]): FaultEffect => ({ stops: "reader", named });
const stopsPrinter = (...named: ErrorCode[]): FaultEffect => ({ stops: "printer", named });

/** Of the devices that the journey uses. A fault that is not here cannot be tried: somebody has to say what is true of it. */
const effects: Readonly<Record<string, Readonly<Record<string, FaultEffect>>>> = {
  "id-card-reader": {
    unplug: stopsReader(),
    garbageBeforeFrame: harmless,
    flippedBit: harmless,
    cutFrame: harmless,
    silence: stopsReader(),
    lateReply: harmless,
    cardLiftedDuringRead: { stops: null, named: ["reader.cardMoved"] },
    selfTestFailed: stopsReader(),
    samNotAuthorised: stopsReader(),
    // The citizen's journey asks for no fingerprint.
    fingerprintNotVerified: harmless,
    noFingerprintCommand: harmless,
  },
  "receipt-printer": {
    unplug: stopsPrinter(),
    paperOut: stopsPrinter("printer.paperOut"),
    paperNearEnd: harmless,
    coverOpen: stopsPrinter("printer.coverOpen"),
    // Both come to light only in the middle of a ticket; until then the printer works.
    cutterJam: { stops: null, named: ["printer.cutter"] },
    paperOutMidTicket: { stops: null, named: ["printer.paperOut"] },
    powerLossMidTicket: { stops: null, named: ["printer.resultUnknown"] },
    bufferOverrun: harmless,
    asbLost: harmless,
    silence: stopsPrinter(),
    offline: stopsPrinter(),
    garbageBeforeReply: harmless,
    flippedBit: harmless,
    lateReply: harmless,
  },
};

/** @throws Error when nobody has said what a fault of a device of the journey does */
export function effectOf(device: string, fault: string): FaultEffect {
  const known = effects[device];
  // Devices that no screen of the citizen speaks of: whatever they do, the journey goes on.
  if (!known) return harmless;
  const effect = known[fault];
  if (!effect) throw new Error(`tests/faults/effects.ts does not say what ${device}.${fault} does`);
  return effect;
}
