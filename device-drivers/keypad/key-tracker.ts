import { activeUsages, openReport } from "../hid/report.ts";
import type { ReportDescriptor, ReportShape } from "../hid/report-descriptor.ts";
import { keyUsages, pageOf, usageIdOf, usagePages } from "../hid/usages.ts";

/** The pages that keys are on: volume and the like are on the consumer's. */
const keyPages = [usagePages.keyboard, usagePages.consumer] as const;

/** In place of keys: more are down than the report can tell, or the keypad's self-test failed. */
const notKeys: readonly number[] = [keyUsages.errorRollOver, keyUsages.postFail, keyUsages.errorUndefined];

export interface KeyChange {
  readonly usage: number;
  readonly isDown: boolean;
}

/** Whether a device with this descriptor can tell which keys of a keyboard are down. */
export function hasKeys(descriptor: ReportDescriptor): boolean {
  return descriptor.reports.some(
    (report) =>
      report.kind === "input" &&
      report.fields.some(({ usages }) => usages.some(({ first }) => pageOf(first) === usagePages.keyboard)),
  );
}

/**
 * The keys that a report says are down; undefined when it does not say, so that they count as they were: too many are
 * down, or it is no report of keys, or a damaged one.
 */
export function readKeys(
  descriptor: ReportDescriptor,
  bytes: Uint8Array,
): { readonly report: ReportShape; readonly usages: ReadonlySet<number> } | undefined {
  const opened = openReport(descriptor, "input", bytes);
  if (opened.kind !== "report") return undefined;
  const usages = keyPages.flatMap((page) => activeUsages(opened.report, page, opened.data));
  if (usages.some((usage) => notKeys.includes(usage))) return undefined;
  return { report: opened.report, usages: new Set(usages.filter((usage) => usageIdOf(usage) !== 0)) };
}

/** Turns reports, each of which says which keys are down, into keys that go down and up. Never throws. */
export class KeyTracker {
  readonly #descriptor: ReportDescriptor;
  /** By the report that says so: a keypad may have one for its keys and one for its volume. */
  readonly #down = new Map<ReportShape, ReadonlySet<number>>();

  constructor(descriptor: ReportDescriptor) {
    this.#descriptor = descriptor;
  }

  /** Takes one whole input report; first come the keys that went up. */
  push(bytes: Uint8Array): readonly KeyChange[] {
    const read = readKeys(this.#descriptor, bytes);
    if (!read) return [];
    const before = this.#down.get(read.report) ?? new Set<number>();
    this.#down.set(read.report, read.usages);
    return [...changes(before, read.usages, false), ...changes(read.usages, before, true)];
  }

  /** All keys go up. */
  releaseAll(): readonly KeyChange[] {
    const released = [...this.#down.values()].flatMap((usages) => changes(usages, new Set(), false));
    this.#down.clear();
    return released;
  }
}

function changes(these: ReadonlySet<number>, but: ReadonlySet<number>, isDown: boolean): KeyChange[] {
  return [...these].filter((usage) => !but.has(usage)).map((usage) => ({ usage, isDown }));
}
