import "../../kiosk/simulator/simulator.css";
import { scenarioWords } from "../../kiosk/i18n/scenarios.ts";
import { type Bench, printerName, readerName } from "../../kiosk/simulator/api.ts";
import { type BenchContext, initialBench } from "../../kiosk/simulator/bench.machine.ts";
import { BenchScreen } from "../../kiosk/simulator/bench-screen.tsx";
import type { BenchSnapshot } from "../../kiosk/simulator/snapshot.ts";
import type { SimulatorState, WireEvent } from "../../server/contract/simulator.ts";
import { reminderText } from "../../server/hall/reminders/texts.ts";
import { sampleFollowed, standings } from "../support/followed-tickets.ts";
import type { GalleryPage } from "./gallery.tsx";

const at = Date.UTC(2026, 10, 23, 1, 5);

const device = (name: string, faults: readonly string[]): SimulatorState["devices"][number] => ({
  device: name,
  line: "pty",
  address: `data/ports/${name}`,
  plugged: true,
  faults: [],
  actions: [
    {
      action: "setFault",
      description: faults.map((fault) => `${fault}: …`).join("\n"),
      arguments: { fault: [...faults] },
    },
    { action: "clearFault", description: "End a fault.", arguments: { fault: [...faults] } },
  ],
  state: {},
});

/** With actions of its own before those that every device has. */
const acting = (
  { actions, ...rest }: ReturnType<typeof device>,
  ...own: ReturnType<typeof device>["actions"]
): ReturnType<typeof device> => ({ ...rest, actions: [...own, ...actions] });

const persona = (
  id: string,
  kind: string,
  words: readonly [string, string, string],
): SimulatorState["personas"][number] => ({
  id,
  kind,
  label: { "zh-CN": words[0], "zh-TW": words[1], en: words[2] },
});

const scenario = (id: string, steps: number): Bench["itself"]["scenarios"][number] => ({
  id,
  steps: Array.from({ length: steps }, () => ({
    after: 9_000,
    device: readerName,
    action: "layCard",
    persona: "taiwan",
  })),
});
const idle: Bench["itself"]["play"] = { kind: "idle", last: null };
const played = (play: Bench["itself"]["play"], pace: "real" | "none" = "none"): Bench["itself"] => ({
  actions: [],
  pace,
  scenarios: Object.keys(scenarioWords).map((id, place) => scenario(id, 3 * place + 2)),
  play,
});

const bench: Bench = {
  itself: played(idle),
  personas: [
    persona("resident", "resident", ["居民", "居民", "Resident"]),
    persona("resident-rare-name", "resident", ["生僻字姓名", "罕用字姓名", "Rare characters in the name"]),
    persona("taiwan", "hkMacaoTaiwan", ["台湾居民居住证", "臺灣居民居住證", "Residence permit, Taiwan"]),
    persona("foreigner-2023", "foreignPermanentResident2023", [
      "外国人永久居留身份证",
      "外國人永久居留身分證",
      "Foreign permanent resident",
    ]),
  ],
  reader: {
    device: device(readerName, [
      "garbageBeforeFrame",
      "flippedBit",
      "cutFrame",
      "silence",
      "lateReply",
      "cardLiftedDuringRead",
    ]),
    state: { card: null, reading: false },
  },
  printer: {
    device: device(printerName, ["paperOut", "paperNearEnd", "coverOpen", "cutterJam", "silence", "offline"]),
    state: { paper: "full", cover: "closed", printing: false, tickets: [] },
  },
  others: [
    {
      ...acting(
        device("code-scanner", [
          "silence",
          "lostReport",
          "shortReport",
          "wrongByteCount",
          "noIdentifier",
          "lastReportContinued",
        ]),
        {
          action: "presentCode",
          description: "Hold a code before the scanner.",
          arguments: { symbology: ["qrCode", "code128", "pdf417"], text: "string" },
        },
      ),
      line: "memory",
      state: { trigger: "released", codesSent: 3 },
    },
    {
      ...acting(
        device("keypad", ["silence", "stuckKey", "bouncingKey", "shortReport", "rollOver"]),
        ...["pressKey", "holdKey", "releaseKey"].map((action) => ({
          action,
          description: "A key.",
          arguments: { key: ["up", "down", "confirm"] },
        })),
      ),
      line: "memory",
    },
    {
      ...acting(
        device("sensors", ["silence", "busy", "flicker"]),
        ...["openDoor", "closeDoor", "stepUp", "tamper", "restoreTamper", "hangUpHandset"].map((action) => ({
          action,
          description: "What somebody does to the cabinet.",
          arguments: {},
        })),
      ),
      state: { cabinetDoor: "open", proximitySensor: "notPresent", tamperSensor: "off" },
    },
    {
      ...device("status-light", ["noRed", "frozen", "stalled", "wrongAnswer", "impatient"]),
      line: "memory",
      state: { colour: "green", flash: "continuous" },
    },
    {
      ...device("voice", ["silence", "receiveError", "neverIdle", "powerLoss"]),
      state: { speaking: false, last: null },
    },
  ],
};
const laid: Bench = {
  ...bench,
  reader: bench.reader && { ...bench.reader, state: { card: "resident", reading: true } },
};
const broken: Bench = {
  ...bench,
  reader: bench.reader && { ...bench.reader, device: { ...bench.reader.device, plugged: false } },
  printer: bench.printer && {
    device: { ...bench.printer.device, faults: ["paperOut"] },
    state: { ...bench.printer.state, paper: "out" },
  },
};
const recorded: Bench = {
  ...bench,
  itself: played(idle, "real"),
  reader: bench.reader && {
    device: device(readerName, []),
    state: {
      card: null,
      reading: false,
      recorded: { exchanges: 214, next: 37, unknownBytes: 12 },
    },
  },
};
const playing: Bench = {
  ...broken,
  itself: played({
    kind: "playing",
    scenario: "paperOutMidTicket",
    done: 4,
    of: 17,
    next: { after: 2_500, device: printerName, action: "setFault", fault: "powerLossMidTicket" },
  }),
};
const inMemory: Bench = {
  ...bench,
  reader: bench.reader && {
    ...bench.reader,
    device: { ...bench.reader.device, line: "memory", address: "memory:id-card-reader" },
  },
  printer: bench.printer && {
    ...bench.printer,
    device: { ...bench.printer.device, line: "memory", address: "memory:receipt-printer" },
  },
};

