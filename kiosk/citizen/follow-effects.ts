import { fromPromise } from "xstate";
import type { AssistanceRequest } from "../../server/contract/assistance/words.ts";
import type { catalogueTerminal } from "../../server/contract/catalogue/service.ts";
import { ContractError } from "../../server/contract/errors.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { IdentityDocument } from "../../server/contract/identity.ts";
import type {
  DeliveryWish,
  MaterialHandedIn,
  matterTerminal,
  OpenCase,
  Problem,
  Receipt,
  Reminded,
} from "../../server/contract/matters.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import type { AssistanceConnection } from "./assistance-effects.ts";
import { type Guide, openGuide } from "./catalogue-effects.ts";
import { createMatterEffects } from "./matter-effects.ts";
import type { PainConnection } from "./pain-effects.ts";

/** By what somebody's cases are found. */
export type Whose = { readonly code: string } | { readonly identity: IdentityDocument };

export interface FoundCases {
  /** The newest first. */
  readonly receipts: readonly Receipt[];
  /** 免申即办: what the holder of the document can have without asking. */
  readonly offered: readonly Guide[];
  /** 上门办 and 帮代办, the newest first. */
  readonly requests: readonly AssistanceRequest[];
  /** The code was of a reminder: the matter that it leads to. */
  readonly renews: string | null;
  /** The code was of what somebody reported that does not work. */
  readonly pain: boolean;
}

/** With what somebody shows that a saved case is theirs. */
export type Proof = { readonly identity: IdentityDocument } | { readonly lastFour: string };

/** A case that was saved, and the guide by which it goes on. */
export interface ResumedCase {
  readonly opened: OpenCase;
  readonly guide: Guide;
}

/** A case of what is owed, with the guides of its matters. */
export interface OwedCase {
  readonly opened: OpenCase;
  readonly receipt: Receipt;
  readonly guides: readonly Guide[];
}

