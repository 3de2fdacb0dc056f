import { assign } from "xstate";
import { readerProblem } from "../../condition.ts";
import { holderOf } from "../../holder.ts";
import type { MatterEffects } from "../../matter-effects.ts";
import { documentEvents, firstByReader, firstDocumentView, readingFrom } from "../document.machine.ts";
import { enterpriseEvents, enterpriseViewOf, firstEnterpriseView } from "../enterprise.machine.ts";
import { failing, forwarded, silent } from "../request.ts";
import { isTaken, kindsToType, ofEnterprise } from "./rules.ts";
import type { HandleSetup } from "./setup.ts";

/** Who it is for: the person by a document, and the enterprise for which they act. */
export const beginningOf = (handling: HandleSetup, effects: MatterEffects) => ({
  /** An application is made in somebody's name: the card comes first. */
  handleWho: handling.createStateConfig({
    on: {
      tryAgain: [{ guard: "readerWorks", target: "handleDocument" }, { actions: "noteReaderProblem" }],
      otherDocument: { target: "handleDocument", actions: assign({ documentFirst: "choice" }) },
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
  handleDocument: handling.createStateConfig({
    entry: [
      "forgetError",
      assign(({ context: { condition, documentFirst } }) => ({
        documentFirst: firstByReader(condition, documentFirst),
      })),
      assign({ reading: ({ context }) => firstDocumentView(context.documentFirst) }),
    ],
    invoke: {
      src: "document",
      id: "document",
      input: ({ context }) => ({
        first: context.documentFirst,
        typing: {
          kinds: kindsToType(context),
          today: context.today,
          // The hall knows nobody by what was typed.
          holderOf: (identity) => holderOf(identity, "", effects.now()),
        },
      }),
      onSnapshot: { actions: assign(({ context, event }) => readingFrom(context, event.snapshot)) },
      onDone: [
        { guard: "wasLeft", target: "finished" },
        { guard: "hasFailed", target: "handleWho", actions: "noteOutput" },
        {
          guard: ({ event: { output } }) => output.outcome === "read" && output.holder.expired,
          target: "handleCardExpired",
        },
        {
          guard: ({ context, event: { output } }) =>
            output.outcome === "read" && !isTaken(context.matters, output.holder),
          target: "handleNotForHolder",
        },
        {
          target: "handleBeginning",
          actions: [
            assign(({ event: { output } }) =>
              output.outcome === "read" ? { identity: output.identity, holder: output.holder } : {},
            ),
            "freshKey",
          ],
        },
      ],
      onError: failing("handleWho", "begin"),
    },
    on: forwarded("toDocument", documentEvents),
    exit: assign({ reading: null }),
  }),
  handleNotForHolder: handling.createStateConfig({
    on: {
      tryAgain: { target: "handleDocument", actions: assign({ documentFirst: "choice" }) },
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
