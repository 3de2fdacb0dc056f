import { assign } from "xstate";
import { matterSlipOf } from "../../../i18n/matter-slip.ts";
import { deliveryWishes } from "../../matters/handling/handing-in.ts";
import { failing, printFailing, printSilent, silent } from "../request.ts";
import { actingProblemIn, askFees, draftOf } from "./rules.ts";
import type { HandleSetup } from "./setup.ts";

/** From the review to the receipt; or kept for another time, or given up. */
export const handingInOf = (handling: HandleSetup) => ({
  handleReview: handling.createStateConfig({
    invoke: askFees,
    on: {
      edit: { target: "handleShowing", actions: ["remember", "showStep"] },
      submit: { target: "handleSubmitting", actions: "freshKey" },
      back: "handleGoingBack",
      stop: "handleStop",
    },
  }),
  handleSubmitting: handling.createStateConfig({
    entry: "forgetError",
    invoke: {
      src: "submit",
      input: ({ context }) => ({
        ...draftOf(context),
        delivery: deliveryWishes(context, context.deliveries),
        idempotencyKey: context.idempotencyKey,
      }),
      onDone: [
        {
          guard: ({ event }) => event.output.receipt !== null,
          target: "handleReceipt",
          actions: assign({ receipt: ({ event }) => event.output.receipt, problems: [] }),
        },
        {
          guard: ({ event }) => actingProblemIn(event.output.problems) !== null,
          target: "handleEnterprise",
          actions: assign({
            enterprise: null,
            enterpriseAsked: false,
            actingRefusal: ({ event }) => actingProblemIn(event.output.problems),
          }),
        },
        {
          target: "handleShowing",
          actions: [assign({ problems: ({ event }) => event.output.problems }), "remember", "showProblem"],
        },
      ],
      onError: failing("handleRefused", "submit"),
    },
    after: { submitPatience: silent("handleRefused", "submit") },
  }),
  handleReceipt: handling.createStateConfig({
    on: {
      print: { guard: "canPrint", target: "handlePrinting" },
      done: { target: "finished", actions: assign({ next: "leave" }) },
    },
  }),
  handlePrinting: handling.createStateConfig({
    invoke: {
      src: "printReceipt",
      input: ({ context: { receipt, saved, language, hallName } }) => {
        const code = receipt?.code ?? saved?.code;
        if (!code) throw new Error("a slip was printed before there was a code");
        const texts = matterSlipOf({ receipt, saved }, hallName, language);
        return { code, texts, address: receipt ? null : (saved?.address ?? null) };
      },
      onDone: { target: "handlePrinted", actions: assign({ slip: ({ event }) => event.output }) },
      onError: printFailing("handlePrinted"),
    },
    after: {
      printPatience: printSilent("handlePrinted"),
    },
  }),
  handlePrinted: handling.createStateConfig({
    always: [
      { guard: ({ context }) => context.receipt !== null, target: "handleReceipt" },
      { target: "handleSaved" },
    ],
  }),
  /** Nobody loses what was filled in by a touch: it can be kept, or given up, or gone on with. */
  handleStop: handling.createStateConfig({
    on: {
      save: { target: "handleSaving", actions: "freshKey" },
      done: "finished",
      back: [{ guard: "asksEnterprise", target: "handleEnterprise" }, { target: "handleShowing" }],
    },
  }),
  handleSaving: handling.createStateConfig({
    entry: "forgetError",
    invoke: {
      src: "save",
      input: ({ context }) => ({ ...draftOf(context), idempotencyKey: context.idempotencyKey }),
      onDone: { target: "handleSaved", actions: assign({ saved: ({ event }) => event.output }) },
      onError: failing("handleRefused", "save"),
    },
    after: { requestPatience: silent("handleRefused", "save") },
  }),
  handleSaved: handling.createStateConfig({
    on: {
      print: { guard: "canPrint", target: "handlePrinting" },
      done: { target: "finished", actions: assign({ next: "leave" }) },
    },
  }),
  handleRefused: handling.createStateConfig({
    on: {
      tryAgain: [
        { guard: { type: "failedAt", params: { failed: "begin" } }, target: "handleBeginning" },
        { guard: { type: "failedAt", params: { failed: "enterprise" } }, target: "handleEnterprise" },
        { guard: { type: "failedAt", params: { failed: "licences" } }, target: "handleFetching" },
        { guard: { type: "failedAt", params: { failed: "sign" } }, target: "handleSigning" },
        { guard: { type: "failedAt", params: { failed: "decline" } }, target: "handleDeclining" },
        { guard: { type: "failedAt", params: { failed: "save" } }, target: "handleSaving" },
        // The same key: what was handed in already is not handed in again.
        { target: "handleSubmitting" },
      ],
      back: [
        { guard: { type: "failedAt", params: { failed: "begin" } }, target: "finished" },
        { target: "handleShowing", actions: "forgetError" },
      ],
    },
  }),
});
