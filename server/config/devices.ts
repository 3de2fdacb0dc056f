import * as z from "zod/mini";
import { configuredKeys } from "../../device-drivers/keypad/configured-keys.ts";
import { sensorNames } from "../../device-drivers/sensors/sensors.ts";
import { lastInput } from "../../device-drivers/sensors/wiring.ts";

const port = z.string().check(z.minLength(1), z.maxLength(200));
/** `http://127.0.0.1:631/printers/NAME` of CUPS, or the printer's own. */
export const printerAddress = z.string().check(z.regex(/^https?:\/\/[^\s]{1,200}$/));
const baudRate = z.union([
  z.literal(9600),
  z.literal(19200),
  z.literal(38400),
  z.literal(57600),
  z.literal(115200),
]);
const usbId = z.number().check(z.int(), z.minimum(0), z.maximum(0xffff));

/**
 * What a device does at fault: `automatic` retries, resets and reopens it until it is well; `none` leaves it as it is, with its
 * cause, until a technician recovers it from the service page.
 */
const recovery = z._default(z.enum(["automatic", "none"]), "automatic");

/** A HID device by what it is, so that it is found on whatever node it comes back. */
const hid = z.strictObject({
  vendorId: z.optional(usbId),
  productId: z.optional(usbId),
  serialNumber: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
});

const unitAddress = z.number().check(z.int(), z.minimum(1), z.maximum(247));

const sensorInputs = z
  .partialRecord(z.enum(sensorNames), z.number().check(z.int(), z.minimum(0), z.maximum(lastInput)))
  .check(
    z.refine((inputs) => Object.keys(inputs).length > 0, { error: "name a sensor" }),
    z.refine((inputs) => new Set(Object.values(inputs)).size === Object.keys(inputs).length, {
      error: "two sensors are on the same input",
    }),
  );

/** Every device a terminal may have. What is not named is not there, unless it is discovered. */
export const deviceConfiguration = z.strictObject({
  /**
   * Finds what is not named here, on any port: readers, printers and voice modules by asking, scanners and lights by what they say
   * of themselves. So it is, too, where no `devices` are named at all.
   */
  discover: z.optional(
    z.strictObject({
      /** Serial ports that the system does not list as such; `*` stands for any end: `/dev/ttyXR*`. */
      ports: z._default(z.array(port), []),
    }),
  ),
  idCardReader: z.optional(
    z.union([
      /** `auto`: asks at every rate until the reader answers. */
      z.strictObject({
        port,
        baudRate: z._default(z.union([baudRate, z.literal("auto")]), 115200),
        recovery,
      }),
      /** A USB reader that wraps the SAM's frames in HID reports. */
      z.strictObject({ hid, recovery }),
    ]),
  ),
  receiptPrinter: z.optional(
    z.strictObject({
      /** `/dev/ttyUSB1`, `/dev/usb/lp0`, or `tcp:192.0.2.7:9100`. */
      port,
      baudRate: z._default(baudRate, 115200),
      /** Width of the paper, millimetres. */
      paper: z._default(z.union([z.literal(58), z.literal(80)]), 80),
      /** By default what the printer calls itself decides. */
      profile: z.optional(z.enum(["standard", "snbc", "custom", "hwasung"])),
      /** Size of its receive buffer, where that is not the profile's. */
      bufferBytes: z.optional(z.number().check(z.int(), z.minimum(32), z.maximum(1_048_576))),
      /** `nothing`: a model that says nothing of itself. It prints, and the citizen is asked whether the ticket came out. */
      answers: z._default(z.enum(["status", "nothing"]), "status"),
      recovery,
    }),
  ),
  codeScanner: z.optional(
    z.union([
      z.strictObject({ hid, recovery }),
      z.strictObject({ port, baudRate: z._default(baudRate, 9600), recovery }),
    ]),
  ),
  keypad: z.optional(z.strictObject({ hid, keys: z.optional(configuredKeys), recovery })),
  statusLight: z.optional(
    z.strictObject({
      driver: z.enum(["luxafor", "blink1", "busylight"]),
      hid: z._default(hid, {}),
      recovery,
    }),
  ),
  /** A loudspeaker's voice module: it speaks every call of the hall. */
  voice: z.optional(
    z.strictObject({
      port,
      driver: z.enum(["syn6288", "xfs5152ce"]),
      /** 0–16; as the module is set where it is not named. */
      volume: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(16))),
      recovery,
    }),
  ),
  /** A display of text that shows the last calls. */
  windowDisplay: z.optional(
    z.discriminatedUnion("driver", [
      z.strictObject({ port, driver: z.literal("cd5220"), baudRate: z.optional(baudRate), recovery }),
      z.strictObject({
        /** A serial port, or `tcp:192.0.2.8`. */
        port,
        driver: z.literal("bx"),
        baudRate: z.optional(baudRate),
        /** Of the screen, in pixels. */
        width: z.number().check(z.int(), z.minimum(32), z.maximum(4096)),
        height: z.number().check(z.int(), z.minimum(16), z.maximum(1024)),
        recovery,
      }),
    ]),
  ),
  /** Displays and call pads of windows on one RS-485 line: docs/modbus-registers.md. */
  windowLine: z.optional(
    z.strictObject({
      port,
      baudRate: z._default(z.union([z.literal(9600), z.literal(19200)]), 19200),
      windows: z
        .array(
          z.strictObject({
            /** The hall's id of the window. */
            window: z.string().check(z.regex(/^[A-Za-z0-9]{1,20}$/)),
            /** Modbus addresses. */
            display: z.optional(unitAddress),
            pad: z.optional(unitAddress),
          }),
        )
        .check(z.minLength(1), z.maxLength(30)),
      recovery,
    }),
  ),
  /** Contacts and sensors of the cabinet on one digital-input module: Modbus RTU, 8N1. */
  sensors: z.optional(
    z
      .strictObject({
        port,
        baudRate: z._default(baudRate, 9600),
        /** The module's Modbus address. */
        unit: z._default(unitAddress, 1),
        /** XFS4IoT's name of the sensor → its input, the module's first being 0. */
        inputs: sensorInputs,
        /** Sensors whose input reads 0 while the door is open, or somebody is there: contacts that break. The others read 1. */
        activeLow: z._default(z.array(z.enum(sensorNames)), []),
        recovery,
      })
      .check(
        z.refine(({ inputs, activeLow }) => activeLow.every((name) => inputs[name] !== undefined), {
          error: "a sensor that inputs does not name",
          path: ["activeLow"],
        }),
      ),
  ),
  documentPrinter: z.optional(
    z.union([
      z.strictObject({
        url: printerAddress,
        recovery,
      }),
      z.strictObject({
        /** Where there is no A4 printer: each document becomes a PDF file in this folder, from which people print it. */
        folder: z.string().check(z.minLength(1), z.maxLength(500)),
        recovery,
      }),
    ]),
  ),
});
export type HidIds = z.infer<typeof hid>;
export type DeviceConfiguration = z.infer<typeof deviceConfiguration>;

/** What the configuration says of a family's recovery; undefined where it names no such device. @param family `id-card-reader` */
export function recoveryOf(
  configured: DeviceConfiguration,
  family: string,
): z.infer<typeof recovery> | undefined {
  const key = family.replace(/-./g, (joint) => joint.slice(1).toUpperCase());
  const found = Object.entries(configured).find(([name]) => name === key)?.[1];
  return found && "recovery" in found ? found.recovery : undefined;
}
