import { assign } from "xstate";
import { deliveryEvents, deliveryViewOf, firstDeliveryView } from "../delivery.machine.ts";
import { firstOwedView, owedEvents, owedViewOf } from "../owed.machine.ts";
import { failing, forwarded, silent } from "../request.ts";
import { applicationOf, withReceipt } from "./rules.ts";
import type { FollowSetup } from "./setup.ts";

/** What can still be done about an application, by whoever shows the document. */
export const changingOf = (following: FollowSetup) => ({
  /** 撤回 is asked once more before it is done, and done for whoever shows the card. */
  followWithdrawAsk: following.createStateConfig({
    entry: { type: "readFor", params: { purpose: "withdraw" } },
    on: {
      confirm: [
        { guard: "cardShown", target: "followWithdrawing", actions: "freshKey" },
        { target: "followDocument" },
      ],
      back: "followShowing",
    },
  }),
  followWithdrawing: following.createStateConfig({
    entry: "forgetError",
    invoke: {
      src: "withdraw",
      input: ({ context: { receipt, number, identity, idempotencyKey } }) => {
        if (!receipt || !number || !identity) throw new Error("nothing was chosen that could be withdrawn");
        return { code: receipt.code, applicationNumber: number, identity, idempotencyKey };
      },
      onDone: {
        target: "followShowing",
        actions: assign(({ context, event }) => ({
          ...withReceipt(context, event.output),
          done: "withdrawn" as const,
          slip: null,
        })),
      },
      onError: failing("followRefused", "withdraw"),
    },
    after: { requestPatience: silent("followRefused", "withdraw") },
  }),
  /** Another way for the result to come, for whoever showed the card. */
  followDelivering: following.createStateConfig({
    entry: [
      { type: "readFor", params: { purpose: "deliver" } },
      "forgetError",
      assign({
        delivering: ({ context: { identity, postFees } }) =>
          identity && firstDeliveryView({ identity, postFees }),
      }),
    ],
    invoke: {
      src: "delivery",
      id: "delivery",
      input: ({ context }) => {
        const { today, receipt, identity, postFees } = context;
        const application = applicationOf(context);
        if (!receipt || !application || !identity)
          throw new Error("nothing was chosen whose result could come another way");
        return { today, code: receipt.code, application, identity, postFees };
      },
      onSnapshot: {
        actions: assign({
          delivering: ({ context, event }) => deliveryViewOf(event.snapshot) ?? context.delivering,
        }),
      },
      onDone: [
        {
          guard: ({ event }) => event.output.outcome === "notTheirs",
          target: "followDocument",
          actions: [assign({ postFees: ({ event }) => event.output.postFees }), "forgetIdentity"],
        },
        {
          target: "followShowing",
          actions: assign(({ context, event: { output } }) => ({
            ...withReceipt(context, output.receipt),
            ...(output.outcome === "appointed" ? { done: "appointed" as const, slip: null } : {}),
            postFees: output.postFees,
          })),
        },
      ],
      onError: failing("followRefused", "appoint"),
    },
    on: forwarded("toDelivery", deliveryEvents),
    exit: assign({ delivering: null }),
  }),
  /** What is owed: what of it stands on an e-licence or a scan is added here, the rest at a window. */
  followOwing: following.createStateConfig({
    entry: [
      { type: "readFor", params: { purpose: "supplement" } },
      "forgetError",
      assign({ owing: ({ context: { receipt } }) => receipt && firstOwedView(receipt) }),
    ],
    invoke: {
      src: "owed",
      id: "owed",
      input: ({ context: { receipt, identity } }) => {
        if (!receipt || !identity) throw new Error("nothing was chosen that could be added to");
        return { receipt, identity };
      },
      onSnapshot: {
        actions: assign({
          owing: ({ context, event }) => owedViewOf(event.snapshot) ?? context.owing,
        }),
      },
      onDone: [
        {
          guard: ({ event }) => event.output.outcome === "notTheirs",
          target: "followDocument",
          actions: [
            assign(({ context, event }) => withReceipt(context, event.output.receipt)),
            "forgetIdentity",
          ],
        },
        {
          target: "followShowing",
          actions: assign(({ context, event: { output } }) => ({
            ...withReceipt(context, output.receipt),
            ...(output.outcome === "supplemented" ? { done: "supplemented" as const, slip: null } : {}),
          })),
        },
      ],
      onError: failing("followRefused", "supplement"),
    },
    on: forwarded("toOwed", owedEvents),
    exit: assign({ owing: null }),
  }),
});
