import * as z from "zod/mini";
import { idempotencyKey } from "./hall.ts";

/** What the keys of a window's call pad do, each as the button of the same name on the window's page. */
export const padKey = z.enum(["callNext", "recall", "start", "noShow", "finish"]);
export type PadKey = z.infer<typeof padKey>;

/**
 * A key pressed at a window: `POST /hall/v1/pad-keys`, bearer token of the role `terminal`. It acts for the clerk who is signed in at that
 * window, as if it were his page. 200 with `{}`, or an error body: `window.*`, `queue.*`.
 */
export const pressedKey = z.strictObject({
  windowId: z.string().check(z.maxLength(40)),
  key: padKey,
  /** One a press: however often it is told, it has one effect. */
  idempotencyKey,
});
export type PressedKey = z.infer<typeof pressedKey>;

export const padKeysPath = "/hall/v1/pad-keys";