/** What following a case does to the outside, as actors on the connections to the terminal's services. */
export function createFollowEffects(
  matters: ServiceConnection<typeof matterTerminal>,
  catalogue: ServiceConnection<typeof catalogueTerminal>,
  assistance: AssistanceConnection,
  pains: PainConnection,
  session: Parameters<typeof createMatterEffects>[1],
) {
  const { newKey, now, document, hasScanner, useLicences, printReceipt, postFees, end } = createMatterEffects(
    matters,
    session,
  );
  const guideOf = (id: string, signal: AbortSignal) => openGuide(catalogue, { id, kind: "matter" }, signal);

  /** A terminal that cannot say what is offered still says how things stand. */
  const offeredTo = async (identity: IdentityDocument, signal: AbortSignal): Promise<readonly Guide[]> => {
    try {
      const { matterIds } = await matters.request("XiaohuMatters.Offered", { identity }, { signal });
      return await Promise.all(matterIds.map((id) => guideOf(id, signal)));
    } catch (cause) {
      if (!signal.aborted) session.report(cause);
      return [];
    }
  };

  const requestsOf = async (of: Whose, signal: AbortSignal): Promise<readonly AssistanceRequest[]> =>
    (await assistance.request("XiaohuAssistance.Find", { of }, { signal })).requests;

  /** The same of what was asked for besides. */
  const requestsBeside = async (of: Whose, signal: AbortSignal): Promise<readonly AssistanceRequest[]> => {
    try {
      return await requestsOf(of, signal);
    } catch (cause) {
      if (!signal.aborted) session.report(cause);
      return [];
    }
  };

  /** Or one of something that was reported. */
  const isPain = async (code: string, signal: AbortSignal): Promise<boolean> => {
    try {
      await pains.request("XiaohuPainPoints.Follow", { code }, { signal });
      return true;
    } catch (cause) {
      if (cause instanceof ContractError && cause.code === "painPoint.notFound") return false;
      throw cause;
    }
  };

  /** A code of no case may be one of a request; undefined: it is none. */
  const requestsInstead = async (of: Whose, signal: AbortSignal) => {
    try {
      return await requestsOf(of, signal);
    } catch (cause) {
      if (cause instanceof ContractError && cause.code === "assistance.notFound") return undefined;
      throw cause;
    }
  };

  return {
    newKey,
    now,
    document,
    useLicences,
    printReceipt,
    postFees,
    end,
    report: session.report,

    hasScanner,

    scanCode: fromPromise<string, Record<string, never>>(
      async ({ signal }) => (await matters.request("XiaohuMatters.ScanCode", {}, { signal })).code,
    ),

    find: fromPromise<FoundCases, { of: Whose }>(async ({ input: { of }, signal }) => {
      const progress = matters.request("XiaohuMatters.Progress", { of }, { signal });
      if (!("identity" in of)) {
        try {
          const { receipts, renews } = await progress;
          return { receipts, offered: [], requests: [], renews, pain: false };
        } catch (refused) {
          if (!(refused instanceof ContractError) || refused.code !== "matter.notFound") throw refused;
          const others = { receipts: [], offered: [], renews: null };
          const requests = await requestsInstead(of, signal);
          if (requests) return { ...others, requests, pain: false };
          if (await isPain(of.code, signal)) return { ...others, requests: [], pain: true };
          throw refused;
        }
      }
      const [{ receipts }, offered, requests] = await Promise.all([
        progress,
        offeredTo(of.identity, signal),
        requestsBeside(of, signal),
      ]);
      return {
        receipts: receipts.toSorted((a, b) => b.submittedAt - a.submittedAt),
        offered,
        requests,
        renews: null,
        pain: false,
      };
    }),

    /** What was saved, by guides that are as they were: with others its answers could not be asked again. */
    resume: fromPromise<ResumedCase, { code: string; proof: Proof; idempotencyKey: string }>(
      async ({ input, signal }) => {
        const { case: opened } = await matters.request("XiaohuMatters.Resume", input);
        const about = opened.packageId
          ? { id: opened.packageId, kind: "package" as const }
          : { id: opened.matterIds[0] ?? "", kind: "matter" as const };
        const guide = await openGuide(catalogue, about, signal);
        if (!isSameVersion(opened, guide)) {
          end(opened.caseId);
          throw new ContractError("matter.caseOver", "the guide is another one than that of the saved case");
        }
        return { opened, guide };
      },
    ),

    beginSupplement: fromPromise<
      OwedCase,
      { code: string; identity: IdentityDocument; idempotencyKey: string }
    >(async ({ input, signal }) => {
      const { case: opened, receipt } = await matters.request("XiaohuMatters.BeginSupplement", input);
      const guides = await Promise.all(opened.matterIds.map((id) => guideOf(id, signal)));
      return { opened, receipt, guides };
    }),

    /** Never cancelled, as what is handed in: the same key brings the same receipt. */
    supplement: fromPromise<
      { receipt: Receipt | null; problems: Problem[] },
      { caseId: string; applicationNumber: string; materials: MaterialHandedIn[]; idempotencyKey: string }
    >(({ input }) => matters.request("XiaohuMatters.Supplement", input)),

    withdraw: fromPromise<
      Receipt,
      { code: string; applicationNumber: string; identity: IdentityDocument; idempotencyKey: string }
    >(async ({ input }) => (await matters.request("XiaohuMatters.Withdraw", input)).receipt),

    reminders: fromPromise<Reminded, { identity: IdentityDocument }>(({ input, signal }) =>
      matters.request("XiaohuMatters.Reminders", input, { signal }),
    ),

    remind: fromPromise<
      Reminded,
      {
        identity: IdentityDocument;
        kind: string;
        before: number;
        telephone: string;
        consent: string;
        language: Language;
        idempotencyKey: string;
      }
    >(({ input }) => matters.request("XiaohuMatters.Remind", input)),

    forgetReminder: fromPromise<Reminded, { identity: IdentityDocument; id: string }>(({ input }) =>
      matters.request("XiaohuMatters.ForgetReminder", input),
    ),

    appointDelivery: fromPromise<
      Receipt,
      {
        code: string;
        applicationNumber: string;
        identity: IdentityDocument;
        delivery: DeliveryWish;
        idempotencyKey: string;
      }
    >(async ({ input }) => (await matters.request("XiaohuMatters.AppointDelivery", input)).receipt),
  };
}

export type FollowEffects = ReturnType<typeof createFollowEffects>;

const isSameVersion = ({ versions, matterIds }: OpenCase, { matter, parts }: Guide): boolean =>
  matterIds.every((id) => [matter, ...parts].find((each) => each?.id === id)?.version === versions[id]);
