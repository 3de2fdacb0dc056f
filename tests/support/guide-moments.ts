import type { Act } from "../../kiosk/guide/effects.ts";
import { type GuideContext, type GuideSnapshot, initialGuide } from "../../kiosk/guide/guide.machine.ts";
import type { TerminalDevice } from "../../server/contract/fleet/status.ts";
import type { GuideView, SeenTerminal } from "../../server/contract/guide/guide.ts";
import type { Ticket } from "../../server/contract/hall.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";
import { goodCondition, sampleClasses, sampleServices, sampleTicket } from "./citizen-paths.ts";
import { sampleCall } from "./help-moments.ts";

const now = Date.UTC(2026, 10, 23, 1, 5);

const well = (name: string, family: string): TerminalDevice => ({
  name,
  family,
  state: "online",
  since: null,
  fault: null,
  inService: true,
});
const devices = [well("IdCardReader", "id-card-reader"), well("ReceiptPrinter", "receipt-printer")];

const floor = demoHall.floor ?? { zones: [], terminals: [] };
const seen = (id: string, more: Partial<SeenTerminal> = {}): SeenTerminal => {
  const place = floor.terminals.find((each) => each.id === id);
  return {
    id,
    place: place ? { zone: place.zone, x: place.x, y: place.y } : null,
    connected: true,
    since: now - 3_600_000,
    status: { state: "rest", paper: "full", devices },
    closed: null,
    ...more,
  };
};

const hallName = goodCondition.hall.name ?? demoHall.name;
export const sampleGuideView: GuideView = {
  at: now,
  hallName,
  zones: [...floor.zones],
  terminals: [
    seen("HL-01", { status: { state: "session", paper: "full", devices } }),
    seen("HL-02", {
      status: {
        state: "rest",
        paper: "out",
        devices: [
          ...devices.slice(0, 1),
          {
            ...well("ReceiptPrinter", "receipt-printer"),
            state: "userError",
            since: now - 600_000,
            fault: "printer.paperOut",
          },
        ],
      },
    }),
    seen("HL-03", { closed: { reason: "cleaning", since: now - 300_000 } }),
    seen("HL-04", { connected: false, since: now - 7_200_000, status: null }),
  ],
  calls: [],
  services: [...sampleServices],
  classes: [...sampleClasses],
  me: { id: "@林小燕", name: "林小燕" },
  promises: [1, 2, 5],
};

export const sampleTicketForSomebody: Ticket = {
  ...sampleTicket,
  follow: "https://hall.example/t/0123456789ABCDEF",
};

const samplePlan = {
  zones: floor.zones.filter(({ id }) => floor.terminals.some(({ zone }) => zone === id)),
  me: null,
};

const working = (more: Partial<GuideContext>, view: Partial<GuideView> = {}): GuideSnapshot => ({
  value: { line: "working", act: "idle", bell: "silent", plan: "known", duty: "on" },
  context: {
    ...initialGuide,
    connection: "open",
    name: "林小燕",
    heardAt: now,
    plan: samplePlan,
    sound: true,
    awake: "on",
    view: { ...sampleGuideView, ...view },
    ...more,
  },
});

const away = (more: Partial<GuideContext>): GuideSnapshot => ({
  value: { line: "away", act: "idle", bell: "silent", plan: "known", duty: "off" },
  context: { ...initialGuide, connection: "open", ...more },
});

const me = { id: "@林小燕", name: "林小燕" };
const taken = { ...sampleCall, state: "taken", guide: me, dueAt: now + 60_000 } as const;
const another = {
  ...sampleCall,
  id: "call-0000-0000-0002",
  terminalId: "HL-03",
  since: now - 95_000,
  state: "taken",
  guide: { id: "@小吴", name: "小吴" },
  dueAt: now + 30_000,
} as const;
const words = {
  ...taken,
  about: { ...taken.about, language: "en", modes: { text: "large", contrast: "high" }, wants: "text" },
  texts: [
    { key: "said-0000-0000-0001", at: now, from: "citizen", words: { phrase: "cannotHear" } },
    { key: "said-0000-0000-0002", at: now, from: "guide", words: { phrase: "whatIsIt" } },
    { key: "said-0000-0000-0003", at: now, from: "citizen", words: { text: "证件一直读不出来" } },
  ],
} as const;
const sayAgain: Act = {
  command: "XiaohuGuide.Say",
  payload: { id: sampleCall.id, words: { phrase: "comingNow" }, key: "said-0000-0000-0004" },
};

/** Every moment of the guide's page worth a picture. */
export const guideMoments: ReadonlyMap<string, GuideSnapshot> = new Map<string, GuideSnapshot>([
  ["begin", away({ name: "林小燕", plan: samplePlan, place: { zones: ["business-zone"], atDesk: false } })],
  ["begin-account", away({ plan: { ...samplePlan, me: { id: "lin", name: "林小燕" } } })],
  ["begin-no-hall", away({ connection: "lost" })],
  ["calls-none", working({})],
  ["calls", working({}, { calls: [another, sampleCall] })],
  [
    "call-ringing",
    working({ callId: sampleCall.id }, { calls: [{ ...sampleCall, stage: "nobody", again: true }] }),
  ],
  ["call-taken", working({ callId: sampleCall.id }, { calls: [taken] })],
  [
    "call-words",
    working({ callId: sampleCall.id }, { calls: [{ ...words, texts: [...words.texts], state: "there" }] }),
  ],
  ["call-late", working({ callId: another.id, late: another }, { calls: [another] })],
  ["call-over", working({ callId: sampleCall.id })],
  ["terminals", working({ tab: "terminals" })],
  ["terminal-fault", working({ tab: "terminals", terminalId: "HL-02" })],
  ["terminal-closed", working({ tab: "terminals", terminalId: "HL-03" })],
  ["number", working({ tab: "number" })],
  [
    "number-taken",
    working({ tab: "number", taken: { ticket: sampleTicketForSomebody, print: "none", terminalId: null } }),
  ],
  [
    "number-printed",
    working({
      tab: "number",
      taken: { ticket: { ...sampleTicket, follow: null }, print: "printed", terminalId: "HL-01" },
    }),
  ],
  ["notices", working({ tab: "notices" })],
  ["old", working({ oldSince: now - 40_000, connection: "lost" }, { calls: [sampleCall] })],
  ["sound-off", working({ sound: false, awake: "none" }, { calls: [sampleCall] })],
  [
    "unsure",
    {
      ...working(
        { oldSince: now - 9_000, connection: "lost", callId: sampleCall.id, act: sayAgain },
        { calls: [taken] },
      ),
      value: { line: "waiting", act: { sending: "unsure" }, bell: "silent", plan: "known", duty: "on" },
    },
  ],
  ["not-done", working({ error: "message.connectionLost" })],
]);
