import type { VNode } from "preact";
import type { RestScreen } from "../snapshot.ts";
import { Connecting } from "./connecting.tsx";
import { OutOfOrder } from "./out-of-order.tsx";
import { Rest } from "./rest.tsx";

/** Every state of the terminal without a session has its screen. They are drawn with the first load. */
export const restScreens: Readonly<Record<RestScreen, () => VNode>> = {
  connecting: Connecting,
  rest: Rest,
  outOfOrder: OutOfOrder,
};
