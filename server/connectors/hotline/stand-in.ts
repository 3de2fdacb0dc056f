import { isDeepStrictEqual } from "node:util";
import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import {
  type CommonFault,
  Refusal,
  type StandInReply,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from "../stand-in-server.ts";
import {
  type IncomingAnswer,
  type IncomingOrder,
  incomingAnswer,
  incomingOrders,
  type OrderProgress,
  type OrderState,
  orderProgress,
  type WorkOrder,
  workOrder,
} from "./hotline.ts";

/**
 * What the stand-in does wrong beside the common faults. `duplicate`: it answers what it has already as a conflict, 409, with how it stands, and
 * lists every incoming order twice. `reordersProgress`: every other answer to how an order stands is an older one.
 */
type OwnFault = "duplicate" | "reordersProgress";
export type HotlineFault = CommonFault | OwnFault;

const longestRequest = 16 * 1024;
/** Most that one answer lists. */
const listed = 100;

/** Milliseconds after the order until each state, by itself. Quick enough to be shown. */
export const demoHandling: readonly { readonly state: OrderState; readonly after: number }[] = [
  { state: "accepted", after: 20_000 },
  { state: "handling", after: 60_000 },
  { state: "answered", after: 180_000 },
];
const demoAnswer = "已联系承办单位整改：指南已补充说明，本周内更新。";

interface Order {
  readonly order: WorkOrder;
  /** Everything that it has stood at; the last holds. */
  readonly told: OrderProgress[];
  readonly at: number;
}

/** A hotline that nobody calls: as strict as docs/connectors.md, for tests and the demo. */
export interface HotlineStandIn extends StandInServer<OwnFault> {
  /** Every work order once, in the order of coming. */
  readonly orders: readonly WorkOrder[];
  /** What the hall has answered, once each. */
  readonly answers: readonly IncomingAnswer[];
  /** What somebody at the hotline would do. Undefined for a number that never came. @throws Refusal ended */
  move(orderNumber: string, state: OrderState, words?: string): OrderProgress | undefined;
  /** Somebody called about this hall. */
  call(order: IncomingOrder): void;
}

export interface HotlineStandInOptions {
  /** The one that a client must show. */
  readonly secret: string;
  readonly clock: Clock;
  /** Null: nothing moves that `move` does not. */
  readonly handling: typeof demoHandling | null;
}

const answered = z.omit(incomingAnswer, { hotlineNumber: true });

export async function startHotlineStandIn({
  secret,
  clock,
  handling,
}: HotlineStandInOptions): Promise<HotlineStandIn> {
  const orders = new Map<string, Order>();
  const calls = new Map<string, IncomingOrder>();
  const taken: WorkOrder[] = [];
  const heard: IncomingAnswer[] = [];
  let asked = 0;
  const answerTo = (number: string) => heard.find(({ hotlineNumber }) => hotlineNumber === number);

  const become = (order: Order, state: OrderState, said: string): OrderProgress => {
    const before = order.told.at(-1) as OrderProgress;
    const after: OrderProgress = {
      ...before,
      revision: before.revision + 1,
      state,
      answer: state === "answered" ? said : null,
      reason: state === "returned" ? said : null,
    };
    order.told.push(after);
    return after;
  };
  const toldOf = (order: Order): readonly OrderProgress[] => {
    for (const [index, { state, after }] of (handling ?? []).entries())
      if (order.told.length === index + 1 && clock.now() >= order.at + after)
        become(order, state, demoAnswer);
    return order.told;
  };

  const take = (request: StandInRequest, fault: HotlineFault): StandInReply => {
    request.key();
    const one = request.json(workOrder);
    const before = orders.get(one.orderNumber);
    if (before) {
      if (!isDeepStrictEqual(before.order, one)) throw new Refusal(409, "differentContent");
      return { status: fault === "duplicate" ? 409 : 200, json: toldOf(before).at(-1) };
    }
    const first: OrderProgress = {
      orderNumber: one.orderNumber,
      hotlineNumber: `DEMO12345-${String(orders.size + 1).padStart(6, "0")}`,
      revision: 1,
      state: "received",
      answer: null,
      reason: null,
    };
    taken.push(one);
    orders.set(one.orderNumber, { order: one, told: [first], at: clock.now() });
    return { status: 201, json: orderProgress.parse(first) };
  };
  const look = (number: string, fault: HotlineFault): StandInReply => {
    const order = orders.get(number);
    if (!order) throw new Refusal(404, "unknownOrder");
    const told = toldOf(order);
    asked += 1;
    const isOld = fault === "reordersProgress" && asked % 2 === 0;
    return { status: 200, json: orderProgress.parse(told[Math.max(0, told.length - (isOld ? 2 : 1))]) };
  };
  const list = (fault: HotlineFault): StandInReply => {
    const open = [...calls.values()].filter(({ hotlineNumber }) => !answerTo(hotlineNumber));
    const twice = fault === "duplicate" ? open.flatMap((each) => [each, each]) : open;
    return { status: 200, json: incomingOrders.parse({ orders: twice.slice(0, listed) }) };
  };
  const hear = (hotlineNumber: string, request: StandInRequest, fault: HotlineFault): StandInReply => {
    request.key();
    const one = { hotlineNumber, ...request.json(answered) };
    if (!calls.has(hotlineNumber)) throw new Refusal(404, "unknownOrder");
    const before = answerTo(hotlineNumber);
    if (before && !isDeepStrictEqual(before, one)) throw new Refusal(409, "differentContent");
    if (!before) heard.push(one);
    const status = before && fault === "duplicate" ? 409 : 200;
    return { status, json: { hotlineNumber, outcome: one.outcome } };
  };

  const server = await startStandInServer<OwnFault>({
    secret,
    clock,
    base: "/hotline",
    longestRequest,
    answer(request, fault) {
      const { method, path } = request;
      if (method === "POST" && path === "/orders") return take(request, fault);
      if (method === "GET" && path === "/incoming") return list(fault);
      const order = /^\/orders\/([A-Z0-9-]+)$/.exec(path)?.[1];
      if (method === "GET" && order !== undefined) return look(order, fault);
      const incoming = /^\/incoming\/([A-Z0-9-]+)\/answer$/.exec(path)?.[1];
      if (method === "POST" && incoming !== undefined) return hear(incoming, request, fault);
      throw new Refusal(404, "address");
    },
  });
  return Object.assign(server, {
    orders: taken,
    answers: heard,
    move(orderNumber: string, state: OrderState, said = demoAnswer) {
      const order = orders.get(orderNumber);
      if (!order) return undefined;
      const before = toldOf(order).at(-1)?.state;
      if (before === "answered" || before === "returned") throw new Refusal(409, "ended");
      return become(order, state, said);
    },
    call(order: IncomingOrder) {
      calls.set(order.hotlineNumber, order);
    },
  });
}