const wire: WireEvent[] = [
  {
    seq: 1,
    at,
    device: readerName,
    direction: "toDevice",
    hex: "AA AA AA 96 69 00 03 20 01 22",
    meaning: "find card",
  },
  {
    seq: 2,
    at: at + 31,
    device: readerName,
    direction: "toHost",
    hex: "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97",
    meaning: "card found",
  },
  {
    seq: 3,
    at: at + 35,
    device: readerName,
    direction: "toDevice",
    hex: "AA AA AA 96 69 00 03 20 02 21",
    meaning: "select card",
  },
  {
    seq: 4,
    at: at + 480,
    device: readerName,
    direction: "toHost",
    hex: "AA AA AA 96 69 05 08 00 00 90 01 00 04 00 … 1280 bytes redacted … 84",
    meaning: "card data",
  },
  {
    seq: 5,
    at: at + 900,
    device: printerName,
    direction: "toDevice",
    hex: "10 04 01",
    meaning: "DLE EOT 1: printer status?",
  },
];

const live = { stream: { following: "live" } };
const moment = (value: unknown, context: Partial<BenchContext>): BenchSnapshot => ({
  value: { action: "ready", ...(value as object) } as unknown as BenchSnapshot["value"],
  context: { ...initialBench, bench, wire, ...context },
});

const texts = (["near", "called"] as const).map((kind, place) => ({
  id: `text-${place + 1}`,
  to: "+8613800000000",
  text: reminderText(kind, standings.called ?? sampleFollowed, "zh-CN").text,
  at: sampleFollowed.takenAt + place * 600_000,
}));

const moments: Readonly<Record<string, BenchSnapshot>> = {
  connecting: moment({ stream: { following: "opening" } }, { bench: null, wire: [] }),
  bench: moment(live, {}),
  texts: moment(live, {}),
  "card-laid": moment(live, { bench: laid }),
  faults: moment(live, { bench: broken }),
  memory: moment(live, { bench: inMemory }),
  scenarios: moment(live, { inside: "scenarios" }),
  playing: moment(live, { inside: "scenarios", bench: playing }),
  "playing-devices": moment(live, { bench: playing }),
  "scenario-ended": moment(live, {
    inside: "scenarios",
    bench: { ...bench, itself: played({ kind: "idle", last: { scenario: "rollEnds", kind: "finished" } }) },
  }),
  "scenario-failed": moment(live, {
    inside: "scenarios",
    bench: {
      ...bench,
      itself: played({
        kind: "idle",
        last: {
          scenario: "looseReaderCable",
          kind: "failed",
          step: 7,
          code: "unknownAction",
          detail: "id-card-reader has no action layCard; it has rewind, unplug, plug",
        },
      }),
    },
  }),
  recorded: moment(live, { bench: recorded }),
  "bad-trace": moment(live, {
    error: {
      number: "模拟-03",
      detail:
        "trace: line 12: the bytes are not hexadecimal; save the reader's trace on the service page again and take the file as it is",
      problem: { kind: "trace", line: 12 },
    },
  }),
  refused: moment(live, {
    error: { number: "模拟-03", detail: "persona must be resident | taiwan", problem: null },
  }),
  lost: moment({ stream: "lost" }, {}),
};

export const page: GalleryPage = {
  moments: Object.keys(moments),
  draw(name, { language }) {
    const snapshot = moments[name];
    if (!snapshot) throw new Error(`no moment ${name}`);
    return (
      <BenchScreen
        snapshot={{ ...snapshot, context: { ...snapshot.context, language } }}
        send={() => undefined}
        citizenPage={null}
        texts={name === "texts" ? texts : []}
      />
    );
  },
};
