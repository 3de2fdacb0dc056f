import type { Clock } from "../clock.ts";
import type { HidLayout } from "../simulator/line.ts";
import { blink1Commands, blink1ReportLength, blink1ReportNumber, blink1Tick } from "./blink1.ts";
import {
  busylightCommands,
  busylightReportLength,
  busylightTick,
  fromPercent,
  isBusylightReport,
} from "./busylight.ts";
import { dark, type Rgb, type StatusLightDriver } from "./light.ts";
import { luxaforAllLeds, luxaforCommands, luxaforReportLength, luxaforSpeeds } from "./luxafor.ts";

/** What the diodes do: one colour, steady or on and off again for ever. */
export interface Display {
  readonly rgb: Rgb;
  /** Milliseconds; undefined when steady. */
  readonly flash: { readonly on: number; readonly off: number } | undefined;
}

/** A simulated light's brain: takes reports of the right length, and ignores in them what a real one would. */
export interface LightFirmware {
  /** Whether it understood. */
  output?(report: Uint8Array): boolean;
  setFeature?(report: Uint8Array): boolean;
  getFeature?(): Uint8Array;
  /** The power is gone. */
  stop?(): void;
}

export interface FirmwareSurroundings {
  readonly clock: Clock;
  show(display: Display): void;
  /** Milliseconds that the light waits for a keep-alive which asks for `asked`. */
  patience(asked: number): number;
}

export interface SimulatedModel {
  readonly hid: HidLayout;
  start(surroundings: FirmwareSurroundings): LightFirmware;
}

const none: ReadonlyMap<number, number> = new Map();

/** One vendor-defined collection, as these lights have it, with input and output reports that are not numbered. */
function unnumberedLayout(length: number): HidLayout {
  return {
    reportDescriptor: Uint8Array.of(
      ...[0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, length],
      ...[0x09, 0x02, 0x81, 0x02, 0x09, 0x03, 0x91, 0x02, 0xc0],
    ),
    input: new Map([[0, length]]),
    output: new Map([[0, length]]),
    feature: none,
  };
}

export const simulatedModels: Readonly<Record<StatusLightDriver["name"], SimulatedModel>> = {
  luxafor: {
    hid: unnumberedLayout(luxaforReportLength),
    start: ({ show }) => ({
      output([, command, leds, red = 0, green = 0, blue = 0, speed = 0, , repeat]) {
        // Single diodes, and strobes that end, are not simulated.
        if (leds !== luxaforAllLeds) return false;
        if (command === luxaforCommands.steady) show({ rgb: [red, green, blue], flash: undefined });
        else if (command === luxaforCommands.strobe && repeat === 0) {
          const half = speed * luxaforSpeedUnit;
          show({ rgb: [red, green, blue], flash: { on: half, off: half } });
        } else return false;
        return true;
      },
    }),
  },
  blink1: {
    hid: {
      // firmware_mk2/usb_descriptors.c: feature report 1 of 8 bytes, and nothing else.
      reportDescriptor: Uint8Array.of(
        ...[0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08],
        ...[0x85, blink1ReportNumber, 0x95, blink1ReportLength, 0x09, 0x00, 0xb2, 0x02, 0x01, 0xc0],
      ),
      input: none,
      output: none,
      feature: new Map([[blink1ReportNumber, blink1ReportLength]]),
    },
    start: startBlink1,
  },
  busylight: { hid: unnumberedLayout(busylightReportLength), start: startBusylight },
};

/** Milliseconds of half a flash a unit of a strobe's speed; ours, so that the driver's speeds come out at its rates. */
const luxaforSpeedUnit = 1000 / luxaforSpeeds.slow;

/** Lines of a blink(1)'s pattern, mk2. */
const patternLines = 32;

interface PatternLine {
  readonly rgb: Rgb;
  readonly time: number;
}

function startBlink1({ show }: FirmwareSurroundings): LightFirmware {
  const pattern: PatternLine[] = Array.from({ length: patternLines }, () => ({ rgb: dark, time: 0 }));
  let answer = new Uint8Array(1 + blink1ReportLength);
  return {
    setFeature(report) {
      const [, command, first = 0, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0] = report;
      const rgb: Rgb = [first, second, third];
      answer = Uint8Array.from(report);
      if (command === blink1Commands.version) answer.set([0x32, 0x35], 3);
      else if (command === blink1Commands.now) show({ rgb, flash: undefined });
      else if (command === blink1Commands.line && sixth < patternLines)
        pattern[sixth] = { rgb, time: (fourth * 256 + fifth) * blink1Tick };
      else if (command === blink1Commands.play && first === 1 && fourth === 0)
        show(playing(pattern.slice(second, third + 1)));
      // As the real one: what it does not know it takes, and does nothing.
      return true;
    },
    getFeature: () => answer,
  };
}

/** Of a pattern of one colour and dark, what is seen. Lines of no colour and no time are passed over. */
function playing(lines: readonly PatternLine[]): Display {
  const played = lines.filter(({ rgb, time }) => time > 0 || rgb.some((part) => part > 0));
  const lit = played.filter(({ rgb }) => rgb.some((part) => part > 0));
  const total = (some: readonly PatternLine[]) => some.reduce((sum, { time }) => sum + time, 0);
  const on = total(lit);
  const off = total(played) - on;
  return { rgb: lit[0]?.rgb ?? dark, flash: off > 0 && on > 0 ? { on, off } : undefined };
}

/** Milliseconds that a Busylight waits for its first keep-alive; the documents say at least every 15 s. */
const firstPatience = 15_000;

function startBusylight({ clock, show, patience }: FirmwareSurroundings): LightFirmware {
  let timer: unknown;
  const wait = (asked: number) => {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(() => show({ rgb: dark, flash: undefined }), patience(asked));
  };
  return {
    output(report) {
      if (!isBusylightReport(report.subarray(1))) return false;
      const [, command = 0, repeat, red = 0, green = 0, blue = 0, on = 0, off = 0] = report;
      if (command >> 4 === busylightCommands.keepAlive >> 4) {
        wait((command & 0x0f) * 1000);
        return true;
      }
      // Programs of several steps are not simulated.
      if (command !== busylightCommands.jump || repeat === 0 || Math.max(red, green, blue) > 100)
        return false;
      wait(firstPatience);
      const flash = off === 0 ? undefined : { on: on * busylightTick, off: off * busylightTick };
      show({ rgb: fromPercent([red, green, blue]), flash });
      return true;
    },
    stop: () => clock.clearTimeout(timer),
  };
}
