import type { AssistanceAct } from "../../kiosk/manager/assistance/effects.ts";
import { type DeskContext, type DeskSnapshot, initialDesk } from "../../kiosk/manager/frame/desk.machine.ts";
import type { AssistanceItem, OpenedAssistance } from "../../server/contract/assistance/desk.ts";
import { sampleRequests } from "../support/assistance-paths.ts";

export const assistanceItems: readonly AssistanceItem[] = [
  { request: { ...sampleRequests.new, due: { day: "2026-11-20", assumed: false } }, daysLeft: -1 },
  { request: { ...sampleRequests.assigned, number: "HL-SM-20261123-004" }, daysLeft: 1 },
  { request: sampleRequests.handled, daysLeft: 20 },
  { request: { ...sampleRequests.done, number: "HL-SM-20261120-002" }, daysLeft: null },
];

export const anOpenedRequest = (item = assistanceItems[0] as AssistanceItem): OpenedAssistance => ({
  item,
  person: {
    name: "陈爷爷（演示）",
    telephone: "13800138077",
    address: "福建省厦门市湖里区江头街道吕厝社区示范路9号101室",
    reason: "old",
    typed: true,
  },
  openings: [{ by: "林经办", at: Date.UTC(2026, 10, 23, 1) }],
});

type Context = DeskContext<AssistanceItem, OpenedAssistance, AssistanceAct>;

const listed: Context = {
  ...initialDesk,
  connection: "open",
  by: "林经办",
  items: assistanceItems,
};
const of = {
  number: assistanceItems[0]?.request.number ?? "",
  by: "林经办",
  idempotencyKey: "0123456789abcdef",
};
const opened: Context = { ...listed, opening: of, opened: anOpenedRequest() };
const act = { ...of, act: { kind: "decline", reason: "那天有台风，请改天再约。" } } as const;

/** Moments of the office's list of visits. */
export const assistanceDeskMoments: Readonly<
  Record<string, DeskSnapshot<AssistanceItem, OpenedAssistance, AssistanceAct>>
> = {
  "assistance-loading": { value: "loading", context: { ...initialDesk, connection: "open" } },
  "assistance-failed": {
    value: "failed",
    context: { ...initialDesk, connection: "open", error: "message.internal" },
  },
  "assistance-empty": { value: "listed", context: { ...listed, by: "", items: [] } },
  "assistance-list": { value: "listed", context: listed },
  "assistance-nobody": { value: "listed", context: { ...listed, by: "" } },
  "assistance-done": {
    value: "listed",
    context: { ...listed, done: { kind: "assign", number: of.number } },
  },
  "assistance-opened": { value: { opened: "reading" }, context: opened },
  "assistance-confirm": { value: { opened: "confirming" }, context: { ...opened, act } },
  "assistance-refused": {
    value: { opened: "confirming" },
    context: { ...opened, act, error: "desk.notInState" },
  },
};
