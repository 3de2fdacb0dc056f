import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { Clock } from "../../device-drivers/clock.ts";
import { demoCatalogueFolder } from "../catalogue/demo-folder.ts";
import type { ReadFolder } from "../catalogue/read-folder.ts";
import type { Config } from "../config/config.ts";
import { readText } from "../config/config-file.ts";
import { painPath } from "../contract/matters/code.ts";
import { carryOnAddress, carryOnPath } from "../contract/matters.ts";
import type { Door } from "../door/door.ts";
import { terminalsLeadTo } from "../door/origin.ts";
import { servePublicPage } from "../door/public-pages.ts";
import { secretOf } from "../door/secret-file.ts";
import { serveWebAppointments } from "../hall/appointments/web.ts";
import { minute } from "../hall/calendar/day.ts";
import { createGrants } from "../hall/carry-on/grants.ts";
import { serveCarryOn } from "../hall/carry-on/http.ts";
import { serveCatalogue } from "../hall/catalogue/http.ts";
import { watchCatalogue } from "../hall/catalogue/watched-folder.ts";
import { serveExperience } from "../hall/experience/http.ts";
import { serveHallCommands, serveJourneys, servePadKeys } from "../hall/http.ts";
import { levelsService, serveLevelsTable } from "../hall/levels-service.ts";
import { registryLicences } from "../hall/matters/registry-licences.ts";
import { outboxKeyFile } from "../hall/outbox/outbox.ts";
import { outboxDesk } from "../hall/outbox/outbox-desk.ts";
import { watchOutbox } from "../hall/outbox/watched.ts";
import { servePainPoints } from "../hall/pain-points/http.ts";
import { configuredDistrict } from "../hall/sites/district-file.ts";
import { openDistrict } from "../hall/sites/open-district.ts";
import { openSiteAssistance } from "../hall/sites/site-assistance.ts";
import { openSiteExperience } from "../hall/sites/site-experience.ts";
import { openSiteMatters } from "../hall/sites/site-matters.ts";
import { openSitePainPoints } from "../hall/sites/site-pain-points.ts";
import { openSiteRatings } from "../hall/sites/site-ratings.ts";
import { watchLevels } from "../hall/sites/watch-levels.ts";
import { hallSpeech } from "../hall/speech/hall-speech.ts";
import { serveSignIn } from "../hall/staff/http.ts";
import { staffSessionService } from "../hall/staff/services.ts";
import { openStaff } from "../hall/staff/staff.ts";
import { keyFile } from "../storage/key-file.ts";
import { openDocuments } from "./open-documents.ts";
import { openFloors } from "./open-floors.ts";
import { openFollow } from "./open-follow.ts";
import { openIssuers } from "./open-issuers.ts";
import { openLicenceReminders } from "./open-licence-reminders.ts";
import { openOfficePrinters } from "./open-office-printers.ts";
import { openOutboxes } from "./open-outboxes.ts";
import { openOutside } from "./open-outside.ts";
import { openSms } from "./open-sms.ts";
import { openToStaff } from "./open-staff-entrance.ts";
import { watchedHealth } from "./outbox-health.ts";
import { createPersonHash, createPhoneHash } from "./person-hash.ts";
import { serveSite } from "./serve-site.ts";

/** In the data directory: the key under which the hall knows people again. Whoever changes it makes everybody a stranger. */
export const personKeyFile = "person-key";
/** In the data directory: the key under which applications are sealed. Without it nobody reads them any more. */
export const mattersKeyFile = "matters-key";
/** In the data directory: the key under which it is sealed who asks for somebody to come, and the texts about it. */
export const assistanceKeyFile = "assistance-key";
/** In the data directory: the key under which it is sealed what people write beside a rating. */
export const ratingsKeyFile = "ratings-key";

/** In the data directory: the key under which it is sealed what people write of what does not work. */
export const painKeyFile = "pain-points-key";

export interface HallSideOptions {
  readonly config: Config;
  readonly door: Door;
  readonly dataDirectory: string;
  /** The built pages. */
  readonly pagesDirectory: string;
  /** Tickets are followed on this machine, and text messages are listed and not sent. */
  readonly demo: boolean;
  /** How the guides to matters are read. */
  readonly readFolder: ReadFolder;
  readonly clock: Clock;
  /** A fresh idempotency key. */
  readonly newKey: () => string;
  readonly log: FastifyBaseLogger;
}

