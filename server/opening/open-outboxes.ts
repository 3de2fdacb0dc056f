import { join } from "node:path";
import type { Clock } from "../../device-drivers/clock.ts";
import type { Hotline } from "../connectors/hotline/hotline.ts";
import type { Platform } from "../connectors/platform/platform.ts";
import type { Post } from "../connectors/post/post.ts";
import type { SmsGateway } from "../connectors/sms/gateway.ts";
import type { Localized } from "../contract/hall.ts";
import type { Log } from "../door/log.ts";
import type { Assistance } from "../hall/assistance/assistance.ts";
import type { Matters } from "../hall/matters/matters.ts";
import { sendDeferralTexts } from "../hall/matters/send-deferral-texts.ts";
import { sendOutside } from "../hall/matters/send-outside.ts";
import { sendParcels } from "../hall/matters/send-parcels.ts";
import { sendTexts } from "../hall/outbox/send-texts.ts";
import { openOutboxStore } from "../hall/outbox/store.ts";
import { type OutboxToWatch, type WatchedOutbox, watchOutbox } from "../hall/outbox/watched.ts";
import type { PainPoints } from "../hall/pain-points/pain-points.ts";
import { sendHotline } from "../hall/pain-points/send-hotline.ts";
import type { Ratings } from "../hall/ratings/ratings.ts";
import { outboxFiles } from "./outbox-files.ts";

interface SendingSite {
  readonly id: string;
  /** The name that stands before its texts. */
  readonly hall: Localized;
  readonly matters: Matters;
  readonly assistance: Assistance;
  readonly ratings: Ratings;
  readonly painPoints: PainPoints;
}

export interface OpenOutboxesOptions {
  readonly sites: readonly SendingSite[];
  /** Undefined: nobody takes it, and nothing is kept for them. */
  readonly platform: Platform | undefined;
  readonly post: Post | undefined;
  readonly hotline: Hotline | undefined;
  readonly gateway: SmsGateway | undefined;
  /** Outboxes of others, to be watched with these. */
  readonly others: readonly WatchedOutbox[];
  readonly dataDirectory: string;
  readonly outboxKey: () => Buffer;
  readonly assistanceKey: Buffer;
  readonly ratingsKey: Buffer;
  readonly painKey: Buffer;
  /** Milliseconds that something may wait before somebody has to look. */
  readonly lateAfter: number;
  readonly newKey: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Outboxes {
  /** Every outbox of the hall. */
  readonly watched: readonly WatchedOutbox[];
  /** While those outside can still be reached. */
  close(): Promise<void>;
}

/** Begins to send what the sites want sent outside. @throws StorageError */
export function openOutboxes(options: OpenOutboxesOptions): Outboxes {
  const { sites, platform, post, hotline, gateway, others, dataDirectory, lateAfter, newKey, clock, log } =
    options;
  const matters = sites.map((site) => site.matters);
  const common = (name: keyof typeof outboxFiles, key: Buffer) => ({
    store: openOutboxStore(join(dataDirectory, outboxFiles[name])),
    key,
    lateAfter,
    clock,
    random: Math.random,
    log,
  });
  const closing: (() => Promise<void>)[] = [];
  const watched: WatchedOutbox[] = [...others];
  const watch = (
    name: keyof typeof outboxFiles,
    sender: { readonly outbox: OutboxToWatch; close(): Promise<void> },
    isOf: (site: SendingSite, stream: string) => boolean,
  ) => {
    const siteOf = (stream: string) => sites.find((site) => isOf(site, stream))?.id ?? null;
    watched.push(watchOutbox({ name, outbox: sender.outbox, siteOf }));
    closing.push(sender.close);
  };
  if (platform)
    watch(
      "platform",
      sendOutside({ ...common("platform", options.outboxKey()), platform, sites: matters }),
      (site, number) => site.matters.platform.has(number),
    );
  if (post)
    watch(
      "post",
      sendParcels({ ...common("post", options.outboxKey()), post, sites: matters, newKey }),
      (site, number) => site.matters.parcels.has(number),
    );
  if (hotline)
    watch(
      "hotline",
      sendHotline({ ...common("hotline", options.outboxKey()), hotline, sites }),
      (site, number) => site.painPoints.hotline.has(number),
    );
  if (gateway) {
    watch(
      "assistanceTexts",
      sendTexts({
        ...common("assistanceTexts", options.assistanceKey),
        name: "assistance.text",
        gateway,
        sites: sites.map(({ assistance }) => assistance),
      }),
      (site, number) => site.assistance.hasNumber(number),
    );
    watch(
      "ratingTexts",
      sendTexts({
        ...common("ratingTexts", options.ratingsKey),
        name: "rating.text",
        gateway,
        sites: sites.map(({ ratings }) => ratings),
      }),
      (site, number) => site.ratings.hasNumber(number),
    );
    watch(
      "painTexts",
      sendTexts({
        ...common("painTexts", options.painKey),
        name: "pain.text",
        gateway,
        sites: sites.map(({ painPoints }) => painPoints),
      }),
      (site, number) => site.painPoints.hasNumber(number),
    );
    watch(
      "deferralTexts",
      sendDeferralTexts({
        ...common("deferralTexts", options.outboxKey()),
        gateway,
        sites: sites.map((site) => ({ hall: site.hall, deferrals: site.matters.deferrals })),
      }),
      (site, number) => site.matters.deferrals.has(number),
    );
  }
  return {
    watched,
    async close() {
      for (const close of closing) await close();
    },
  };
}
