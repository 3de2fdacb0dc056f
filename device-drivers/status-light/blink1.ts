import {
  dark,
  flashPeriods,
  type LightReport,
  nameOf,
  type Rgb,
  rgbOf,
  type StatusLightDriver,
} from "./light.ts";

/**
 * blink(1) mk2 and later (ThingM): feature report 1 of 8 bytes, and the number in front.
 *
 *     'n' R G B 0 0 LED             this colour now; LED 0: all
 *     'P' R G B time time line      line of the pattern: fade to this colour in so many hundredths of a second
 *     'p' on first last count 0 0   play the pattern's lines; count 0: for ever
 *     'v'                           then the feature report has the version's two digits at 3 and 4
 *
 * Sources: todbot/blink1 docs/blink1-hid-commands.md, hardware/firmware_mk2 (descriptor, command router); Linux
 * hid-thingm. The documents count the number among 8 bytes; the report is one byte longer, and Windows insists on it.
 */
export const blink1ReportNumber = 1;
/** Without the number. */
export const blink1ReportLength = 8;
export const blink1Commands = { now: 0x6e, line: 0x50, play: 0x70, version: 0x76 } as const;

/** Milliseconds of the unit of time. */
export const blink1Tick = 10;

/**
 * Firmwares differ in whether the last line is played too. So it is one more than is wanted, and empty: a line of no
 * colour and no time is passed over.
 */
const lastLine = 2;

export const blink1: StatusLightDriver = {
  name: "blink1",
  protocol: "blink(1) HID",
  vendorId: 0x27b8,
  products: { 493: "blink(1)" },
  show(setting) {
    if (setting.flashRate === "off") return [now(dark)];
    const rgb = rgbOf[setting.colour];
    if (setting.flashRate === "continuous") return [now(rgb)];
    const half = flashPeriods[setting.flashRate] / 2;
    return [
      line(0, rgb, half),
      line(1, dark, half),
      line(lastLine, dark, 0),
      feature(blink1Commands.play, 1, 0, lastLine),
    ];
  },
  version: {
    request: feature(blink1Commands.version).report,
    reportNumber: blink1ReportNumber,
    length: 1 + blink1ReportLength,
    read(answer) {
      if (answer[1] !== blink1Commands.version) return undefined;
      const digits = String.fromCharCode(answer[3] ?? 0, answer[4] ?? 0);
      return /^\d\d$/.test(digits) ? `${digits[0]}.${digits[1]}` : undefined;
    },
  },
  describe(bytes) {
    const [number, command, first = 0, second = 0, third = 0, high = 0, low = 0, last] = bytes;
    if (number !== blink1ReportNumber || bytes.length !== 1 + blink1ReportLength) return "unknown report";
    const colour = nameOf([first, second, third]);
    if (command === blink1Commands.now) return colour;
    if (command === blink1Commands.line)
      return `line ${last}: ${colour}, ${(high * 256 + low) * blink1Tick} ms`;
    if (command === blink1Commands.play) return first === 0 ? "stop" : `play lines ${second} to ${third}`;
    if (command === blink1Commands.version) return second === 0 ? "version?" : "version";
    return "unknown report";
  },
};

/** Stops a pattern that is playing, too. */
function now(rgb: Rgb): LightReport {
  return feature(blink1Commands.now, ...rgb);
}

function line(position: number, rgb: Rgb, milliseconds: number): LightReport {
  const time = milliseconds / blink1Tick;
  return feature(blink1Commands.line, ...rgb, time >> 8, time & 0xff, position);
}

function feature(...bytes: number[]): LightReport {
  const report = new Uint8Array(1 + blink1ReportLength);
  report.set([blink1ReportNumber, ...bytes]);
  return { kind: "feature", report };
}
