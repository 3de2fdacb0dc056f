import { and, assign, not, or } from "xstate";
import { matterSlipOf } from "../../../i18n/matter-slip.ts";
import { printFailing, printSilent } from "../request.ts";
import { isForLicences, isForResuming } from "./rules.ts";
import type { FollowSetup } from "./setup.ts";

/** What was found: the list, a case of it, an application of that; and what could not be done. */
export const showingOf = (following: FollowSetup) => ({
  /** What is chosen is on the screen. */
  followShowing: following.createStateConfig({
    entry: "forgetError",
    always: [
      { guard: "hasNumber", target: "followApplication" },
      { guard: "hasReceipt", target: "followPackage" },
      { target: "followList" },
    ],
  }),
  followList: following.createStateConfig({
    on: {
      choose: { target: "followShowing", actions: "keepChosen" },
      assist: {
        guard: ({ context, event }) => context.requests.some(({ code }) => code === event.code),
        target: "finished",
        actions: assign({ next: "assist", assist: ({ event }) => event.code }),
      },
      take: { guard: "isOffered", target: "finished", actions: "keepOffered" },
      back: "followSeeking",
    },
  }),
  followPackage: following.createStateConfig({
    on: {
      chooseApplication: { target: "followShowing", actions: "keepNumber" },
      print: { guard: "canPrint", target: "followPrinting" },
      done: { target: "finished", actions: assign({ next: "leave" }) },
      back: [
        { guard: "hasList", target: "followShowing", actions: "leaveCase" },
        { target: "followSeeking" },
      ],
    },
  }),
  followApplication: following.createStateConfig({
    on: {
      print: { guard: "canPrint", target: "followPrinting" },
      withdraw: { guard: "withdrawable", target: "followWithdrawAsk" },
      licences: [
        {
          guard: and(["reminds", "cardShown"]),
          target: "followLicences",
          actions: { type: "readFor", params: { purpose: "licences" } },
        },
        {
          guard: and(["reminds", "readerWorks"]),
          target: "followDocument",
          actions: { type: "readFor", params: { purpose: "licences" } },
        },
      ],
      changeDelivery: [
        { guard: and(["hasChoices", "cardShown"]), target: "followDelivering" },
        {
          guard: "hasChoices",
          target: "followDocument",
          actions: { type: "readFor", params: { purpose: "deliver" } },
        },
      ],
      add: [
        { guard: and(["owesSomething", "cardShown"]), target: "followOwing" },
        {
          guard: "owesSomething",
          target: "followDocument",
          actions: { type: "readFor", params: { purpose: "supplement" } },
        },
      ],
      done: { target: "finished", actions: assign({ next: "leave" }) },
      back: [
        { guard: "ofSeveral", target: "followShowing", actions: "leaveApplication" },
        { guard: "hasList", target: "followShowing", actions: "leaveCase" },
        { target: "followSeeking" },
      ],
    },
  }),
  followPrinting: following.createStateConfig({
    invoke: {
      src: "printReceipt",
      input: ({ context: { receipt, language, hallName } }) => {
        if (!receipt) throw new Error("a receipt was printed before there was one");
        return { code: receipt.code, texts: matterSlipOf({ receipt, saved: null }, hallName, language) };
      },
      onDone: { target: "followShowing", actions: assign({ slip: ({ event }) => event.output }) },
      onError: printFailing("followShowing"),
    },
    after: {
      printPatience: printSilent("followShowing"),
    },
  }),
  followRefused: following.createStateConfig({
    on: {
      tryAgain: [
        { guard: { type: "failedAt", params: { failed: "find" } }, target: "followSeeking" },
        { guard: { type: "failedAt", params: { failed: "resume" } }, target: "followGoingOn" },
        // Another document.
        { guard: "notTheirs", target: "followDocument", actions: "forgetIdentity" },
        // The same key: what was done already is not done twice.
        { guard: { type: "failedAt", params: { failed: "withdraw" } }, target: "followWithdrawing" },
        { guard: { type: "failedAt", params: { failed: "supplement" } }, target: "followOwing" },
        { guard: { type: "failedAt", params: { failed: "appoint" } }, target: "followDelivering" },
        { guard: or([not(isForLicences), "readerWorks"]), target: "followDocument" },
      ],
      back: [
        { guard: isForResuming, target: "followGoingOn" },
        { guard: "hasReceipt", target: "followShowing" },
        { target: "followSeeking" },
      ],
    },
  }),
});
