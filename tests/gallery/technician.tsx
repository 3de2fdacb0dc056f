import "../../kiosk/technician/technician.css";
import { initialTechnician, type TechnicianContext } from "../../kiosk/technician/context.ts";
import { type CameraSnapshot, CameraView } from "../../kiosk/technician/parts/camera-view.tsx";
import type { TechnicianSnapshot } from "../../kiosk/technician/snapshot.ts";
import { TechnicianScreen } from "../../kiosk/technician/technician-screen.tsx";
import type { DeviceCard, TestRecord, WireMessage } from "../../server/contract/technician.ts";
import type { GalleryPage } from "./gallery.tsx";

const now = Date.UTC(2026, 10, 23, 2, 30);

const places: TechnicianContext["places"] = {
  terminalId: "HL-01",
  technicians: [
    { id: "tech-1", name: "小许（演示）" },
    { id: "tech-2", name: "小郑（演示）" },
  ],
  demoPassword: "xiaohu-demo",
};

const reader: DeviceCard = {
  name: "id-card-reader",
  family: "id-card-reader",
  address: "/dev/ttyUSB0",
  state: "online",
  since: now - 3_600_000,
  inService: true,
  recovery: { mode: "automatic", rungs: 0, waits: false },
  simulated: null,
  identity: { protocol: "GA/T 467 SAM_V", serialNumber: "05.01-20240101-0001234567-0007654321" },
  lastFault: null,
  counters: { opened: 1, faults: 0, messages: 1204 },
  selfTests: [
    { name: "samId", needsEyes: false },
    { name: "samStatus", needsEyes: false },
    { name: "readTestCard", needsEyes: false },
  ],
};
const printer: DeviceCard = {
  name: "receipt-printer",
  family: "receipt-printer",
  address: "data/ports-4711/receipt-printer",
  state: "online",
  since: now - 1_800_000,
  inService: true,
  recovery: { mode: "automatic", rungs: 0, waits: false },
  simulated: "pty",
  identity: { protocol: "ESC/POS", model: "SIM-80", firmware: "1.00", serialNumber: "SIM0001" },
  lastFault: {
    code: "line.lost",
    detail: "line.lost: /dev/ttyUSB1 went away: read ENXIO",
    at: now - 1_900_000,
  },
  counters: { opened: 2, faults: 1, messages: 88_213 },
  selfTests: [
    { name: "status", needsEyes: false },
    { name: "printTestPage", needsEyes: true },
    { name: "cutter", needsEyes: true },
  ],
};
const keypad: DeviceCard = {
  name: "keypad",
  family: "keypad",
  address: "memory:keypad",
  state: "online",
  since: now - 3_600_000,
  inService: true,
  simulated: "memory",
  identity: { protocol: "HID keyboard" },
  recovery: { mode: "automatic", rungs: 0, waits: false },
  lastFault: null,
  counters: { opened: 1, faults: 0, messages: 64 },
  selfTests: [{ name: "pressEveryKey", needsEyes: false }],
  keys: {
    map: {
      up: "07:52",
      down: "07:51",
      left: "07:50",
      right: "07:4f",
      confirm: "07:28",
      back: "07:29",
      help: "07:3a",
      volumeUp: "0c:e9",
      volumeDown: "0c:ea",
      repeat: "07:3b",
    },
    source: "ordinary",
  },
};
const learntKeypad: DeviceCard = {
  ...keypad,
  keys: { map: { up: "07:60", down: "07:5a", confirm: "07:5d", help: "07:62" }, source: "learnt" },
};
const { keys: _keys, ...keyless } = keypad;
const light: DeviceCard = {
  ...keyless,
  name: "status-light",
  family: "status-light",
  address: "memory:status-light",
  identity: { protocol: "Luxafor", model: "Luxafor Flag" },
  selfTests: [
    { name: "showColours", needsEyes: true },
    { name: "showFlashRates", needsEyes: true },
  ],
};
const sensors: DeviceCard = {
  ...keyless,
  name: "sensors",
  family: "sensors",
  address: "/dev/ttyUSB6",
  simulated: null,
  identity: { protocol: "Modbus RTU" },
  selfTests: [
    { name: "readInputs", needsEyes: false },
    { name: "openAndCloseDoor", needsEyes: false },
  ],
  sensors: [
    { name: "cabinetRearDoor", state: "open", isAlarm: true },
    { name: "internalTamperSensor", state: "on", isAlarm: true },
    { name: "proximitySensor", state: "notPresent", isAlarm: false },
    { name: "handsetSensor", state: "offTheHook", isAlarm: false },
  ],
};
const lost: DeviceCard = { ...printer, state: "noDevice", since: now - 42_000 };

