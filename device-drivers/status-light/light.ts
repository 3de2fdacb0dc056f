import type { WireDescription } from "../device/wire-trace.ts";

/** XFS4IoT's colours of a light. */
export const lightColours = ["red", "green", "yellow", "blue", "cyan", "magenta", "white"] as const;
export type LightColour = (typeof lightColours)[number];

/** XFS4IoT's flash rates of a light; `continuous` is steady. */
export const flashRates = ["off", "slow", "medium", "quick", "continuous"] as const;
export type FlashRate = (typeof flashRates)[number];

/** What a light is to show, as XFS4IoT's Lights.SetLight says it. */
export type LightSetting =
  | { readonly flashRate: "off" }
  | { readonly flashRate: Exclude<FlashRate, "off">; readonly colour: LightColour };

/**
 * Milliseconds from one flash to the next, lit for half of them. XFS4IoT names the rates and leaves their length open: ours
 * stay below the three flashes a second that may harm (WCAG 2.2, 2.3.1).
 */
export const flashPeriods = { slow: 2000, medium: 1000, quick: 500 } as const;

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

export const dark: Rgb = [0, 0, 0];

/** Every primary all or nothing: no two makers' lights mix alike. */
export const rgbOf: Readonly<Record<LightColour, Rgb>> = {
  red: [255, 0, 0],
  green: [0, 255, 0],
  yellow: [255, 255, 0],
  blue: [0, 0, 255],
  cyan: [0, 255, 255],
  magenta: [255, 0, 255],
  white: [255, 255, 255],
};

/** The colour whose mixture this is, however bright. */
function colourOf([red, green, blue]: Rgb): LightColour | undefined {
  const brightest = Math.max(red, green, blue);
  if (brightest === 0) return undefined;
  const full = [red, green, blue].map((part) => (part === brightest ? 255 : part));
  return lightColours.find((colour) => rgbOf[colour].every((part, at) => part === full[at]));
}

/** One report to a light, its number in front. */
export interface LightReport {
  readonly kind: "output" | "feature";
  readonly report: Uint8Array;
}

/** One maker's protocol, as data and pure functions. */
export interface StatusLightDriver {
  /** For configuration and for the technician. */
  readonly name: "luxafor" | "blink1" | "busylight";
  readonly protocol: string;
  readonly vendorId: number;
  /** USB product id → model. */
  readonly products: Readonly<Record<number, string>>;
  /** The reports that make the light show `setting`, in order. */
  show(setting: LightSetting): readonly LightReport[];
  /** How to ask for the firmware's version. A light without it only listens. */
  readonly version?: {
    readonly request: Uint8Array;
    readonly reportNumber: number;
    /** Bytes of the answer, its number included. */
    readonly length: number;
    /** Undefined when it is no answer to this question. */
    read(answer: Uint8Array): string | undefined;
  };
  /** What has to be said again and again, or the light goes dark by itself. */
  readonly keepAlive?: {
    readonly report: Uint8Array;
    /** Milliseconds. */
    readonly interval: number;
  };
  /** What a report says, either way, for the technician. Takes any bytes. */
  describe(report: Uint8Array): string;
}

/** Of one report, all of it shown: a light knows nothing of anybody. */
export function describeReport(driver: StatusLightDriver, report: Uint8Array): WireDescription {
  const hex = Array.from(report, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join(" ");
  return { name: driver.describe(report), hex };
}

/** `red`, or `#102030` for what is none of the seven. */
export function nameOf(rgb: Rgb): string {
  const hex = rgb.map((part) => part.toString(16).padStart(2, "0")).join("");
  return colourOf(rgb) ?? (rgb.every((part) => part === 0) ? "off" : `#${hex}`);
}
