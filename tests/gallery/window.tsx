import "../../kiosk/window/window.css";
import type { ReportSnapshot } from "../../kiosk/staff/pain-report/report.machine.ts";
import { emptyDraft } from "../../kiosk/window/draft.ts";
import { RatingsDialog } from "../../kiosk/window/ratings/ratings-dialog.tsx";
import { ReportDialog } from "../../kiosk/window/report/report-dialog.tsx";
import type { WindowSnapshot } from "../../kiosk/window/snapshot.ts";
import { initialWindow, type WindowContext } from "../../kiosk/window/window.machine.ts";
import { WindowScreen } from "../../kiosk/window/window-screen.tsx";
import type { Language } from "../../server/contract/hall.ts";
import type { WindowView } from "../../server/contract/window.ts";
import { sampleServices } from "../support/citizen-paths.ts";
import { reportMoments } from "../support/report-moments.ts";
import { windowRatingMoments } from "../support/window-rating-moments.ts";
import type { GalleryPage } from "./gallery.tsx";

const now = Date.UTC(2026, 10, 23, 2, 30);
const [social, business] = sampleServices as [
  (typeof sampleServices)[number],
  (typeof sampleServices)[number],
];

function windowName(id: string) {
  return { "zh-CN": `${id}号窗口`, "zh-TW": `${id}號櫃檯`, en: `Window ${id}` };
}

const places: WindowContext["places"] = {
  clerks: ["小林（演示）", "小陈（演示）", "小黄（演示）", "小吴（演示）"].map((name, index) => ({
    id: `clerk-${index + 1}`,
    name,
  })),
  windows: Array.from({ length: 6 }, (_, index) => ({
    id: String(index + 1),
    name: windowName(String(index + 1)),
    takenBy: index === 1 ? "小陈（演示）" : null,
  })),
  services: sampleServices.map(({ id, name, windows }) => ({
    id,
    name,
    windows: windows.map((each) => ({ id: each, name: windowName(each) })),
  })),
  profiles: [
    { id: "all-round", name: { "zh-CN": "综合岗", "zh-TW": "綜合職位", en: "All services" } },
    {
      id: "ground-floor",
      name: { "zh-CN": "一楼支援", "zh-TW": "一樓支援", en: "Ground floor support" },
    },
  ],
  holdMaximum: 60,
};

const elder = { "zh-CN": "70岁以上老人", "zh-TW": "70歲以上長者", en: "Aged 70 or over" };