const test = (id: number, device: string, name: string, more: Partial<TestRecord> = {}): TestRecord => ({
  id,
  at: now - 600_000 + id,
  device,
  test: name,
  technician: "小许（演示）",
  outcome: "passed",
  findings: [],
  fault: null,
  ...more,
});
const allPassed = [reader, printer].flatMap(({ name, selfTests }, index) =>
  selfTests.map((each, place) => test(index * 10 + place, name, each.name)),
);
const mixed = [
  test(1, "id-card-reader", "samId", {
    findings: [{ name: "samId", value: "05.01-20240101-0001234567-0007654321" }],
  }),
  test(2, "id-card-reader", "readTestCard", { outcome: "failed", fault: "reader.cardMoved" }),
  test(3, "receipt-printer", "printTestPage", { outcome: "waitsForEyes" }),
];

const wire: readonly WireMessage[] = [
  ["receipt-printer", "toDevice", "DLE EOT 1: printer status?", "10 04 01"],
  ["receipt-printer", "toHost", "status byte 12", "12"],
  ["id-card-reader", "toDevice", "find card", "AA AA AA 96 69 00 03 20 01 22"],
  ["id-card-reader", "toHost", "no card", "AA AA AA 96 69 00 04 00 00 80 84"],
  [
    "id-card-reader",
    "toHost",
    "card data",
    "AA AA AA 96 69 05 08 00 00 90 01 00 04 00 … 1280 bytes redacted …",
  ],
].map(([device = "", direction = "", meaning = "", hex = ""], index) => ({
  seq: index + 1,
  at: now - 5_000 + index * 31,
  device,
  direction: direction === "toDevice" ? "toDevice" : "toHost",
  meaning,
  hex,
}));

const faults: TechnicianContext["faults"] = [
  { at: now - 42_000, device: "receipt-printer", code: "line.absent", detail: "/dev/ttyUSB1 is not there" },
  { at: now - 600_000, device: "sensors", code: "sensors.doorOpen", detail: "cabinetRearDoor open" },
  { at: now - 700_000, device: "sensors", code: "sensors.tampered", detail: "internalTamperSensor on" },
  { at: now - 1_900_000, device: "receipt-printer", code: "line.lost", detail: "read ENXIO" },
  {
    at: now - 86_000_000,
    device: "id-card-reader",
    code: "device.garbled",
    detail: "reply to find card: checksum",
  },
];

const silence = [115_200, 9600, 57_600, 38_400, 19_200].flatMap((baudRate) =>
  ["ESC/POS", "GA/T 467 SAM_V"].map((protocol) => ({ protocol, baudRate, heard: "nothing" as const })),
);
const port: NonNullable<TechnicianContext["ports"]>[number] = {
  path: "/dev/ttyUSB0",
  kind: "serial",
  usb: "10c4:ea60",
  label: "Silicon Labs",
  knowledge: "known",
  family: "id-card-reader",
  protocol: "GA/T 467 SAM_V",
  baudRate: 115_200,
  attempts: [],
  trouble: null,
};
const nothingKnown = { family: null, protocol: null, baudRate: null };
const ports: TechnicianContext["ports"] = [
  port,
  {
    ...port,
    path: "/dev/ttyUSB1",
    usb: "1a86:7523",
    label: "1a86",
    family: "receipt-printer",
    protocol: "ESC/POS",
    baudRate: 9600,
  },
  { ...port, path: "/dev/ttyUSB2", knowledge: "spare" },
  {
    ...port,
    ...nothingKnown,
    path: "/dev/ttyS1",
    usb: null,
    label: null,
    knowledge: "unknown",
    attempts: silence,
  },
  { ...port, ...nothingKnown, path: "/dev/ttyS2", usb: null, label: null, knowledge: "asking" },
  {
    ...port,
    ...nothingKnown,
    path: "/dev/ttyS3",
    usb: null,
    label: null,
    knowledge: "taken",
    trouble: "line.busy: /dev/ttyS3 cannot be opened: Error Permission denied",
  },
  {
    ...port,
    path: "/dev/hidraw0",
    kind: "hid",
    usb: "04d8:f372",
    label: "Luxafor Flag",
    family: "status-light",
    protocol: "Luxafor",
    baudRate: null,
  },
  {
    ...port,
    ...nothingKnown,
    path: "/dev/hidraw1",
    kind: "hid",
    usb: "046d:c31c",
    label: "Logitech USB Keyboard",
    knowledge: "unknown",
  },
];

