import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "./envelope.ts";
import { foundPort } from "./found-port.ts";
import { deviceState } from "./status.ts";

/**
 * What can be wrong with a device, as the driver says it, and the short number a technician reads over the telephone:
 * given once, explicitly, and never reused. Kept apart from the citizen's errors, which no page of his has to load.
 */
export const deviceFaultNumbers = {
  "line.absent": "设备-01",
  "line.busy": "设备-02",
  "line.lost": "设备-03",
  "device.silent": "设备-04",
  "device.garbled": "设备-05",
  "device.notReady": "设备-06",
  "device.outOfService": "设备-07",
  "reader.selfTestFailed": "设备-11",
  "reader.notAuthorised": "设备-12",
  "reader.cardMoved": "设备-13",
  "reader.cardRejected": "设备-14",
  "reader.cardUnreadable": "设备-15",
  "printer.paperOut": "设备-21",
  "printer.coverOpen": "设备-22",
  "printer.cutter": "设备-23",
  "printer.offline": "设备-24",
  "printer.hardware": "设备-25",
  "printer.resultUnknown": "设备-26",
  "printer.paperJam": "设备-27",
  "printer.refused": "设备-28",
  "scanner.codeDamaged": "设备-31",
  "scanner.noTrigger": "设备-32",
  "sensors.doorOpen": "设备-41",
  "sensors.tampered": "设备-42",
} as const;
export type DeviceFaultCode = keyof typeof deviceFaultNumbers;
export const faultCode = z.enum(Object.keys(deviceFaultNumbers) as [DeviceFaultCode, ...DeviceFaultCode[]]);

const deviceName = z.string().check(z.maxLength(60));
const moment = z.number();

const keypadFunctions = [
  "up",
  "down",
  "left",
  "right",
  "confirm",
  "back",
  "help",
  "volumeUp",
  "volumeDown",
  "repeat",
] as const;
/** What a keypad's key may do, in the order in which they are learned. */
export const keypadFunction = z.enum(keypadFunctions);
export type KeypadFunction = z.infer<typeof keypadFunction>;

const key = z.optional(z.string());
/**
 * Function → the key's HID usage, page and id in hexadecimal: `07:52`. Written, as all of this file, with what the citizen's
 * page has of the schema library already: what is needed here alone, that page would load too.
 */
const keyMap = z.object(
  Object.fromEntries(keypadFunctions.map((name) => [name, key])) as Record<KeypadFunction, typeof key>,
);

/** The key map that a keypad works by, and where it comes from. */
const keypadKeys = z.object({ map: keyMap, source: z.enum(["learnt", "configuration", "ordinary"]) });
export type KeypadKeysView = z.infer<typeof keypadKeys>;

/** One device as the technician sees it. */
export const deviceCard = z.object({
  name: deviceName,
  /** `id-card-reader`: the family's folder, by which pages name it in every language. */
  family: z.string(),
  /** The port: `/dev/ttyUSB0`. */
  address: z.string(),
  state: deviceState,
  /** Since when `state` is what it is, milliseconds since the epoch. */
  since: moment,
  inService: z.boolean(),
  simulated: z.nullable(z.enum(["pty", "memory", "network"])),
  recovery: z.object({
    mode: z.enum(["automatic", "none"]),
    /** Rungs of the ladder (retry, reset, reopen, reopen …) taken since it was last ready. */
    rungs: z.number(),
    /** It waits at fault: Recover would send it up the ladder now. */
    waits: z.boolean(),
  }),
  identity: z.nullable(
    z.object({
      protocol: z.string(),
      model: z.optional(z.string()),
      firmware: z.optional(z.string()),
      serialNumber: z.optional(z.string()),
    }),
  ),
  /** The last thing that went wrong, also when it is well again. */
  lastFault: z.nullable(z.object({ code: faultCode, detail: z.string(), at: moment })),
  counters: z.object({
    /** Since the terminal started: times it became ready, faults, and messages on the wire. */
    opened: z.number(),
    faults: z.number(),
    messages: z.number(),
  }),
  selfTests: z.array(z.object({ name: z.string(), needsEyes: z.boolean() })),
  /** Of a keypad only. */
  keys: z.optional(keypadKeys),
  /** Of the cabinet's sensors only: what each says, in XFS4IoT's words. Empty while nothing is known. */
  sensors: z.optional(
    z.array(
      z.object({
        name: z.string(),
        state: z.string(),
        /** A door that stands open, a contact against tampering that has sprung. */
        isAlarm: z.boolean(),
      }),
    ),
  ),
});
export type DeviceCard = z.infer<typeof deviceCard>;

