import { assign } from "xstate";
import type { MatterEffects } from "../../matter-effects.ts";
import { placeOf } from "../../matters/handling/case.ts";
import { withLicences } from "../../matters/handling/handing-in.ts";
import { licencesOffered } from "../../matters/handling/plan.ts";
import { failing, silent } from "../request.ts";
import { scanViewOf } from "../scan.machine.ts";
import { askFees, commitmentOf, keptScan, materialOn, scanHandedIn } from "./rules.ts";
import type { HandleSetup } from "./setup.ts";

/** One step a screen: what is open comes next, and whatever was answered can be come back to. */
export const stepsOf = (handling: HandleSetup, effects: MatterEffects) => ({
  /** What is open comes next. */
  handleDeciding: handling.createStateConfig({
    entry: "findNext",
    always: [{ guard: "asksEnterprise", target: "handleEnterprise" }, { target: "handleShowing" }],
  }),
  handleShowing: handling.createStateConfig({
    always: [
      { guard: { type: "isStep", params: { kind: "situation" } }, target: "handleSituation" },
      { guard: { type: "isStep", params: { kind: "licences" } }, target: "handleLicences" },
      { guard: { type: "isStep", params: { kind: "question" } }, target: "handleQuestion" },
      { guard: { type: "isStep", params: { kind: "commitment" } }, target: "handleCommitment" },
      { guard: { type: "isStep", params: { kind: "material" } }, target: "handleMaterial" },
      { guard: { type: "isStep", params: { kind: "delivery" } }, target: "handleDelivery" },
      { guard: { type: "isStep", params: { kind: "postAddress" } }, target: "handlePost" },
      { guard: { type: "isStep", params: { kind: "postTelephone" } }, target: "handlePost" },
      { target: "handleReview" },
    ],
  }),
  handleGoingBack: handling.createStateConfig({
    always: [{ guard: "hasHistory", target: "handleShowing", actions: "goBack" }, { target: "handleStop" }],
  }),
  handleSituation: handling.createStateConfig({
    on: {
      answerSituation: { target: "handleDeciding", actions: ["remember", "keepSituation"] },
      keep: { guard: "isChosen", target: "handleDeciding", actions: "remember" },
      back: "handleGoingBack",
      seeAll: "handleSteps",
      stop: "handleStop",
    },
  }),
  handleLicences: handling.createStateConfig({
    on: {
      useLicences: "handleFetching",
      withoutLicences: { target: "handleDeciding", actions: ["remember", "declineLicences"] },
      back: "handleGoingBack",
      seeAll: "handleSteps",
      stop: "handleStop",
    },
  }),
  handleFetching: handling.createStateConfig({
    entry: "forgetError",
    invoke: {
      src: "useLicences",
      input: ({ context }) => ({
        caseId: context.caseId ?? "",
        offers: licencesOffered(context),
        facts: context.facts,
      }),
      onDone: {
        target: "handleDeciding",
        actions: ["remember", assign(({ context, event }) => withLicences(context, event.output))],
      },
      onError: failing("handleRefused", "licences"),
    },
  }),
  handleQuestion: handling.createStateConfig({
    on: {
      draft: { actions: "keepDraft" },
      answer: [
        { guard: "accepted", target: "handleDeciding", actions: ["remember", "keepAnswer"] },
        { actions: ["keepAnswer", "sayProblem"] },
      ],
      skip: { target: "handleDeciding", actions: ["remember", "leaveEmpty"] },
      back: "handleGoingBack",
      seeAll: "handleSteps",
      stop: "handleStop",
    },
  }),
  handleCommitment: handling.createStateConfig({
    on: {
      commit: "handleSign",
      decline: "handleDeclining",
      back: "handleGoingBack",
      seeAll: "handleSteps",
      stop: "handleStop",
    },
  }),
  handleDeclining: handling.createStateConfig({
    invoke: {
      src: "decline",
      input: ({ context: { caseId, step } }) => commitmentOf(caseId, step),
      onDone: { target: "handleDeciding", actions: ["remember", "keepDeclined"] },
      onError: failing("handleRefused", "decline"),
    },
    after: { requestPatience: silent("handleRefused", "decline") },
  }),
  handleSign: handling.createStateConfig({
    on: {
      written: { actions: "keepSignature" },
      signed: { guard: "isWritten", target: "handleSigning" },
      decline: "handleDeclining",
      back: "handleCommitment",
      stop: "handleStop",
    },
  }),
  handleSigning: handling.createStateConfig({
    entry: "forgetError",
    invoke: {
      src: "sign",
      input: ({ context: { caseId, step, matters, signature } }) => {
        const { matterId, commitmentId } = commitmentOf(caseId, step);
        const version = matters
          .find(({ id }) => id === matterId)
          ?.commitments.find(({ id }) => id === commitmentId)?.version;
        if (!signature || !version) throw new Error("a commitment was signed without a signature");
        return { caseId: caseId ?? "", matterId, commitmentId, version, signature };
      },
      onDone: { target: "handleDeciding", actions: ["remember", "keepSigned"] },
      onError: failing("handleRefused", "sign"),
    },
    after: { requestPatience: silent("handleRefused", "sign") },
  }),
  handleMaterial: handling.createStateConfig({
    on: {
      handIn: { target: "handleDeciding", actions: ["remember", "keepHandedIn"] },
      scan: { guard: "canScan", target: "handleScanning" },
      attached: { target: "handleDeciding", actions: ["remember", "keepAttached"] },
      keep: { guard: "isChosen", target: "handleDeciding", actions: "remember" },
      back: "handleGoingBack",
      seeAll: "handleSteps",
      stop: "handleStop",
    },
  }),
  handleScanning: handling.createStateConfig({
    invoke: {
      src: "scan",
      id: "scan",
      input: ({ context: { caseId, step, scans, handedIn } }) => {
        const { matterId, materialId } = materialOn(step);
        const how = handedIn[matterId]?.[materialId];
        const pages = scans[placeOf(matterId, materialId)] ?? [];
        const isEarlier = pages.length === 0 && how?.by === "file";
        return {
          caseId: caseId ?? "",
          matterId,
          materialId,
          pages,
          earlier: isEarlier ? how.files.length : 0,
        };
      },
      onSnapshot: {
        actions: assign(({ context, event: { snapshot } }) => ({
          scan: scanViewOf(snapshot) ?? context.scan,
        })),
      },
      onDone: [
        {
          guard: ({ event }) => event.output.files !== null,
          target: "handleDeciding",
          actions: [
            "remember",
            assign(({ context, event: { output } }) => ({
              ...keptScan(context, output.pages),
              handedIn: scanHandedIn(context, output.files ?? []),
            })),
          ],
        },
        {
          target: "handleMaterial",
          actions: assign(({ context, event: { output } }) => ({
            ...keptScan(context, output.pages),
            cameraProblem: output.problem,
          })),
        },
      ],
      onError: {
        target: "handleMaterial",
        actions: [assign({ cameraProblem: "other" }), ({ event }) => effects.report(event.error)],
      },
    },
    exit: assign({ scan: null }),
    on: { scanning: { actions: "toScan" } },
  }),
  handleDelivery: handling.createStateConfig({
    invoke: askFees,
    on: {
      deliver: { target: "handleDeciding", actions: ["remember", "keepDelivery"] },
      keep: { guard: "isChosen", target: "handleDeciding", actions: "remember" },
      back: "handleGoingBack",
      seeAll: "handleSteps",
      stop: "handleStop",
    },
  }),
  handlePost: handling.createStateConfig({
    on: {
      draft: { actions: "keepDraft" },
      answer: [
        { guard: "postAccepted", target: "handleDeciding", actions: ["remember", "keepPost"] },
        { actions: "sayProblem" },
      ],
      back: "handleGoingBack",
      seeAll: "handleSteps",
      stop: "handleStop",
    },
  }),
  /** A list of all of it, for who wants one; by itself there is one question a screen. */
  handleSteps: handling.createStateConfig({
    on: {
      edit: { target: "handleShowing", actions: ["remember", "showStep"] },
      back: "handleShowing",
      stop: "handleStop",
    },
  }),
});