const atWork: TechnicianContext = {
  ...initialTechnician,
  connection: "open",
  places,
  form: { id: "tech-1", password: "" },
  name: "小许（演示）",
  devices: [reader, printer],
  wire,
};
const signedOut: TechnicianContext = { ...initialTechnician, connection: "open", places, form: atWork.form };
const choosing: TechnicianSnapshot["value"] = { signedOut: "choosing" };
const ready: TechnicianSnapshot["value"] = { signedIn: "ready" };

const moments: Readonly<Record<string, TechnicianSnapshot>> = {
  connecting: { value: { signedOut: "waiting" }, context: initialTechnician },
  failed: {
    value: { signedOut: "failed" },
    context: { ...signedOut, places: null, error: "message.internal" },
  },
  signIn: { value: choosing, context: signedOut },
  "signIn-refused": { value: choosing, context: { ...signedOut, error: "technician.refused" } },
  "signIn-nobody": {
    value: choosing,
    context: { ...signedOut, places: { ...places, technicians: [], demoPassword: null } },
  },
  "signIn-lost": {
    value: { signedOut: "waiting" },
    context: { ...signedOut, connection: "lost", error: "message.connectionLost" },
  },
  devices: { value: ready, context: atWork },
  "devices-vendor-mode": {
    value: ready,
    context: {
      ...atWork,
      vendorMode: "active",
      devices: [reader, printer].map((device) => ({ ...device, inService: false })),
    },
  },
  "devices-held": {
    value: ready,
    context: {
      ...atWork,
      devices: [reader, { ...lost, state: "offline", recovery: { mode: "none", rungs: 3, waits: true } }],
    },
  },
  "devices-office": { value: ready, context: atWork },
  "devices-tested": { value: ready, context: { ...atWork, tests: mixed } },
  "devices-testing": {
    value: { signedIn: "testing" },
    context: {
      ...atWork,
      tests: mixed,
      runs: [
        { device: "receipt-printer", test: "status" },
        { device: "receipt-printer", test: "cutter" },
      ],
    },
  },
  "devices-unwell": {
    value: ready,
    context: { ...atWork, devices: [{ ...reader, inService: false }, lost], error: "technician.unknown" },
  },
  ports: { value: ready, context: { ...atWork, tab: "ports", ports } },
  "ports-none": { value: ready, context: { ...atWork, tab: "ports", ports: [] } },
  "devices-light": {
    value: { signedIn: "testing" },
    context: {
      ...atWork,
      devices: [reader, light],
      runs: [{ device: "status-light", test: "showColours" }],
      showing: { device: "status-light", test: "showColours", value: "magenta" },
    },
  },
  "devices-sensors": {
    value: { signedIn: "testing" },
    context: {
      ...atWork,
      devices: [reader, sensors],
      runs: [{ device: "sensors", test: "openAndCloseDoor" }],
    },
  },
  keypad: { value: ready, context: { ...atWork, devices: [printer, keypad] } },
  "keypad-waiting": {
    value: { signedIn: { learning: "asking" } },
    context: { ...atWork, devices: [printer, keypad], learning: { device: "keypad", step: null } },
  },
  "keypad-asked": {
    value: { signedIn: { learning: "asking" } },
    context: {
      ...atWork,
      devices: [printer, keypad],
      learning: {
        device: "keypad",
        step: { asked: "left", learnt: { up: "07:60", down: "07:5a" }, refused: null },
      },
    },
  },
  "keypad-refused": {
    value: { signedIn: { learning: "asking" } },
    context: {
      ...atWork,
      devices: [printer, keypad],
      learning: {
        device: "keypad",
        step: { asked: "volumeDown", learnt: { up: "07:60", down: "07:5a" }, refused: "down" },
      },
    },
  },
  "keypad-learnt": {
    value: ready,
    context: {
      ...atWork,
      devices: [printer, learntKeypad],
      learnt: { device: "keypad", end: { outcome: "saved", device: learntKeypad } },
    },
  },
  "keypad-nothing": {
    value: ready,
    context: {
      ...atWork,
      devices: [printer, keypad],
      learnt: { device: "keypad", end: { outcome: "nothingLearnt" } },
    },
  },
  "keypad-failed": {
    value: ready,
    context: {
      ...atWork,
      devices: [printer, { ...keypad, state: "noDevice" }],
      learnt: { device: "keypad", end: { outcome: "failed", fault: "line.lost" } },
    },
  },
  "settings-damaged": {
    value: ready,
    context: {
      ...atWork,
      devices: [printer, keypad],
      damagedSettings: ["keypadKeys", "screenDiagonal"],
    },
  },
  wire: { value: ready, context: { ...atWork, tab: "wire" } },
  "wire-empty": { value: ready, context: { ...atWork, tab: "wire", wire: [] } },
  faults: {
    value: ready,
    context: { ...atWork, devices: [reader, printer, sensors], tab: "faults", faults },
  },
  "faults-none": { value: ready, context: { ...atWork, tab: "faults" } },
  camera: { value: ready, context: { ...atWork, tab: "camera" } },
  "camera-taken-by-program": { value: ready, context: { ...atWork, tab: "camera" } },
  screen: { value: ready, context: { ...atWork, tab: "screen" } },
  "screen-configured": {
    value: ready,
    context: {
      ...atWork,
      tab: "screen",
      diagonal: 17.3,
      screen: { measured: null, configuredInches: 15.6 },
    },
  },
  "screen-measured": {
    value: ready,
    context: {
      ...atWork,
      tab: "screen",
      screen: {
        measured: { diagonalInches: 23.8, at: now - 60_000, technician: "小许（演示）" },
        configuredInches: 21.5,
      },
    },
  },
  report: { value: ready, context: { ...atWork, tab: "report", tests: mixed } },
  "report-ready": { value: ready, context: { ...atWork, tab: "report", tests: allPassed, printed: true } },
};