/** Everything of the hall behind a door: its sites' queues and appointments, windows, boards, manager, and numbers and tickets on telephones. */
export interface HallSide {
  /** When the door listens. @param url the address of the door @throws ContractError config.* */
  open(url: string): Promise<void>;
  /** Before the door closes. */
  stopServing(): Promise<void>;
  /** When nobody asks any more. */
  close(): void;
}

/** Connections of terminals at one time: three each, their commands', the calls' and their own line. */
const terminalConnections = 3072;

/** Opens the hall to terminals on other machines, where the configuration says so. @throws ContractError config.* */
async function openToTerminals(door: Door, { terminals }: Config): Promise<number | undefined> {
  if (!terminals) return undefined;
  return door.listenOverTls({
    what: "terminals",
    ...terminals,
    certificate: readText(terminals.certificate),
    key: readText(terminals.key),
    leadsTo: terminalsLeadTo,
    maximumConnections: terminalConnections,
  });
}

/** Before the door listens. @throws ContractError config.* · StorageError */
export async function openHallSide(options: HallSideOptions): Promise<HallSide> {
  const { config, door, dataDirectory, pagesDirectory, clock, newKey, log } = options;
  const note = (message: string, data: Readonly<Record<string, unknown>>) => log.info(data, message);
  const ownSite = config.terminal.site ?? null;
  const sites = configuredDistrict(config);
  const staff = openStaff({
    directory: dataDirectory,
    accounts: config.staff !== undefined,
    certified: config.staff?.certified ?? [],
    hallName: sites.sites[0]?.hall.name["zh-CN"] ?? "",
    clock,
    randomBytes,
    note,
  });
  door.guardStaff(staff.gate);
  serveSignIn(door, staff.signIn, clock);
  const personKey = secretOf(join(dataDirectory, personKeyFile));
  const hashPhone = createPhoneHash(personKey);
  const sms = await openSms({ config, demo: options.demo, clock });
  const follow = openFollow({ config, dataDirectory, pagesDirectory, door, hashPhone, sms, clock, log });
  const outside = await openOutside({ config, demo: options.demo, clock });
  const district = openDistrict({
    district: sites,
    ...(staff.clerksOf ? { clerksOf: staff.clerksOf } : {}),
    directory: dataDirectory,
    clock,
    followAddress: follow.addressOf,
    phoneEntry: (site) => follow.entryOf(site).address(),
    appointments: { randomBytes, newKey, log: note },
    statistics: {
      retention: config.retention,
      report: (what, cause) => log.error({ what, cause: String(cause) }, "statistics failed"),
    },
  });
  // A terminal of no site stops the start.
  district.hall(ownSite);
  const catalogue = await watchCatalogue({
    folder: config.catalogue?.folder ?? demoCatalogueFolder,
    read: options.readFolder,
    clock,
    log: note,
  });
  serveCatalogue(door, catalogue);
  const papers = await openDocuments({
    config,
    dataDirectory,
    organ: district.sites[0]?.config.hall.name["zh-CN"] ?? "",
    clock,
  });
  const lateAfter = config.outboxes.lateMinutes * minute;
  const outboxKey = () => keyFile(join(dataDirectory, outboxKeyFile));
  const reminders = openLicenceReminders({
    ...outside,
    gateway: sms.gateway,
    catalogue,
    hall: district.sites[0]?.config.hall,
    dataDirectory,
    outboxKey,
    lateAfter,
    newKey,
    clock,
    log,
  });
  const applications = openSiteMatters({
    sites: district.sites,
    directory: dataDirectory,
    key: keyFile(join(dataDirectory, mattersKeyFile)),
    catalogue,
    ...(outside.licences ? { licences: registryLicences(outside.licences, newKey) } : {}),
    post: outside.post,
    reminders,
    texts: sms.gateway !== undefined,
    papers,
    issuers: openIssuers(config, options.demo),
    hashPerson: createPersonHash(personKey),
    clock,
    randomBytes,
    newKey,
    addressOf(code) {
      const base = follow.base();
      return base && carryOnAddress(base, code);
    },
    log: note,
  });
  await servePublicPage(door.app, pagesDirectory, carryOnPath, "carry-on/index.html");
  const grants = createGrants(clock, randomBytes);
  serveCarryOn(door, {
    sites: district.sites.map(({ config: { id, hall } }) => ({
      id,
      hallName: hall.name,
      carried: applications.matters(id).carried,
    })),
    grants,
    clock,
  });
  const siteIds = district.sites.map(({ config: { id } }) => id);
  const assistanceKey = keyFile(join(dataDirectory, assistanceKeyFile));
  const assistance = openSiteAssistance({
    sites: district.sites,
    directory: dataDirectory,
    key: assistanceKey,
    catalogue,
    hashPerson: createPersonHash(personKey),
    clock,
    randomBytes,
    newKey,
    log: note,
  });
  const ratingsKey = keyFile(join(dataDirectory, ratingsKeyFile));
  const officePrinters = openOfficePrinters({ config, sites: siteIds, clock, log: note });
  const ratings = openSiteRatings({
    printerOf: officePrinters.of,
    sites: district.sites,
    directory: dataDirectory,
    key: ratingsKey,
    catalogue,
    papers,
    clock,
    randomBytes,
    newKey,
    log: note,
  });
  const painKey = keyFile(join(dataDirectory, painKeyFile));
  const painPoints = openSitePainPoints({
    sites: district.sites,
    directory: dataDirectory,
    key: painKey,
    catalogue,
    hotline: outside.hotline !== undefined,
    isTask: (site, id) => experience.ofSite(site).isTask(id),
    baseUrl: follow.base,
    clock,
    randomBytes,
    newKey,
    log: note,
  });
  await servePublicPage(door.app, pagesDirectory, painPath, "pain-point/index.html");
  servePainPoints(door, { ...painPoints, clock });
  const followed = district.sites.map(({ config: { id }, hall }) => ({
    id,
    hall,
    ratings: ratings.ratings(id),
  }));
  await follow.serve(followed, ownSite, options.demo);
  const outboxes = openOutboxes({
    sites: district.sites.map(({ config: { id, hall } }) => ({
      id,
      hall: hall.name,
      matters: applications.matters(id),
      assistance: assistance.ofSite(id),
      ratings: ratings.ratings(id),
      painPoints: painPoints.ofSite(id),
    })),
    ...outside,
    gateway: sms.gateway,
    others: [
      ...follow.outboxes(),
      ...(reminders
        ? [
            watchOutbox({
              name: "licenceTexts",
              outbox: reminders.outbox,
              numberOf: () => null,
              licenceOf: reminders.about,
              siteOf: () => null,
            }),
          ]
        : []),
    ],
    dataDirectory,
    outboxKey,
    assistanceKey,
    ratingsKey,
    painKey,
    lateAfter,
    newKey,
    clock,
    log,
  });
  const office = outboxDesk(outboxes.watched, lateAfter);
  door.reportHealth(() => watchedHealth(outboxes.watched, config.outboxes, clock.now()));
  serveHallCommands(door, {
    hall: district.hall,
    appointments: district.appointments,
    matters: applications.matters,
    assistance: assistance.assistance,
    ratings: ratings.ratings,
    painPoints: painPoints.painPoints,
  });
  servePadKeys(door, district.hall);
  serveJourneys(door, district.hall);
  const experience = openSiteExperience({
    sites: district.sites,
    painPointsOf: painPoints.ofSite,
    directory: dataDirectory,
    catalogue,
    keepDays: config.retention.experienceDays,
    clock,
    randomBytes,
    log: note,
  });
  serveExperience(door, experience.ofSite);
  serveWebAppointments(door, district, clock, createPersonHash(personKey));
  const speech = hallSpeech(config.speech ?? {}, { clock, log });
  const levels = watchLevels(district.sites, clock);
  door.addService(levelsService(levels));
  door.addService(staffSessionService());
  serveLevelsTable(door, levels);
  const floors = openFloors({
    sites: district.sites,
    directory: dataDirectory,
    audit: staff.audit,
    keepDays: config.retention.hourlyDays,
    clock,
    newKey,
    log: note,
  });
  const parts = {
    sites: district.sites,
    floors,
    catalogue,
    grants,
    applications,
    assistance,
    ratings,
    painPoints,
    experience,
    office,
    staff,
    follow,
    speech,
    clock,
  };
  for (const index of district.sites.keys()) serveSite(door, parts, index);
  return {
    async open(url) {
      for (const { floor } of floors) floor.start(url);
      await follow.open(url);
      const port = await openToTerminals(door, config);
      if (port !== undefined) note("the hall is open to terminals on other machines", { port });
      await openToStaff(door, config, note);
    },
    async stopServing() {
      await follow.close();
      officePrinters.close();
      await outboxes.close();
      await sms.close();
      await reminders?.close();
      await outside.close();
    },
    close() {
      applications.close();
      assistance.close();
      for (const { floor } of floors) floor.close();
      for (const { notices } of floors) notices.close();
      ratings.close();
      painPoints.close();
      experience.close();
      catalogue.close();
      district.close();
      staff.close();
    },
  };
}
