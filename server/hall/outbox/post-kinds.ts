import {
  type DeliveryOrder,
  deliveryOrder,
  type Post,
  type Waybill,
  waybill,
} from "../../connectors/post/post.ts";
import { itemOf, type OutboxItem, type OutboxKind, type Settled } from "./kind.ts";

/** What goes to the post. A delivery is a stream of its own. */
export interface PostKinds {
  readonly kinds: readonly OutboxKind<unknown, unknown>[];
  /** Parked as `quoteExpired` where it did not get there in time: its owner asks for another fee, under another delivery number. */
  delivery(order: DeliveryOrder): readonly OutboxItem[];
}

/** @param settled told as `OutboxKind.settled` is */
export function postKinds(
  post: Post,
  settled: (settled: Settled<Waybill>) => void | Promise<void>,
): PostKinds {
  const ordered: OutboxKind<DeliveryOrder, Waybill> = {
    name: "post.delivery",
    payload: deliveryOrder,
    answer: waybill,
    send: (order, key, signal) => post.order(order, key, signal),
    settled,
  };
  return {
    kinds: [ordered],
    delivery: (order) => [
      itemOf(ordered, {
        stream: order.deliveryNumber,
        key: `${order.deliveryNumber}/delivery`,
        payload: order,
      }),
    ],
  };
}