export const faultRecord = z.object({ at: moment, device: deviceName, code: faultCode, detail: z.string() });
export type FaultRecord = z.infer<typeof faultRecord>;

export const testOutcome = z.enum(["passed", "failed", "waitsForEyes"]);
/** One self-test that somebody ran: the readiness report is made of the newest of each. */
export const testRecord = z.object({
  id: z.number(),
  at: moment,
  device: deviceName,
  test: z.string(),
  technician: z.string(),
  outcome: testOutcome,
  findings: z.array(z.object({ name: z.string(), value: z.string() })),
  fault: z.nullable(faultCode),
});
export type TestRecord = z.infer<typeof testRecord>;

/** A message on a device's wire; personal data was redacted by the driver. */
export const wireMessage = z.object({
  seq: z.number(),
  at: moment,
  device: deviceName,
  direction: z.enum(["toDevice", "toHost"]),
  meaning: z.string(),
  hex: z.string(),
});
export type WireMessage = z.infer<typeof wireMessage>;

/** How far the learning of a keypad's keys is. */
export const keyLearning = z.object({
  /** The function whose key is waited for. */
  asked: keypadFunction,
  learnt: keyMap,
  /** The function that the key just pressed has already: it was refused. Null when nothing was refused. */
  refused: z.nullable(keypadFunction),
});
export type KeyLearning = z.infer<typeof keyLearning>;

/** How the learning ended. What went wrong with the keypad is a result, as it is of a self-test. */
const learningEnd = z.discriminatedUnion("outcome", [
  /** The map is kept and in force. */
  z.object({ outcome: z.literal("saved"), device: deviceCard }),
  /** Every function was skipped: the keys are what they were. */
  z.object({ outcome: z.literal("nothingLearnt") }),
  z.object({ outcome: z.literal("failed"), fault: faultCode }),
]);
export type LearningEnd = z.infer<typeof learningEnd>;

/** Diagonal of a screen, inches. The server refuses what no screen has with `message.invalidPayload`. */
const screenDiagonal = z.number();

/** How large the terminal's screen is. What was measured wins over what is configured. */
const screenSize = z.object({
  measured: z.nullable(z.object({ diagonalInches: screenDiagonal, at: moment, technician: z.string() })),
  /** Null where the configuration says nothing: the pages have a default. */
  configuredInches: z.nullable(z.number()),
});
export type ScreenSizeView = z.infer<typeof screenSize>;

const screen = z.object({ screen: screenSize });
const devices = z.object({ devices: z.array(deviceCard) });
/** XFS4IoT's words (`VendorMode`). */
const vendorModeState = z.enum(["enterPending", "active", "exitPending", "inactive"]);
export type VendorModeState = z.infer<typeof vendorModeState>;
const vendorMode = z.object({ vendorMode: vendorModeState });
const ports = z.object({ ports: z.array(foundPort) });
const record = z.object({ record: testRecord });
const named = z.strictObject({ device: deviceName });

/**
 * The technician's side of the terminal. Every command but the first three needs a technician signed in on this
 * connection. Errors: `technician.*`.
 */
