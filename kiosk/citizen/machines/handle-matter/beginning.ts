import { assign } from "xstate";
import { readerProblem } from "../../condition.ts";
import { holderOf } from "../../holder.ts";
import type { MatterEffects } from "../../matter-effects.ts";
import { askingDocument } from "../ask-document.ts";
import { enterpriseEvents, enterpriseViewOf, firstEnterpriseView } from "../enterprise.machine.ts";
import { failing, forwarded, silent } from "../request.ts";
import type { HandleContext } from "./context.ts";
import { kindsToType, ofEnterprise } from "./rules.ts";
import type { HandleSetup } from "./setup.ts";

/** Who it is for: the person by a document, and the enterprise for which they act. */
export const beginningOf = (handling: HandleSetup, effects: MatterEffects) => ({
  /** An application is made in somebody's name: the card comes first. */
  handleWho: handling.createStateConfig({
    on: {
      tryAgain: [{ guard: "readerWorks", target: "handleDocument" }, { actions: "noteReaderProblem" }],
      otherDocument: { target: "handleDocument", actions: "askWhich" },
      back: "finished",
    },
    always: [
      { guard: ({ context }) => context.caseId !== null, target: "handleDeciding" },
      {
        guard: ({ context }) => context.error === null && readerProblem(context.condition) === null,
        target: "handleDocument",
      },
    ],
  }),
  handleDocument: askingDocument(
    {
      onDone: [
        { guard: "wasLeft", target: "finished" },
        { guard: "hasFailed", target: "handleWho", actions: "noteOutput" },
        { guard: "cardExpired", target: "handleCardExpired" },
        { guard: "notForHolder", target: "handleNotForHolder" },
        { target: "handleBeginning", actions: ["keepHolder", "freshKey"] },
      ],
      onError: failing("handleWho", "begin"),
    },
    {
      typing: (context: HandleContext) => ({
        kinds: kindsToType(context),
        today: context.today,
        // The hall knows nobody by what was typed.
        holderOf: (identity) => holderOf(identity, "", effects.now()),
      }),
    },
  ),
  handleNotForHolder: handling.createStateConfig({
    on: {
      tryAgain: { target: "handleDocument", actions: "askWhich" },
      back: "finished",
    },
  }),
  handleCardExpired: handling.createStateConfig({ on: { tryAgain: "handleDocument", back: "finished" } }),
  handleBeginning: handling.createStateConfig({
    entry: "forgetError",
    invoke: {
      src: "begin",
      input: ({ context: { guide, identity, idempotencyKey } }) => {
        if (!identity) throw new Error("a case was begun before a card was read");
        const about = guide.package ? { packageId: guide.package.id } : { matterId: guide.matter?.id ?? "" };
        return { about, identity, idempotencyKey };
      },
      onDone: {
        target: "handleDeciding",
        actions: assign({
          caseId: ({ event }) => event.output.caseId,
          facts: ({ event }) => event.output.facts,
          licences: ({ event }) => event.output.licences,
          textBefore: ({ event }) => event.output.textBefore ?? null,
          typed: ({ event }) => event.output.typed ?? false,
          // The hall has it now, and gives back what is needed of it.
          identity: null,
        }),
      },
      onError: failing("handleRefused", "begin"),
    },
    after: { requestPatience: silent("handleRefused", "begin") },
  }),
  /** For whom: a matter of an enterprise is asked about once. */
  handleEnterprise: handling.createStateConfig({
    entry: assign({ acting: ({ context }) => firstEnterpriseView(context.actingRefusal) }),
    invoke: {
      src: "enterprise",
      id: "enterprise",
      input: ({ context: { caseId, actingRefusal } }) => ({
        caseId: caseId ?? "",
        refusal: actingRefusal,
      }),
      onSnapshot: {
        actions: assign({
          acting: ({ context, event }) => enterpriseViewOf(event.snapshot) ?? context.acting,
        }),
      },
      onDone: [
        { guard: "wasLeft", target: "handleStop" },
        {
          target: "handleDeciding",
          actions: assign(({ event: { output } }) => ({
            enterpriseAsked: true,
            actingRefusal: null,
            ...(output.outcome === "acting" ? ofEnterprise(output.case) : {}),
          })),
        },
      ],
      onError: failing("handleRefused", "enterprise"),
    },
    on: forwarded("toEnterprise", enterpriseEvents),
    exit: assign({ acting: null }),
  }),
});
