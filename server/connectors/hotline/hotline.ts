import * as z from "zod/mini";
import { instant, name, revision, words } from "../values.ts";

/** Ours, made before anything is sent: by it a work order is taken once. Nothing of a person is in it. */
const orderNumber = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9-]{7,39}$/));
/** 工单编号, 12345's own. */
const hotlineNumber = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9-]{3,39}$/));
/** What somebody is called in an office, as people read it. */
const title = z.string().check(z.minLength(1), z.maxLength(80));

/** 工单: what is to be worked on. Who reported it is not in it, and no telephone: the hall tells them. */
export const workOrder = z.strictObject({
  orderNumber,
  kind: z.enum(["painPoint", "notDone"]),
  hall: title,
  /** The matter, and the step of handling it that failed; null: of none. */
  matter: z.nullable(z.strictObject({ id: name, name: title })),
  step: z.nullable(z.strictObject({ stage: name, part: z.string().check(z.maxLength(130)) })),
  /** The stable code of what failed at a terminal. */
  error: z.nullable(z.string().check(z.maxLength(60))),
  categories: z.array(title).check(z.minLength(1), z.maxLength(3)),
  /** What somebody wrote, and what the office adds. */
  what: z.nullable(words),
  note: z.nullable(words),
  reportedAt: instant,
});
export type WorkOrder = z.infer<typeof workOrder>;

export const orderStates = [
  "received",
  /** 已受理 */
  "accepted",
  /** 办理中 */
  "handling",
  /** 已办结, with an answer. */
  "answered",
  /** 退回, with a reason: it is not theirs. */
  "returned",
] as const;
export type OrderState = (typeof orderStates)[number];

export const orderProgress = z
  .object({
    orderNumber,
    hotlineNumber,
    revision,
    state: z.enum(orderStates),
    answer: z.nullable(words),
    reason: z.nullable(words),
  })
  .check(
    z.refine(({ state, answer, reason }) =>
      state === "answered" ? answer !== null : state !== "returned" || reason !== null,
    ),
  );
export type OrderProgress = z.infer<typeof orderProgress>;

/** A work order of 12345 for this hall. Who called stays with 12345. */
export const incomingOrder = z.object({
  hotlineNumber,
  receivedAt: instant,
  /** For which site; null: the first. */
  site: z.nullable(name),
  /** As the catalogue names it; null, or one that is none: of no matter. */
  matter: z.nullable(name),
  what: words,
});
export type IncomingOrder = z.infer<typeof incomingOrder>;

/** Those that are not answered yet, the oldest first. */
export const incomingOrders = z.object({ orders: z.array(incomingOrder).check(z.maxLength(100)) });

export const incomingAnswer = z.strictObject({
  hotlineNumber,
  outcome: z.enum(["answered", "declined"]),
  answer: words,
  at: instant,
});
export type IncomingAnswer = z.infer<typeof incomingAnswer>;

export const takenAnswer = z.object({ hotlineNumber, outcome: z.enum(["answered", "declined"]) });
export type TakenAnswer = z.infer<typeof takenAnswer>;

/** What a hall needs of the citizens' hotline (12345). Every method may throw a ConnectorError. Keys are idempotency keys. */
export interface Hotline {
  /** An `orderNumber` is taken once, whatever is repeated. Refused (reason): differentContent · notOurs. */
  send(order: WorkOrder, key: string, signal: AbortSignal): Promise<OrderProgress>;
  /** How it stands. Answers may overtake one another: `newest` (values.ts). Refused: unknownOrder. */
  look(orderNumber: string, signal: AbortSignal): Promise<OrderProgress>;
  /** Work orders for this hall that wait for an answer. */
  incoming(signal: AbortSignal): Promise<readonly IncomingOrder[]>;
  /** What became of one of those: once. Refused: unknownOrder · differentContent. */
  answer(answer: IncomingAnswer, key: string, signal: AbortSignal): Promise<TakenAnswer>;
}
