import type {
  GuideAccompanyContext,
  GuideAccompanySnapshot,
} from "../../kiosk/guide/accompany/accompany.machine.ts";
import type { Accompaniment } from "../../server/contract/accompany/accompaniment.ts";
import type { Step } from "../../server/contract/accompany/step.ts";
import { sampleTicket } from "./citizen-paths.ts";
import { sampleCall } from "./help-moments.ts";

const now = Date.UTC(2026, 10, 23, 1, 5);
const accompaniment: Accompaniment = {
  id: "accompany-0000-0001",
  callId: sampleCall.id,
  guide: { id: "@林小燕", name: "林小燕" },
  state: "with",
  since: now - 125_000,
  present: true,
  extensions: { given: 1, left: 2, minutes: 10 },
  handOver: null,
};
const text = (zh: string, tw: string, en: string) => ({ "zh-CN": zh, "zh-TW": tw, en });
const matter = { kind: "matter", id: "open-shop", version: "2026-11" } as const;

const question: Step = {
  version: 7,
  screen: "handling.handleQuestion",
  over: null,
  contents: [matter],
  title: [{ content: 0, text: 0 }],
  notes: [[{ content: 0, text: 1 }], [{ word: "handle.fieldOptional" }]],
  fields: [{ label: [{ content: 0, text: 0 }], state: "filling", problem: null }],
  controls: [
    { id: 1, role: "keyboard", label: [{ word: "keyboard.keyboard" }], enabled: true, pressed: null },
    { id: 2, role: "button", label: [{ word: "citizen.back" }], enabled: true, pressed: null },
    { id: 3, role: "button", label: [{ word: "handle.stop" }], enabled: true, pressed: null },
    { id: 4, role: "button", label: [{ word: "handle.next" }], enabled: false, pressed: null },
    { id: 5, role: "button", label: [{ word: "citizen.largeText" }], enabled: true, pressed: true },
  ],
  progress: { at: 3, of: 5 },
  modes: { text: "large", contrast: "normal", language: "zh-CN" },
  secondsLeft: 840,
};
const review: Step = {
  ...question,
  version: 9,
  screen: "handling.handleReview",
  title: [{ word: "handle.reviewTitle" }],
  notes: [],
  fields: [
    { label: [{ content: 0, text: 0 }], state: "refused", problem: [{ content: 0, text: 2 }] },
    { label: [{ content: 0, text: 3 }], state: "filled", problem: null },
    { label: [{ covered: true }], state: "empty", problem: null },
  ],
  controls: [
    ...question.controls.slice(1),
    { id: 8, role: "button", label: [{ covered: true }], enabled: true, pressed: null },
  ],
  progress: { at: 5, of: 5 },
};
const days: Step = {
  ...question,
  screen: "appointment.appointmentDay",
  title: [{ word: "appointment.dayTitle" }],
  notes: [],
  fields: [],
  controls: [
    ...["2026-11-24", "2026-11-25", "2026-11-26", "2026-12-31"].map((day, at) => ({
      id: 10 + at,
      role: "button" as const,
      label: [{ day }],
      enabled: at !== 1,
      pressed: null,
    })),
    ...question.controls.slice(1, 2),
  ],
  progress: { at: 3, of: 4 },
};
const help: Step = {
  ...question,
  over: "help",
  title: [{ word: "help.there" }],
  notes: [[{ word: "help.thereHint" }]],
  fields: [],
  controls: [{ id: 1, role: "button", label: [{ word: "help.goOn" }], enabled: true, pressed: null }],
  progress: null,
};

const moment = (more: Partial<GuideAccompanyContext>): GuideAccompanySnapshot => ({
  value: { line: "on", act: "idle" },
  context: {
    name: "林小燕",
    connection: "open",
    accompaniment,
    ended: null,
    heard: true,
    step: question,
    heardAt: now,
    lostSince: null,
    silentSince: null,
    texts: {
      "matter open-shop 2026-11": [
        text("店铺叫什么名字", "店鋪叫什麼名字", "What is the shop called?"),
        text("和招牌上写的一样", "和招牌上寫的一樣", "As on the sign"),
        text("至少写两个字", "至少寫兩個字", "At least two signs"),
        text("店铺地址", "店鋪地址", "Address of the shop"),
      ],
    },
    entries: {},
    act: null,
    problem: null,
    error: null,
    ...more,
  },
});
const handOver = (more: Partial<NonNullable<Accompaniment["handOver"]>>): Partial<GuideAccompanyContext> => ({
  accompaniment: {
    ...accompaniment,
    handOver: {
      key: "hand-over-0000-0001",
      state: "asked",
      serviceId: "business",
      ticket: null,
      error: null,
      ...more,
    },
  },
});

/** Every way in which accompanying stands on the guide's page. */
export const guideAccompanyMoments: ReadonlyMap<string, GuideAccompanySnapshot> = new Map([
  ["accompany-begin", moment({ accompaniment: null, step: null })],
  ["accompany-asked", moment({ accompaniment: { ...accompaniment, state: "asked" }, step: null })],
  ["accompany-no-step", moment({ step: null })],
  ["accompany-question", moment({})],
  ["accompany-review", moment({ step: review })],
  ["accompany-help", moment({ step: help })],
  ["accompany-days", moment({ step: days })],
  ["accompany-lost", moment({ connection: "lost", lostSince: now - 12_000 })],
  ["accompany-terminal-lost", moment({ heard: false, silentSince: now - 12_000 })],
  ["accompany-not-heard", moment({ problem: "notHeard" })],
  ["accompany-not-done", moment({ error: "message.connectionLost" })],
  ["accompany-hand-over-asked", moment(handOver({}))],
  ["accompany-hand-over-given", moment(handOver({ state: "given", ticket: sampleTicket }))],
  ["accompany-hand-over-declined", moment(handOver({ state: "declined" }))],
  ["accompany-hand-over-failed", moment(handOver({ state: "failed", error: "queue.serviceClosed" }))],
  ["accompany-ended", moment({ accompaniment: null, step: null, ended: "stopped" })],
  ["accompany-declined", moment({ accompaniment: null, step: null, ended: "declined" })],
]);