const idle: WindowView = {
  at: now,
  windowId: "1",
  windowName: windowName("1"),
  clerkName: "小林（演示）",
  serviceIds: [social.id, business.id],
  profileId: null,
  paused: null,
  autoCall: false,
  undo: null,
  rule: {
    kind: "accumulating",
    preferred: null,
    passedCap: 8,
    minutesCap: null,
    classes: [
      { id: "elder", name: elder, weight: 3 },
      { id: "disabled", name: { "zh-CN": "残疾人", "zh-TW": "身心障礙者", en: "Disabled" }, weight: 3 },
    ],
  },
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
type SignedIn = Extract<WindowSnapshot["value"], { signedIn: unknown }>["signedIn"];
const ready: WindowSnapshot["value"] = { signedIn: { commands: "ready", dialog: "closed" } };
const behind = (dialog: SignedIn["dialog"]): WindowSnapshot["value"] => ({
  signedIn: { commands: "ready", dialog },
});

/** Everything at once that a ticket in hand can show. */
const busy: WindowView = {
  ...serving,
  current: serving.current && {
    ...serving.current,
    priority: { id: "elder", name: elder },
    later: sampleServices.slice(1, 3).map(({ name }) => name),
    backTo: windowName("2"),
  },
  autoCall: true,
  profileId: "ground-floor",
  undo: { step: "serviceStarted", number: "A016", until: now + 240_000 },
  waiting: sampleServices.map(({ id, name }, index) => ({
    serviceId: id,
    serviceName: name,
    count: index * 7,
    next: index === 0 ? null : `${"ABCDEF"[index]}0${20 + index}`,
  })),
  noShows: Array.from({ length: 7 }, (_, index) => ({
    ticketId: `20261123-A00${index + 1}`,
    number: `A00${index + 1}`,
    validUntil: now + index * 600_000,
  })),
  held: [
    { ticketId: "20261123-A010", number: "A010", until: now - 1000, here: true },
    { ticketId: "20261123-A011", number: "A011", until: now + 300_000, here: true },
    { ticketId: "20261123-B004", number: "B004", until: now + 1_500_000, here: false },
  ],
};
const justFinished: WindowView = {
  ...idle,
  undo: { step: "serviceFinished", number: "A016", until: now + 290_000 },
};
const steps = (
  [
    ["ticketTaken", null, social.name],
    ["printRecorded", null, null],
    ["ticketCalled", windowName("2"), null],
    ["ticketRecalled", windowName("2"), null],
    ["ticketNoShow", windowName("2"), null],
    ["ticketRejoined", windowName("2"), null],
    ["ticketCalled", windowName("1"), null],
    ["serviceStarted", windowName("1"), null],
    ["ticketTransferred", windowName("1"), business.name],
    ["stepUndone", windowName("1"), null],
  ] as const
).map(([type, window, serviceName], index) => ({
  seq: index + 1,
  at: now - (20 - index) * 61_000,
  type,
  windowName: window,
  serviceName,
  undone: type === "ticketTransferred",
}));

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
  "idle-ratings": {
    value: ready,
    context: { ...atWork, ratings: windowRatingMoments.ratings?.ratings ?? [] },
  },
  called: { value: ready, context: { ...atWork, view: called } },
  "called-now": {
    value: ready,
    context: {
      ...atWork,
      view: {
        ...called,
        current: called.current && {
          ...called.current,
          calls: 1,
          callsLeft: 2,
          calledAt: now - 1000,
          recallFrom: now + 4000,
        },
        undo: { step: "ticketCalled", number: "A016", until: now + 299_000 },
      },
    },
  },
  "called-enough": {
    value: ready,
    context: {
      ...atWork,
      view: {
        ...called,
        current: called.current && { ...called.current, calls: 3, callsLeft: 0, recallFrom: null },
      },
    },
  },
  serving: { value: ready, context: { ...atWork, view: serving } },
  busy: { value: ready, context: { ...atWork, view: busy } },
  "just-finished": { value: ready, context: { ...atWork, view: justFinished, sentAwayAt: now - 4000 } },
  paused: {
    value: ready,
    context: { ...atWork, view: { ...idle, paused: { since: now - 725_000, reason: "system" } } },
  },
  "all-aside": {
    value: ready,
    context: {
      ...atWork,
      view: {
        ...idle,
        waiting: idle.waiting.map((line) => ({ ...line, next: null })),
        held: [{ ticketId: "20261123-A011", number: "A011", until: now + 300_000, here: true }],
      },
    },
  },
  "savedCase-asking": {
    value: { signedIn: { commands: "ready", dialog: { savedCase: "asking" } } },
    context: { ...atWork, view: serving, draft: { ...emptyDraft, code: "4FKM 7RTY" } },
  },
  "savedCase-failed": {
    value: { signedIn: { commands: "ready", dialog: { savedCase: "failed" } } },
    context: { ...atWork, view: serving, grantError: "window.notSignedIn" },
  },
  hold: {
    value: behind("hold"),
    context: { ...atWork, view: serving, draft: { ...emptyDraft, minutes: "15" } },
  },
  transfer: {
    value: behind("transfer"),
    context: {
      ...atWork,
      view: serving,
      draft: { ...emptyDraft, serviceId: business.id, toWindowId: business.windows[0] ?? null, back: true },
    },
  },
  "transfer-open": { value: behind("transfer"), context: { ...atWork, view: serving } },
  "add-matter": {
    value: behind("addMatter"),
    context: { ...atWork, view: serving, draft: { ...emptyDraft, serviceId: business.id } },
  },
  pause: { value: behind("pause"), context: atWork },
  profile: { value: behind("chooseProfile"), context: atWork },
  history: {
    value: behind({ history: "shown" }),
    context: {
      ...atWork,
      view: serving,
      draft: { ...emptyDraft, number: "A016" },
      history: { number: "A016", steps },
    },
  },
  "history-unknown": {
    value: behind({ history: "failed" }),
    context: {
      ...atWork,
      draft: { ...emptyDraft, number: "A999" },
      historyError: "queue.unknownTicket",
    },
  },
  "history-asking": { value: behind({ history: "asking" }), context: atWork },
  help: { value: behind("help"), context: atWork },
  slow: {
    value: { signedIn: { commands: "sendingAgain", dialog: "closed" } },
    context: {
      ...atWork,
      pending: { command: { type: "callNext" }, idempotencyKey: "a-key-of-the-gallery" },
    },
  },
  refused: { value: ready, context: { ...atWork, number: "A999", error: "window.notWaiting" } },
  away: {
    value: { signedIn: { commands: "away", dialog: "closed" } },
    context: { ...atWork, view: called, connection: "lost" },
  },
};

/** Reports as they are made at a window. */
const reports: Readonly<Record<string, ReportSnapshot>> = Object.fromEntries(
  Object.entries(reportMoments).map(([moment, { value, context }]) => [
    moment,
    {
      value,
      context: {
        ...context,
        kind: "notDone",
        about: {
          source: "window",
          kind: "notDone",
          terminalId: null,
          matterId: null,
          serviceId: "business",
        },
      },
    } as ReportSnapshot,
  ]),
);
/** What stands in the two dialogs that have machines of their own. */
function beside(moment: string, language: Language) {
  const report = reports[moment];
  const rating = windowRatingMoments[moment];
  return {
    report: report && (
      <ReportDialog
        snapshot={report}
        windowName={windowName("1")[language]}
        language={language}
        send={() => undefined}
        onClose={() => undefined}
        onPrint={() => undefined}
      />
    ),
    ratings: rating && (
      <RatingsDialog {...rating} language={language} send={() => undefined} onClose={() => undefined} />
    ),
  };
}

const behindOf = (moment: string): WindowSnapshot | undefined => {
  const rating = windowRatingMoments[moment];
  if (rating) return { value: behind("ratings"), context: { ...atWork, ratings: rating.ratings } };
  return reports[moment] && { value: behind("report"), context: { ...atWork, view: serving } };
};

export const page: GalleryPage = {
  moments: [...Object.keys(moments), ...Object.keys(reports), ...Object.keys(windowRatingMoments)],
  draw(moment, { language }) {
    const snapshot = moments[moment] ?? behindOf(moment);
    if (!snapshot) throw new Error(`no moment ${moment}`);
    return (
      <WindowScreen
        snapshot={{ ...snapshot, context: { ...snapshot.context, language } }}
        send={() => undefined}
        beside={beside(moment, language)}
        now={now}
      />
    );
  },
};
