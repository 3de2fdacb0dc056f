import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { Clock } from "../device-drivers/clock.ts";
import type { Config } from "./config.ts";
import { readText } from "./config-file.ts";
import { httpSmsGateway } from "./connectors/sms/http-gateway.ts";
import { type SmsStandIn, startSmsStandIn } from "./connectors/sms/stand-in.ts";
import { ContractError } from "./contract/errors.ts";
import { followPath } from "./contract/follow.ts";
import { simulatorTexts } from "./contract/simulator.ts";
import { entryPath } from "./contract/take-by-phone.ts";
import type { Door } from "./door/door.ts";
import { publicLeadsTo } from "./door/origin.ts";
import { servePublicPage } from "./door/public-pages.ts";
import { followCode, followCodes, followKeyFile } from "./hall/follow/codes.ts";
import { serveFollow } from "./hall/follow/http.ts";
import type { Hall } from "./hall/hall.ts";
import { createReminders, type Reminders } from "./hall/reminders/reminders.ts";
import { telephoneKeyFile } from "./hall/reminders/sealed.ts";
import { createEntry, type ShownEntry } from "./hall/take-by-phone/entry.ts";
import { entryKeyFile } from "./hall/take-by-phone/entry-key.ts";
import { serveTakeByPhone } from "./hall/take-by-phone/http.ts";
import { keyFile } from "./storage/key-file.ts";

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
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
}

/** Tickets on their holders' telephones, and numbers taken there: in the demo on this machine, else where the configuration opens it to the network. */
export interface Follow {
  /** Where a ticket is followed; null: nowhere. */
  readonly addressOf: (ticketId: string) => string | null;
  /** Where a number is taken, as the hall shows it. */
  readonly entry: ShownEntry;
  /**
   * Before the door listens.
   *
   * @param demo opens it on this machine, with a gateway that sends nothing
   * @throws ContractError config.*
   */
  serve(hall: Hall, demo: boolean): Promise<void>;
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
  clock,
  log,
}: FollowOptions): Follow {
  const entry = createEntry(clock);
  const entrance = config.public;
  let base: string | null = entrance?.baseUrl ?? null;
  /** Under which telephones take numbers; undefined: they do not. */
  let entrySecret: Buffer | undefined;
  let standIn: SmsStandIn | undefined;
  let reminders: Reminders | undefined;
  let endFollow: (() => void) | undefined;
  let key: Buffer | undefined;

  const gateway = async (demo: boolean) => {
    if (config.sms)
      return httpSmsGateway({ url: config.sms.url, secret: secretOf(config.sms.secret), clock });
    if (!demo) return undefined;
    const secret = randomBytes(16).toString("hex");
    standIn = await startSmsStandIn(secret, clock);
    return httpSmsGateway({ url: standIn.url, secret, clock });
  };

  return {
    entry,
    addressOf: (ticketId) => (base && key ? `${base}${followPath}${followCode(key, ticketId)}` : null),
    async serve(hall, demo) {
      if (!entrance && !demo) {
        if (config.sms)
          throw new ContractError(
            "config.invalid",
            "sms: people ask for texts on a ticket's page: open it with public",
          );
        return;
      }
      const codeKey = keyFile(join(dataDirectory, followKeyFile));
      key = codeKey;
      entrySecret = keyFile(join(dataDirectory, entryKeyFile));
      await servePublicPage(door.app, pagesDirectory, `${followPath}:code`, "ticket/index.html");
      await servePublicPage(door.app, pagesDirectory, `${entryPath}:key`, "take-by-phone/index.html");
      const sms = await gateway(demo);
      reminders =
        sms &&
        createReminders({
          hall,
          gateway: sms,
          databasePath: join(dataDirectory, "reminders.sqlite"),
          key: keyFile(join(dataDirectory, telephoneKeyFile)),
          ahead: config.sms?.ahead ?? usualAhead,
          clock,
          log,
        });
      endFollow = serveFollow(door, { hall, codes: followCodes(codeKey, hall.ticketIds), reminders, clock });
      const followedAt = (ticketId: string) => `${followPath}${followCode(codeKey, ticketId)}`;
      serveTakeByPhone(door, { hall, entry, hashPhone, followedAt, clock });
      if (standIn)
        door.app.get("/simulator/api/texts", () => simulatorTexts.parse({ texts: standIn?.texts ?? [] }));
    },
    async open(loopback) {
      if (entrySecret) {
        base ??= loopback;
        entry.open(base, entrySecret);
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
      entry.close();
      endFollow?.();
      await reminders?.close();
      await standIn?.close();
    },
  };
}

/** In the demo, as the configuration has it where nobody says otherwise. */
const usualAhead = 3;

/** @throws ContractError config.unreadable | config.invalid */
function secretOf(secret: NonNullable<Config["sms"]>["secret"]): string {
  const text = "file" in secret ? readText(secret.file) : (process.env[secret.environment] ?? "");
  if (text.trim() !== "") return text.trim();
  throw new ContractError(
    "config.invalid",
    `sms: ${"file" in secret ? secret.file : `the environment's ${secret.environment}`} holds no secret`,
  );
}
