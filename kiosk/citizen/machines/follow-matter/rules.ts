import type { Application, Receipt } from "../../../../server/contract/matters.ts";
import { firstByReader } from "../document.machine.ts";
import type { FindCasesOutput } from "../find-cases.machine.ts";
import type { FollowContext } from "./context.ts";

export const isForLicences = { type: "isFor", params: { purpose: "licences" } } as const;
export const isForResuming = { type: "isFor", params: { purpose: "resume" } } as const;

export const begunOf = ({ findingFirst, scanner }: FollowContext) => ({ first: findingFirst, scanner });

/** With what a document is asked for: where the reader is out of order, with which it is; what is told to a chip alone waits for the reader. */
export const firstFor = ({ purpose, condition, documentFirst }: FollowContext) =>
  purpose === "licences" ? documentFirst : firstByReader(condition, documentFirst);

/** What was found. What is alone needs no choosing. */
export function foundBy(output: FindCasesOutput) {
  if (output.outcome !== "found") return {};
  const { receipts, offered, requests } = output.found;
  const isAlone = receipts.length === 1 && offered.length + requests.length === 0;
  const { identity, documentFirst } = output;
  return { identity, documentFirst, receipts, offered, requests, ...shown(isAlone ? receipts[0] : null) };
}

/** Where it goes on that is no case of one's own. */
export function ledTo(output: FindCasesOutput): Partial<FollowContext> {
  if (output.outcome === "pain") return { next: "pain", pain: output.code };
  if (output.outcome === "assist") return { next: "assist", assist: output.code };
  if (output.outcome !== "guide") return {};
  return { next: "guide", wanted: { id: output.matterId, kind: "matter" } };
}

/** A case on the screen; one that is a single application is shown as that. */
export function shown(receipt: Receipt | null | undefined) {
  const only = receipt?.applications.length === 1 ? receipt.applications[0] : undefined;
  return { receipt: receipt ?? null, number: only?.number ?? null, slip: null, done: null };
}

/** The same case as it stands now, on the screen and in the list. */
export function withReceipt({ receipts, receipt: before }: FollowContext, receipt: Receipt | null) {
  if (!receipt) return {};
  return { receipt, receipts: receipts.map((each) => (each.code === before?.code ? receipt : each)) };
}

/** The application on the screen. */
export const applicationOf = ({
  receipt,
  number,
}: Pick<FollowContext, "receipt" | "number">): Application | null =>
  receipt?.applications.find((each) => each.number === number) ?? null;
