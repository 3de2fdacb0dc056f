import type { DeskAct } from "../../kiosk/manager/desk/acts.ts";
import { initialOutbox, type OutboxSnapshot } from "../../kiosk/manager/desk/outbox.machine.ts";
import { type DeskContext, type DeskSnapshot, initialDesk } from "../../kiosk/manager/frame/desk.machine.ts";
import type { OpenedApplication, WorkItem } from "../../server/contract/matters/desk.ts";
import { samplePage } from "../support/sample-page.ts";
import { anOpened, aReturnedParcel, aWorkItem, stuckOutbox, workItems } from "../support/work-items.ts";

type Context = DeskContext<WorkItem, OpenedApplication, DeskAct>;

const listed: Context = { ...initialDesk, connection: "open", items: [...workItems, aReturnedParcel] };
const item = aWorkItem();
const of = { number: item.application.number, by: "林经办", idempotencyKey: "0123456789abcdef" };
const opened: Context = {
  ...listed,
  by: "林经办",
  opening: of,
  opened: anOpened(item),
};
const pageOnFile = btoa(String.fromCharCode(...samplePage));
const act = {
  ...of,
  act: { kind: "refuse", reasons: ["经营场所不在本区", "未满十八周岁"] },
} as const;

/** Moments of the office's work list. */
export const deskMoments: Readonly<Record<string, DeskSnapshot<WorkItem, OpenedApplication, DeskAct>>> = {
  "desk-loading": { value: "loading", context: { ...initialDesk, connection: "open" } },
  "desk-failed": {
    value: "failed",
    context: { ...initialDesk, connection: "open", error: "message.internal" },
  },
  "desk-empty": { value: "listed", context: { ...listed, items: [] } },
  "desk-list": { value: "listed", context: listed },
  "desk-done": {
    value: "listed",
    context: { ...listed, done: { kind: "refuse", number: item.application.number } },
  },
  "desk-lost": { value: "listed", context: { ...listed, connection: "lost" } },
  "desk-outbox": { value: "listed", context: { ...listed, items: [] } },
  "desk-outbox-none": { value: "listed", context: { ...listed, items: [] } },
  "desk-opened": { value: { opened: "reading" }, context: opened },
  "desk-opened-parcel": {
    value: { opened: "reading" },
    context: {
      ...opened,
      opening: { ...of, number: aReturnedParcel.application.number },
      opened: anOpened(aReturnedParcel),
    },
  },
  "desk-file": {
    value: { opened: "looking" },
    context: { ...opened, file: { id: "file-0002", data: pageOnFile } },
  },
  "desk-file-coming": {
    value: { opened: "fetching" },
    context: { ...opened, file: { id: "file-0001", data: null } },
  },
  "desk-confirm": { value: { opened: "confirming" }, context: { ...opened, act } },
  "desk-refused": {
    value: { opened: "confirming" },
    context: { ...opened, act, error: "desk.notInState" },
  },
};

/** What is sent outside and does not get there, below the work list of the same moment. */
export const outboxMoments: Readonly<Record<string, OutboxSnapshot>> = {
  "desk-outbox": {
    value: "shown",
    context: {
      ...initialOutbox,
      connected: true,
      standing: stuckOutbox,
      by: "林经办",
      done: { kind: "again", outbox: "platform", key: "HL-20261117-0003-E/application" },
    },
  },
  "desk-outbox-none": {
    value: "shown",
    context: {
      ...initialOutbox,
      connected: true,
      standing: { items: [], depths: [], lateAfter: 30 * 60_000 },
    },
  },
};
