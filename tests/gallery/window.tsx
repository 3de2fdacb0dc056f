import "../../kiosk/window/window.css";
import type { WindowSnapshot } from "../../kiosk/window/snapshot.ts";
import { initialWindow, type WindowContext } from "../../kiosk/window/window.machine.ts";
import { WindowScreen } from "../../kiosk/window/window-screen.tsx";
import type { WindowView } from "../../server/contract/window.ts";
import { sampleServices } from "../support/citizen-paths.ts";
import type { GalleryPage } from "./gallery.tsx";

const now = Date.UTC(2026, 10, 23, 2, 30);
const [social, business] = sampleServices as [
  (typeof sampleServices)[number],
  (typeof sampleServices)[number],
];

const places: WindowContext["places"] = {
  clerks: ["小林（演示）", "小陈（演示）", "小黄（演示）", "小吴（演示）"].map((name, index) => ({
    id: `clerk-${index + 1}`,
    name,
  })),
  windows: Array.from({ length: 6 }, (_, index) => ({
    id: String(index + 1),
    name: { "zh-CN": `${index + 1}号窗口`, "zh-TW": `${index + 1}號窗口`, en: `Window ${index + 1}` },
    takenBy: index === 1 ? "小陈（演示）" : null,
  })),
  services: [],
  profiles: [],
  holdMaximum: 60,
};

const idle: WindowView = {
  at: now,
  windowId: "1",
  windowName: { "zh-CN": "1号窗口", "zh-TW": "1號窗口", en: "Window 1" },
  clerkName: "小林（演示）",
  serviceIds: [social.id, business.id],
  profileId: null,
  paused: null,
  autoCall: false,
  undo: null,
  rule: { kind: "accumulating", preferred: null, passedCap: 8, minutesCap: null, classes: [] },
  held: [],
  current: null,
  idleSince: now - 95_000,
  waiting: [
    { serviceId: social.id, serviceName: social.name, count: 12, next: "A017" },
    { serviceId: business.id, serviceName: business.name, count: 0, next: null },
  ],
  noShows: [
    { ticketId: "20261123-A009", number: "A009", validUntil: now + 3_600_000 },
    { ticketId: "20261123-A013", number: "A013", validUntil: now + 3_600_000 },
  ],
  today: {
    served: 14,
    noShow: 2,
    averageWait: 425_000,
    averageWalk: 31_000,
    averageServe: 368_000,
    idle: 1_260_000,
  },
};
const called: WindowView = {
  ...idle,
  idleSince: null,
  current: {
    ticketId: "20261123-A016",
    number: "A016",
    serviceId: social.id,
    serviceName: social.name,
    state: "called",
    priority: null,
    later: [],
    backTo: null,
    recallFrom: now,
    calls: 2,
    callsLeft: 1,
    calledAt: now - 48_000,
    startedAt: null,
  },
};
const serving: WindowView = {
  ...called,
  current: called.current && { ...called.current, state: "serving", startedAt: now - 312_000 },
};

const atWork: WindowContext = {
  ...initialWindow,
  connection: "open",
  places,
  session: { clerkId: "clerk-1", windowId: "1" },
  view: idle,
};
const ready: WindowSnapshot["value"] = { signedIn: "ready" };

const moments: Readonly<Record<string, WindowSnapshot>> = {
  connecting: { value: { signedOut: "waiting" }, context: initialWindow },
  signIn: { value: { signedOut: "choosing" }, context: { ...initialWindow, connection: "open", places } },
  "signIn-chosen": {
    value: { signedOut: "choosing" },
    context: { ...initialWindow, connection: "open", places, chosen: { clerkId: "clerk-1", windowId: "1" } },
  },
  "signIn-taken": {
    value: { signedOut: "choosing" },
    context: { ...initialWindow, connection: "open", places, error: "window.taken" },
  },
  failed: {
    value: { signedOut: "failed" },
    context: { ...initialWindow, connection: "open", error: "message.internal" },
  },
  idle: { value: ready, context: atWork },
  "idle-empty": {
    value: ready,
    context: {
      ...atWork,
      view: {
        ...idle,
        waiting: idle.waiting.map((line) => ({ ...line, count: 0, next: null })),
        noShows: [],
        today: { served: 0, noShow: 0, averageWait: null, averageWalk: null, averageServe: null, idle: 0 },
      },
    },
  },
  called: { value: ready, context: { ...atWork, view: called } },
  serving: { value: ready, context: { ...atWork, view: serving } },
  refused: { value: ready, context: { ...atWork, number: "A999", error: "window.notWaiting" } },
  away: { value: { signedIn: "away" }, context: { ...atWork, view: called, connection: "lost" } },
};

export const page: GalleryPage = {
  moments: Object.keys(moments),
  draw(moment, { language }) {
    const snapshot = moments[moment];
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <WindowScreen
        snapshot={{ ...snapshot, context: { ...snapshot.context, language } }}
        send={() => undefined}
        now={now}
      />
    );
  },
};
