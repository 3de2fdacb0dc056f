import type { OutboxName, StuckItem as ShownItem } from "../../contract/outbox.ts";
import type { OutboxCounts, StuckItem } from "./store.ts";

/** One that somebody has to look at, and whose it is. */
export interface WatchedItem extends StuckItem {
  readonly what: ShownItem["what"];
  /** By which the office knows it; null: it has no number there. */
  readonly number: string | null;
  readonly licence?: ShownItem["licence"];
  /** Null: no single site's. */
  readonly site: string | null;
}

/** An outbox of the hall, for whoever has to see that all gets there. Every method may throw a StorageError. */
export interface WatchedOutbox {
  readonly name: OutboxName;
  counts(): OutboxCounts;
  /** Parked, or late. */
  stuck(): WatchedItem[];
  /** Sends a parked one once more; `by` says so. False when it is not parked, or is not wanted any more. */
  release(key: string, by: string): boolean | Promise<boolean>;
  /** Somebody sees to a parked one by other means. False when it is not parked. */
  give(key: string, by: string): boolean | Promise<boolean>;
}

/** What can be watched: an outbox, or one with what its owner has beside it. */
export interface OutboxToWatch extends Pick<WatchedOutbox, "release" | "give"> {
  counts(): OutboxCounts;
  stuck(): StuckItem[];
}

const kinds: Readonly<Record<string, ShownItem["what"]>> = {
  "platform.file": "file",
  "platform.application": "application",
  "platform.supplement": "supplement",
  "platform.withdrawal": "withdrawal",
  "platform.result": "result",
  "post.delivery": "parcel",
  "sms.licenceEnds": "text",
  "sms.deferralEnds": "text",
  "assistance.text": "text",
  "rating.text": "text",
  "pain.text": "text",
  "hotline.order": "workOrder",
  "hotline.answer": "workOrder",
};

export interface WatchOptions {
  readonly name: OutboxName;
  readonly outbox: OutboxToWatch;
  /** By which the office knows a stream. Default: by the stream itself. */
  readonly numberOf?: (stream: string) => string | null;
  /** The licence that a stream is about. Default: none. */
  readonly licenceOf?: (stream: string) => ShownItem["licence"];
  /** Whose a stream is; null: no single site's. */
  readonly siteOf: (stream: string) => string | null;
}

export const watchOutbox = ({
  name,
  outbox,
  numberOf = (stream) => stream,
  licenceOf = () => undefined,
  siteOf,
}: WatchOptions): WatchedOutbox => ({
  name,
  counts: outbox.counts,
  stuck: () =>
    outbox.stuck().map((item) => ({
      ...item,
      what: kinds[item.kind] ?? "other",
      number: numberOf(item.stream),
      licence: licenceOf(item.stream),
      site: siteOf(item.stream),
    })),
  release: outbox.release,
  give: outbox.give,
});
