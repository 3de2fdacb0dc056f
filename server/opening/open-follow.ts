import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { Clock } from "../../device-drivers/clock.ts";
import type { Config } from "../config/config.ts";
import { readText } from "../config/config-file.ts";
import { followPath } from "../contract/follow.ts";
import { simulatorTexts } from "../contract/simulator.ts";
import { entryPath } from "../contract/take-by-phone.ts";
import type { Door } from "../door/door.ts";
import { publicLeadsTo } from "../door/origin.ts";
import { servePublicPage } from "../door/public-pages.ts";
import { followCode, followCodes, followKeyFile } from "../hall/follow/codes.ts";
import { type FollowedSite, serveFollow } from "../hall/follow/http.ts";
import type { Hall } from "../hall/hall.ts";
import type { WatchedOutbox } from "../hall/outbox/watched.ts";
import type { Ratings } from "../hall/ratings/ratings.ts";
import { createReminders, type Reminders } from "../hall/reminders/reminders.ts";
import { telephoneKeyFile } from "../hall/reminders/telephone.ts";
import { siteKey } from "../hall/sites/site-key.ts";
import { createEntry, type Entry, type ShownEntry } from "../hall/take-by-phone/entry.ts";
import { entryKeyFile } from "../hall/take-by-phone/entry-key.ts";
import { serveTakeByPhone, type TakingSite } from "../hall/take-by-phone/http.ts";
import { keyFile } from "../storage/key-file.ts";
import type { Sms } from "./open-sms.ts";
import { ticketTextsFile } from "./outbox-files.ts";

/** Connections of telephones at one time: those that follow a ticket, and what loads the page. */
const publicConnections = 4096;

export interface FollowOptions {
  readonly config: Config;
  readonly dataDirectory: string;
  /** The built pages. */
  readonly pagesDirectory: string;
  readonly door: Door;
  /** Of the key that a telephone made for itself: by what the hall knows it again. */
  readonly hashPhone: (phone: string) => string;
  /** By which whoever waits is told. */
  readonly sms: Sms;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
}

/** Tickets on their holders' telephones, and numbers taken there: in the demo on this machine, else where the configuration opens it to the network. */
export interface Follow {
  /** Where a ticket of a site is followed; null: nowhere. */
  readonly addressOf: (site: string, ticketId: string) => string | null;
  /** Under which telephones reach this hall: `https://hall.example`; null: they do not. */
  readonly base: () => string | null;
  /** Where a number of a site is taken, as the site's hall shows it. */
  readonly entryOf: (site: string) => ShownEntry;
  /**
   * Before the door listens.
   *
   * @param sites every site that this process runs; the first's files have the names that a hall alone has
   * @param own the one to whose numbers `/n` leads; null: the first
   * @param demo opens it on this machine, with a gateway that sends nothing
   * @throws ContractError config.*
   */
  serve(
    sites: readonly { readonly id: string; readonly hall: Hall; readonly ratings: Ratings }[],
    own: string | null,
    demo: boolean,
  ): Promise<void>;
  /** Text messages about tickets, by site. */
  readonly outboxes: () => readonly WatchedOutbox[];
  /** When the door listens. @param loopback the address of the door @throws ContractError config.* */
  open(loopback: string): Promise<void>;
  close(): Promise<void>;
}

export function openFollow({
  config,
  dataDirectory,
  pagesDirectory,
  door,
  hashPhone,
  sms,
  clock,
  log,
}: FollowOptions): Follow {
  const entries = new Map<string, Entry>();
  const entryOf = (site: string): Entry => {
    const entry = entries.get(site) ?? createEntry(clock);
    entries.set(site, entry);
    return entry;
  };
  const entrance = config.public;
  let base: string | null = entrance?.baseUrl ?? null;
  /** Under which telephones take numbers, by the sites' ids; none: they do not. */
  const entrySecrets = new Map<string, Buffer>();
  const reminders: Reminders[] = [];
  let endFollow: (() => void) | undefined;
  /** Of the sites' codes, by their ids. */
  const keys = new Map<string, Buffer>();

  return {
    outboxes: () => reminders.map(({ outbox }) => ({ ...outbox, name: "ticketTexts" as const })),
    entryOf,
    base: () => base,
    addressOf(site, ticketId) {
      const key = keys.get(site);
      return base && key ? `${base}${followPath}${followCode(key, ticketId)}` : null;
    },
    async serve(sites, own, demo) {
      if (!entrance && !demo) return;
      const codeKey = keyFile(join(dataDirectory, followKeyFile));
      const entrySecret = keyFile(join(dataDirectory, entryKeyFile));
      await servePublicPage(door.app, pagesDirectory, `${followPath}:code`, "ticket/index.html");
      await servePublicPage(door.app, pagesDirectory, `${entryPath}:key`, "take-by-phone/index.html");
      const { gateway, standIn } = sms;
      const texts = gateway && { gateway, key: keyFile(join(dataDirectory, telephoneKeyFile)) };
      const taking: TakingSite[] = [];
      const followed = sites.map(({ id, hall, ratings }, index): FollowedSite => {
        const site = sites.length > 1 ? id : null;
        const key = siteKey(codeKey, site);
        keys.set(id, key);
        entrySecrets.set(id, siteKey(entrySecret, site));
        const followedAt = (ticketId: string) => `${followPath}${followCode(key, ticketId)}`;
        taking.push({ id, hall, entry: entryOf(id), followedAt });
        const codes = followCodes(key, hall.ticketIds);
        if (!texts) return { hall, codes, ratings, reminders: undefined };
        const ofSite = createReminders({
          hall,
          site: id,
          gateway: texts.gateway,
          databasePath: join(dataDirectory, ticketTextsFile(index === 0 ? null : id)),
          key: siteKey(texts.key, site),
          ahead: config.sms?.ahead ?? usualAhead,
          clock,
          log: site === null ? log : log.child({ site }),
        });
        reminders.push(ofSite);
        return { hall, codes, ratings, reminders: ofSite };
      });
      endFollow = serveFollow(door, { sites: followed, clock });
      serveTakeByPhone(door, {
        sites: taking,
        own: own ?? sites[0]?.id ?? "",
        hashPhone,
        clock,
      });
      if (standIn) door.app.get("/simulator/api/texts", () => simulatorTexts.parse({ texts: standIn.texts }));
    },
    async open(loopback) {
      if (entrySecrets.size > 0) {
        base ??= loopback;
        for (const [site, secret] of entrySecrets) entryOf(site).open(base, secret);
      }
      if (!entrance) return;
      const port = await door.listenOverTls({
        what: "public",
        ...entrance,
        hosts: [new URL(entrance.baseUrl).host],
        certificate: readText(entrance.certificate),
        key: readText(entrance.key),
        leadsTo: publicLeadsTo,
        maximumConnections: publicConnections,
      });
      log.info(
        { address: entrance.address, port },
        "tickets can be followed, and numbers taken, on telephones",
      );
    },
    async close() {
      for (const entry of entries.values()) entry.close();
      endFollow?.();
      for (const each of reminders) await each.close();
    },
  };
}

/** In the demo, as the configuration has it where nobody says otherwise. */
const usualAhead = 3;
