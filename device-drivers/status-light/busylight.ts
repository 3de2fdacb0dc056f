import {
  dark,
  flashPeriods,
  type LightSetting,
  nameOf,
  type Rgb,
  rgbOf,
  type StatusLightDriver,
} from "./light.ts";

/**
 * Kuando Busylight (Plenom): output reports of 64 bytes, not numbered. Seven steps of a program of 8 bytes each, and
 * 8 bytes of additional data that end in a sum:
 *
 *     1t repeat R G B on off audio   step: colours in per cent, times in tenths of a second, then jump to step t
 *     8t                             keep-alive: go on as you are for t seconds
 *     sensitivity timeout trigger FF FF FF sum(2, big-endian, of the 62 bytes before it)
 *
 * Without a keep-alive the light goes dark by itself. Sources: Busylight/Kuando Box HID protocol specification rev. 2.2
 * (porsager/busylight), JnyJny/busylight docs/hardware/devices/kuando.md.
 */
export const busylightReportLength = 64;
export const busylightSumAt = 62;
export const busylightCommands = { jump: 0x10, keepAlive: 0x80 } as const;

/** Milliseconds of the unit of a step's times. */
export const busylightTick = 100;

/** Seconds that a keep-alive asks for: the most that its four bits hold. */
const keepAliveSeconds = 15;

/** Milliseconds: one keep-alive may be lost, or come a second late, and the light stays on. */
const keepAliveInterval = 7000;

const unnumbered = 0;
/** Three bytes that are always so, before the sum. */
const filler = [0xff, 0xff, 0xff] as const;
const fillerAt = 59;
/** "The audio setting is changed", to volume 0: whatever rings stops. */
const silence = 0x80;

export const busylight: StatusLightDriver = {
  name: "busylight",
  protocol: "Kuando Busylight HID 2.2",
  vendorId: 0x27bb,
  products: {
    15306: "Busylight Alpha",
    15307: "Busylight UC",
    15308: "Kuando Box",
    15309: "Busylight Omega",
    15310: "Busylight Alpha 2",
    15311: "Busylight Omega 2",
  },
  show: (setting) => [{ kind: "output", report: programOf(setting) }],
  keepAlive: {
    report: buildBusylightReport([busylightCommands.keepAlive | keepAliveSeconds]),
    interval: keepAliveInterval,
  },
  describe(bytes) {
    const [, command = 0, , red = 0, green = 0, blue = 0, on = 0, off = 0] = bytes;
    if (bytes[0] !== unnumbered || !isBusylightReport(bytes.subarray(1))) return "unknown report";
    if (command >> 4 === busylightCommands.keepAlive >> 4) return `keep-alive for ${command & 0x0f} s`;
    if (command >> 4 !== busylightCommands.jump >> 4) return "unknown report";
    const colour = nameOf(fromPercent([red, green, blue]));
    return off === 0 ? colour : `${colour}, ${on * busylightTick} ms on, ${off * busylightTick} ms off`;
  },
};

/** Brightness of 0 to 100 as 0 to 255. */
export function fromPercent([red, green, blue]: Rgb): Rgb {
  const scale = (part: number) => Math.round(part * 2.55);
  return [scale(red), scale(green), scale(blue)];
}

/** Whether 64 bytes have the filler and the sum that the light insists on. */
export function isBusylightReport(bytes: Uint8Array): boolean {
  const sum = ((bytes[busylightSumAt] ?? 0) << 8) | (bytes[busylightSumAt + 1] ?? 0);
  return (
    bytes.length === busylightReportLength &&
    filler.every((byte, at) => bytes[fillerAt + at] === byte) &&
    sum === sumOf(bytes)
  );
}

/** The whole report, number in front, with this first step and no other. */
export function buildBusylightReport(step: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(busylightReportLength);
  bytes.set(step);
  bytes.set(filler, fillerAt);
  const sum = sumOf(bytes);
  bytes.set([sum >> 8, sum & 0xff], busylightSumAt);
  return Uint8Array.of(unnumbered, ...bytes);
}

function sumOf(bytes: Uint8Array): number {
  return bytes.subarray(0, busylightSumAt).reduce((sum, byte) => sum + byte, 0);
}

function programOf(setting: LightSetting): Uint8Array {
  if (setting.flashRate === "off") return stepOf(dark, 1, 0);
  const rgb = rgbOf[setting.colour];
  if (setting.flashRate === "continuous") return stepOf(rgb, 1, 0);
  const half = flashPeriods[setting.flashRate] / 2 / busylightTick;
  return stepOf(rgb, half, half);
}

/** One step that jumps to itself for ever; at 500 ms a flash is on for 2.5 tenths, so for 2, and off for 3. */
function stepOf(rgb: Rgb, on: number, off: number): Uint8Array {
  const percent = rgb.map((part) => Math.round(part / 2.55));
  return buildBusylightReport([
    busylightCommands.jump,
    1,
    ...percent,
    Math.floor(on),
    Math.ceil(off),
    silence,
  ]);
}
