import { fromPromise } from "xstate";
import type { CompletionPayload } from "../../server/contract/envelope.ts";
import { ContractError } from "../../server/contract/errors.ts";
import type { FormFacts } from "../../server/contract/forms/facts.ts";
import type { IdentityDocument } from "../../server/contract/identity.ts";
import type {
  ActingProof,
  DeliveryWish,
  MaterialHandedIn,
  MatterSlipTexts,
  matterTerminal,
  OpenCase,
  PostalPlace,
  Problem,
  Receipt,
} from "../../server/contract/matters.ts";
import type { Signature } from "../../server/contract/signature.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import type { LicenceOffer } from "./matters/handling/plan.ts";
import { feesOf, type PostFees } from "./matters/post-fee.ts";
import type { PrintResult, SessionEffects } from "./session-effects.ts";

type About = { readonly matterId: string } | { readonly packageId: string };

/** What became of one e-licence that was to stand for a material. */
export interface LicenceUsed {
  readonly matterId: string;
  readonly materialId: string;
  /** Null: it could not be had, and the material is handed in in another way. */
  readonly authorisation: string | null;
}

export interface LicencesUsed {
  readonly used: readonly LicenceUsed[];
  readonly facts: FormFacts;
}

export interface Draft {
  readonly caseId: string;
  readonly situation: OpenCase["situation"];
  readonly answers: OpenCase["answers"];
  readonly materials: MaterialHandedIn[];
}

/** What handling a matter does to the outside, as actors on the connection to the terminal's service. */
export function createMatterEffects(
  connection: ServiceConnection<typeof matterTerminal>,
  session: Pick<
    SessionEffects,
    "newKey" | "readIdentity" | "scanIdentity" | "documentWays" | "now" | "report"
  >,
) {
  const { newKey, now, report } = session;
  return {
    newKey,
    now,
    document: {
      ways: session.documentWays,
      readCard: session.readIdentity,
      scanDocument: session.scanIdentity,
    },
    report: session.report,

    begin: fromPromise<OpenCase, { about: About; identity: IdentityDocument; idempotencyKey: string }>(
      async ({ input, signal }) => (await connection.request("XiaohuMatters.Begin", input, { signal })).case,
    ),

    /** Whether a code can be held to a scanner here. */
    hasScanner: fromPromise<boolean>(
      async ({ signal }) => (await connection.request("XiaohuMatters.Ways", {}, { signal })).scanner,
    ),

    scanEnterprise: fromPromise<string, Record<string, never>>(
      async ({ signal }) => (await connection.request("XiaohuMatters.ScanEnterprise", {}, { signal })).code,
    ),

    /** 码上办: shows the hall with what somebody acts for an enterprise. */
    actFor: fromPromise<
      CompletionPayload<typeof matterTerminal, "XiaohuMatters.ActFor">,
      { caseId: string; by: ActingProof; idempotencyKey: string }
    >(({ input, signal }) => connection.request("XiaohuMatters.ActFor", input, { signal })),

    /** One after another: each use is authorised by itself, and one that fails keeps nobody from the others. */
    useLicences: fromPromise<
      LicencesUsed,
      { caseId: string; offers: readonly LicenceOffer[]; facts: FormFacts }
    >(async ({ input: { caseId, offers, facts }, signal }) => {
      const used: LicenceUsed[] = [];
      let known: FormFacts = facts;
      for (const { matter, material, licence } of offers) {
        const place = { matterId: matter.id, materialId: material.id };
        try {
          const answer = await connection.request(
            "XiaohuMatters.UseLicence",
            { caseId, ...place, kind: licence.kind, idempotencyKey: newKey() },
            { signal },
          );
          known = answer.facts;
          used.push({ ...place, authorisation: answer.authorisation });
        } catch (cause) {
          if (!isUnavailable(cause)) throw cause;
          used.push({ ...place, authorisation: null });
        }
      }
      return { used, facts: known };
    }),

    sign: fromPromise<
      void,
      { caseId: string; matterId: string; commitmentId: string; version: string; signature: Signature }
    >(async ({ input }) => {
      await connection.request("XiaohuMatters.Sign", input);
    }),

    decline: fromPromise<void, { caseId: string; matterId: string; commitmentId: string }>(
      async ({ input }) => {
        await connection.request("XiaohuMatters.DeclineCommitment", input);
      },
    ),

    save: fromPromise<
      CompletionPayload<typeof matterTerminal, "XiaohuMatters.Save">,
      Draft & { idempotencyKey: string }
    >(({ input }) => connection.request("XiaohuMatters.Save", input)),

    /** Never cancelled: what was handed in may be there already, and the same key brings its receipt. */
    submit: fromPromise<
      { receipt: Receipt | null; problems: Problem[] },
      Draft & { delivery: DeliveryWish[]; idempotencyKey: string }
    >(({ input }) => connection.request("XiaohuMatters.Submit", input)),

    /** What post to each of these places costs. `caseId`: by which the hall knows who may ask, away from a terminal. */
    postFees: fromPromise<PostFees, { caseId: string | null; places: readonly PostalPlace[] }>(
      ({ input: { places }, signal }) =>
        feesOf(places, (place) => connection.request("XiaohuMatters.PostFee", place, { signal })),
    ),

    /** `address`: where a telephone goes on with it; null: nowhere. */
    printReceipt: fromPromise<PrintResult, { code: string; texts: MatterSlipTexts; address?: string | null }>(
      ({ input: { address, ...input } }) =>
        connection.request("XiaohuMatters.PrintReceipt", { ...input, ...(address ? { address } : {}) }),
    ),

    /** The case is forgotten in the hall as well; one that cannot be told ends by itself. */
    end: (caseId: string): void => {
      connection.request("XiaohuMatters.End", { caseId }).catch(report);
    },
  };
}

export type MatterEffects = ReturnType<typeof createMatterEffects>;

/** The licence is not to be had: not a reason to stop. */
const isUnavailable = (cause: unknown): boolean =>
  cause instanceof ContractError && cause.code === "matter.licenceUnavailable";
