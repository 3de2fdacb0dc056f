import {
  dark,
  type LightReport,
  type LightSetting,
  nameOf,
  type Rgb,
  rgbOf,
  type StatusLightDriver,
} from "./light.ts";

/**
 * Luxafor Flag, Orb, Mute and Bluetooth dongle: output reports of 8 bytes, not numbered. The light only listens.
 *
 *     01 LED R G B 00 00 00         steady
 *     03 LED R G B speed 00 repeat  strobe; repeat 0: for ever
 *
 * Sources: docs.rs/luxafor (usb_hid), facelessuser.github.io/pyluxa4/usb, JnyJny/busylight docs/hardware/devices/luxafor.md.
 */
export const luxaforReportLength = 8;
export const luxaforCommands = { steady: 0x01, strobe: 0x03 } as const;
export const luxaforAllLeds = 0xff;

/**
 * The unit of a strobe's speed is not published; less is faster. In the proportions of the flash rates, and to be judged by
 * eye in the self-test.
 */
export const luxaforSpeeds = { slow: 100, medium: 50, quick: 25 } as const;

const unnumbered = 0;

export const luxafor: StatusLightDriver = {
  name: "luxafor",
  protocol: "Luxafor HID",
  vendorId: 0x04d8,
  products: { 62322: "Luxafor" },
  show: (setting) => [report(setting)],
  describe(bytes) {
    const [number, command, leds, red = 0, green = 0, blue = 0, speed, , repeat] = bytes;
    if (number !== unnumbered || bytes.length !== 1 + luxaforReportLength || leds !== luxaforAllLeds)
      return "unknown report";
    const colour = nameOf([red, green, blue]);
    if (command === luxaforCommands.steady) return colour;
    if (command === luxaforCommands.strobe) return `${colour}, strobe, speed ${speed}, repeat ${repeat}`;
    return "unknown report";
  },
};

function report(setting: LightSetting): LightReport {
  if (setting.flashRate === "off") return output(luxaforCommands.steady, dark);
  const rgb = rgbOf[setting.colour];
  if (setting.flashRate === "continuous") return output(luxaforCommands.steady, rgb);
  return output(luxaforCommands.strobe, rgb, luxaforSpeeds[setting.flashRate]);
}

function output(command: number, rgb: Rgb, speed = 0): LightReport {
  return { kind: "output", report: Uint8Array.of(unnumbered, command, luxaforAllLeds, ...rgb, speed, 0, 0) };
}