const cameraOff: CameraSnapshot = {
  value: "off",
  context: {
    camera: null,
    problem: null,
    verdict: null,
    wanted: null,
    asked: null,
    picture: null,
    takenAt: null,
  },
};
const cameras: Readonly<Record<string, CameraSnapshot>> = {
  "camera-taken-by-program": {
    value: { live: { pictures: "coming", still: { none: { seen: { standing: "shown" } } } } },
    context: {
      ...cameraOff.context,
      camera: { stream: new MediaStream(), label: "USB Camera (046d:0825)", width: 1280, height: 720 },
      takenAt: now,
    },
  },
};
/** Where a picture stands: a sheet of paper under the lens. */
const sheet = {
  set current(canvas: HTMLCanvasElement | null) {
    const picture = canvas?.getContext("2d");
    if (!canvas || !picture) return;
    canvas.width = 1280;
    canvas.height = 720;
    picture.fillStyle = "#44535a";
    picture.fillRect(0, 0, 1280, 720);
    picture.fillStyle = "#f4f1e8";
    picture.fillRect(390, 40, 500, 640);
    picture.fillStyle = "#8b9499";
    for (let line = 0; line < 12; line++)
      picture.fillRect(440, 120 + line * 42, line % 4 === 3 ? 220 : 400, 14);
  },
};

export const page: GalleryPage = {
  moments: Object.keys(moments),
  draw(moment, { language }) {
    const snapshot = moments[moment];
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <TechnicianScreen
        snapshot={{ ...snapshot, context: { ...snapshot.context, language } }}
        send={() => undefined}
        now={now}
        screen={moment === "devices-office" ? null : { width: 1920, height: 1080 }}
        save={() => undefined}
        camera={(each) => (
          <CameraView
            snapshot={cameras[moment] ?? cameraOff}
            language={each}
            send={() => undefined}
            take={() => undefined}
            video={{ current: null }}
            still={sheet}
          />
        )}
      />
    );
  },
};
