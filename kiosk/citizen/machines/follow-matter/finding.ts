import { assign, sendTo } from "xstate";
import { askingDocument } from "../ask-document.ts";
import { findCasesEvents, findCasesViewOf, firstFindCasesView } from "../find-cases.machine.ts";
import { firstLicencesView, licencesEvents, licencesViewOf } from "../licences.machine.ts";
import { refused } from "../outcome.ts";
import { failing, forwarded } from "../request.ts";
import { firstSavedView, savedEvents, savedViewOf } from "../saved.machine.ts";
import { begunOf, firstFor, foundBy, isForLicences, ledTo } from "./rules.ts";
import type { FollowSetup } from "./setup.ts";

/** Whose cases it is about, by a document or a code, and what is opened of it by itself. */
export const findingOf = (following: FollowSetup) => ({
  /** Whose cases it is about: it begins with nothing of anybody's. */
  followSeeking: following.createStateConfig({
    entry: ["forget", assign({ finding: ({ context }) => firstFindCasesView(begunOf(context)) })],
    invoke: {
      src: "findCases",
      id: "findCases",
      input: ({ context }) => ({ condition: context.condition, ...begunOf(context) }),
      onSnapshot: {
        actions: assign(({ context, event: { snapshot } }) => ({
          finding: findCasesViewOf(snapshot) ?? context.finding,
          scanner: snapshot.context.scanner,
          cardLaid: context.cardLaid || snapshot.context.cardLaid,
        })),
      },
      onDone: [
        {
          guard: ({ event }) => event.output.outcome === "found",
          target: "followShowing",
          actions: assign(({ event }) => foundBy(event.output)),
        },
        {
          guard: ({ event }) => event.output.outcome === "saved",
          target: "followGoingOn",
          actions: assign({ code: ({ event: { output } }) => ("code" in output ? output.code : null) }),
        },
        {
          guard: ({ event }) => event.output.outcome === "licences",
          target: "followDocument",
          actions: { type: "readFor", params: { purpose: "licences" } },
        },
        { target: "finished", actions: assign(({ event }) => ledTo(event.output)) },
      ],
      onError: failing("followRefused", "find"),
    },
    on: {
      condition: { actions: ["keepCondition", "toFindCases"] },
      ...forwarded("toFindCases", findCasesEvents),
    },
    exit: assign({ finding: null, findingFirst: "who" }),
  }),
  followDocument: askingDocument(
    {
      onDone: [
        { guard: "leftReceipt", target: "followShowing" },
        { guard: "wasLeft", target: "followSeeking" },
        refused("followRefused", "card"),
        { guard: isForLicences, target: "followLicences", actions: "keepIdentity" },
        {
          guard: { type: "isFor", params: { purpose: "withdraw" } },
          target: "followWithdrawing",
          actions: ["keepIdentity", "freshKey"],
        },
        {
          guard: { type: "isFor", params: { purpose: "deliver" } },
          target: "followDelivering",
          actions: "keepIdentity",
        },
        { target: "followOwing", actions: "keepIdentity" },
      ],
      onError: failing("followRefused", "card"),
    },
    { first: firstFor },
  ),
  /** 我的证照, and of which somebody wants to be reminded (提醒办). */
  followLicences: following.createStateConfig({
    entry: assign({ licences: ({ context }) => firstLicencesView(context) }),
    invoke: {
      src: "licences",
      id: "licences",
      input: ({ context: { identity, language, today } }) => {
        if (!identity) throw new Error("licences were asked for before a card was read");
        return { identity, language, today };
      },
      onSnapshot: {
        actions: assign({
          licences: ({ context, event }) => licencesViewOf(event.snapshot) ?? context.licences,
        }),
      },
      // Back to the result that it was about, where it began there.
      onDone: [{ guard: "hasReceipt", target: "followShowing" }, { target: "followSeeking" }],
      onError: failing("followRefused", "card"),
    },
    on: {
      language: { actions: ["keepLanguage", sendTo("licences", ({ event }) => event)] },
      ...forwarded("toLicences", licencesEvents),
    },
    exit: assign({ licences: null }),
  }),
  /** Nothing is handed in under the code: it may be of what was saved. */
  followGoingOn: following.createStateConfig({
    entry: [
      { type: "readFor", params: { purpose: "resume" } },
      "forgetError",
      assign({ saved: firstSavedView }),
    ],
    invoke: {
      src: "saved",
      id: "saved",
      input: ({ context: { condition, code } }) => ({ condition, code: code ?? "" }),
      onSnapshot: {
        actions: assign(({ context, event: { snapshot } }) => ({
          saved: savedViewOf(snapshot) ?? context.saved,
          cardLaid: context.cardLaid || snapshot.context.cardLaid,
        })),
      },
      onDone: [
        {
          guard: ({ event }) => event.output.resumed !== null,
          target: "finished",
          actions: assign({ resumed: ({ event }) => event.output.resumed, next: "resume" }),
        },
        {
          guard: ({ event }) => event.output.outcome === "typeCode",
          target: "followSeeking",
          actions: assign({ findingFirst: "code" }),
        },
        { target: "followSeeking" },
      ],
      onError: failing("followRefused", "resume"),
    },
    on: {
      condition: { actions: ["keepCondition", "toSaved"] },
      ...forwarded("toSaved", savedEvents),
    },
    exit: assign({ saved: null }),
  }),
});
