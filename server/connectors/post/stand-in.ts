import { isDeepStrictEqual } from "node:util";
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
  type DeliveryOrder,
  type DeliveryState,
  deliveryOrder,
  type Quote,
  type QuoteRequest,
  quoteRequest,
  type Waybill,
  waybill,
} from "./post.ts";

/**
 * What the stand-in does wrong beside the common faults. `duplicate`: it answers an order that it has already as a conflict, 409, with the
 * waybill as it stands. `reordersProgress`: every other answer to how a delivery stands is an older one.
 */
type OwnFault = "duplicate" | "reordersProgress";
export type PostFault = CommonFault | OwnFault;

const longestRequest = 16 * 1024;
const quoteTime = 30 * 60_000;
/** Fen of the first kilogram and of each further one, as couriers reckon: within the province, and beyond it. */
const tariff = {
  near: { first: 1_200, further: 200, days: 2 },
  far: { first: 2_000, further: 800, days: 4 },
};
const ownProvince = "福建省";

/** Milliseconds after the order until each state, by itself. Quick enough to be shown. */
export const demoRoute: readonly {
  readonly state: DeliveryState;
  readonly after: number;
  readonly place: string;
}[] = [
  { state: "collected", after: 60_000, place: "样例市政务服务中心" },
  { state: "inTransit", after: 180_000, place: "样例市分拨中心" },
  { state: "awaitingPickUp", after: 600_000, place: "样例路驿站" },
];

interface Delivery {
  readonly order: DeliveryOrder;
  /** Every waybill that it has had; the last holds. */
  readonly told: Waybill[];
  readonly orderedAt: number;
}

/** A post that carries nothing: as strict as docs/connectors.md, for tests and the demo. */
export interface PostStandIn extends StandInServer<OwnFault> {
  /** Every order once, in the order of coming. */
  readonly orders: readonly DeliveryOrder[];
  /** What a postman would do. Undefined for a number that never came. @throws Refusal ended */
  move(deliveryNumber: string, state: DeliveryState, place?: string): Waybill | undefined;
}

export interface PostStandInOptions {
  /** The one that a client must show. */
  readonly secret: string;
  readonly clock: Clock;
  /** Null: nothing moves that `move` does not. */
  readonly route: typeof demoRoute | null;
}

export async function startPostStandIn({ secret, clock, route }: PostStandInOptions): Promise<PostStandIn> {
  const deliveries = new Map<string, Delivery>();
  const quotes = new Map<string, { readonly quote: Quote; readonly of: QuoteRequest }>();
  const byKey = new Map<string, Quote>();
  const orders: DeliveryOrder[] = [];
  let asked = 0;

  const lastOf = ({ told }: Delivery) => told[told.length - 1] as Waybill;
  const become = (delivery: Delivery, state: DeliveryState, at: number, place: string | null): Waybill => {
    const before = lastOf(delivery);
    const pickUpCode =
      state === "awaitingPickUp" ? `${10 + (deliveries.size % 90)}-${before.waybill.slice(-4)}` : null;
    const steps = [...before.steps, { state, at, place }];
    const after: Waybill = { ...before, revision: before.revision + 1, state, steps, pickUpCode };
    delivery.told.push(after);
    return after;
  };
  const toldOf = (delivery: Delivery): readonly Waybill[] => {
    const now = clock.now();
    // It goes its way by itself until somebody moves it otherwise.
    for (const [index, { state, after, place }] of (route ?? []).entries())
      if (delivery.told.length === index + 1 && now >= delivery.orderedAt + after)
        become(delivery, state, delivery.orderedAt + after, place);
    return delivery.told;
  };

  const price = (request: StandInRequest): StandInReply => {
    const of = request.json(quoteRequest);
    const key = request.key();
    const known = byKey.get(key);
    if (known) return { status: 200, json: known };
    const { first, further, days } = of.to.province === ownProvince ? tariff.near : tariff.far;
    const fee = first + further * Math.max(0, Math.ceil(of.grams / 1000) - 1);
    const id = `quote-${quotes.size + 1}`;
    const made: Quote = { id, fee, days, validUntil: clock.now() + quoteTime };
    quotes.set(id, { quote: made, of });
    byKey.set(key, made);
    return { status: 201, json: made };
  };
  const order = (request: StandInRequest, fault: PostFault): StandInReply => {
    request.key();
    const one = request.json(deliveryOrder);
    const { deliveryNumber } = one;
    const before = deliveries.get(deliveryNumber);
    if (before) {
      if (!isDeepStrictEqual(before.order, one)) throw new Refusal(409, "differentContent");
      return { status: fault === "duplicate" ? 409 : 200, json: toldOf(before).at(-1) };
    }
    const quoted = quotes.get(one.quote);
    if (!quoted) throw new Refusal(422, "unknownQuote");
    const now = clock.now();
    if (now > quoted.quote.validUntil) throw new Refusal(422, "quoteExpired");
    const { province, city, district } = one.receiver.address;
    if (!isDeepStrictEqual({ province, city, district }, quoted.of.to))
      throw new Refusal(422, "quoteForElsewhere");
    const first: Waybill = {
      deliveryNumber,
      waybill: `DEMO${String(deliveries.size + 1).padStart(9, "0")}`,
      revision: 1,
      state: "ordered",
      steps: [{ state: "ordered", at: now, place: null }],
      pickUpCode: null,
    };
    orders.push(one);
    deliveries.set(deliveryNumber, { order: one, told: [first], orderedAt: now });
    return { status: 201, json: waybill.parse(first) };
  };
  const look = (number: string, fault: PostFault): StandInReply => {
    const delivery = deliveries.get(number);
    if (!delivery) throw new Refusal(404, "unknownDelivery");
    const told = toldOf(delivery);
    asked += 1;
    const isOld = fault === "reordersProgress" && asked % 2 === 0;
    return { status: 200, json: waybill.parse(told[Math.max(0, told.length - (isOld ? 2 : 1))]) };
  };

  const server = await startStandInServer<OwnFault>({
    secret,
    clock,
    base: "/post",
    longestRequest,
    answer(request, fault) {
      if (request.method === "POST" && request.path === "/quotes") return price(request);
      if (request.method === "POST" && request.path === "/deliveries") return order(request, fault);
      const number = /^\/deliveries\/([A-Z0-9-]+)$/.exec(request.path)?.[1];
      if (request.method === "GET" && number !== undefined) return look(number, fault);
      throw new Refusal(404, "address");
    },
  });
  return Object.assign(server, {
    orders,
    move(number: string, state: DeliveryState, place?: string) {
      const delivery = deliveries.get(number);
      if (!delivery) return undefined;
      const before = toldOf(delivery).at(-1)?.state;
      if (before === "delivered" || before === "returned") throw new Refusal(409, "ended");
      return become(delivery, state, clock.now(), place ?? null);
    },
  });
}