export const technician = {
  path: "/xfs4iot/v1.0/Technician",
  commands: {
    "Common.Cancel": cancelCommand,
    "XiaohuTechnician.ListTechnicians": {
      payload: nothing,
      completion: z.object({
        terminalId: z.string(),
        technicians: z.array(z.object({ id: z.string(), name: z.string() })),
        /** The demo's password, shown to everybody; null where technicians are configured. */
        demoPassword: z.nullable(z.string()),
      }),
    },
    "XiaohuTechnician.SignIn": {
      payload: z.strictObject({
        id: z.string().check(z.maxLength(40)),
        password: z.string().check(z.maxLength(200)),
      }),
      completion: z.object({ name: z.string() }),
    },
    "XiaohuTechnician.SignOut": { payload: nothing, completion: z.object({}) },
    /** Everything at once; from then on the unsolicited messages keep it current. */
    "XiaohuTechnician.Snapshot": {
      payload: nothing,
      completion: z.object({
        devices: z.array(deviceCard),
        wire: z.array(wireMessage),
        faults: z.array(faultRecord),
        tests: z.array(testRecord),
        /** The ports that the configuration does not name; null where devices are not discovered. */
        ports: z.nullable(z.array(foundPort)),
        vendorMode: vendorModeState,
        screen: screenSize,
        /** Settings that were kept and cannot be read any more: they do not count. */
        damagedSettings: z.array(z.enum(["keypadKeys", "screenDiagonal"])),
      }),
    },
    /**
     * Runs one self-test alone on the device. A test that fails is a success of the command: its record says so.
     * The device is not asked whether it is in service.
     */
    "XiaohuTechnician.RunSelfTest": {
      payload: z.strictObject({ device: deviceName, test: z.string().check(z.maxLength(60)) }),
      completion: record,
    },
    /** What the technician saw of a test that waits for eyes. */
    "XiaohuTechnician.Judge": {
      payload: z.strictObject({ id: z.number(), passed: z.boolean() }),
      completion: record,
    },
    /**
     * Has the keypad's keys pressed for one function after the other, alone on the device. `LearningEvent` tells each
     * step; cancelling leaves the keys as they were.
     */
    "XiaohuTechnician.LearnKeys": { payload: named, completion: learningEnd },
    /**
     * The keypad has no key for `function`: the next one is asked for. Nothing happens when another function is asked for
     * by now. Runs while `LearnKeys` does.
     */
    "XiaohuTechnician.SkipKey": {
      payload: z.strictObject({ function: keypadFunction }),
      completion: z.object({}),
    },
    /** Back to the configuration's keys. */
    "XiaohuTechnician.ForgetKeys": { payload: named, completion: devices },
    /** Keeps the measured size of the terminal's screen: its pages have it from their next load. */
    "XiaohuTechnician.SaveScreen": {
      payload: z.strictObject({ diagonalInches: screenDiagonal }),
      completion: screen,
    },
    /** Back to the configuration's size. */
    "XiaohuTechnician.ForgetScreen": { payload: nothing, completion: screen },
    "XiaohuTechnician.TakeOut": { payload: named, completion: devices },
    "XiaohuTechnician.PutBack": { payload: named, completion: devices },
    /** Sends a device that waits at fault up the ladder: retry, reset, reopen. Any other goes on with what it is doing. */
    "XiaohuTechnician.Recover": { payload: named, completion: devices },
    /** Takes the whole terminal from citizens, or gives it back. Without effect where it is on its way already. */
    "XiaohuTechnician.RequestVendorMode": {
      payload: z.strictObject({ wanted: z.enum(["enter", "exit"]) }),
      completion: vendorMode,
    },
    /** Asks every port again on which nothing is known. What comes of it is told as it comes. */
    "XiaohuTechnician.AskPorts": { payload: nothing, completion: ports },
    /** Prints the readiness report: the lines as the page has them in its language. */
    "XiaohuTechnician.PrintReport": {
      payload: z.strictObject({
        lines: z.array(z.string().check(z.maxLength(200))).check(z.minLength(1), z.maxLength(200)),
      }),
      completion: z.object({}),
    },
  },
  events: {
    "XiaohuTechnician.LearningEvent": keyLearning,
  },
  unsolicited: {
    "XiaohuTechnician.DevicesChangedEvent": devices,
    "XiaohuTechnician.VendorModeChangedEvent": vendorMode,
    "XiaohuTechnician.PortsChangedEvent": ports,
    "XiaohuTechnician.ScreenChangedEvent": screen,
    /** What a self-test that needs eyes has them see from now on: the colour of a light. */
    "XiaohuTechnician.SelfTestShowsEvent": z.object({
      device: deviceName,
      test: z.string(),
      value: z.string(),
    }),
    "XiaohuTechnician.FaultEvent": z.object({ fault: faultRecord }),
    "XiaohuTechnician.WireEvent": z.object({ messages: z.array(wireMessage) }),
  },
} as const satisfies ServiceDefinition;
