import * as z from "zod/mini";
import { placesIn } from "../config/wrong-places.ts";
import type { Localized } from "../contract/hall.ts";
import type { AccompanyRules } from "./accompany/rules.ts";
import type { AppointmentsConfig } from "./appointments/rules.ts";
import type { AssistanceConfig } from "./assistance/rules.ts";
import type { HallCalendar } from "./calendar/calendar-config.ts";
import { classSection } from "./class-section.ts";
import type { FloorConfig } from "./fleet/floor.ts";
import type { HelpRules } from "./help/rules.ts";
import type { PainPointsConfig } from "./pain-points/rules.ts";
import { appointmentClass } from "./queue/line.ts";
import type { CallPolicy } from "./queue/order.ts";
import type { RatingsConfig } from "./ratings/rules.ts";
import type { RemindersConfig } from "./reminder-days.ts";

/** What a hall is made of, as its operator sets it up. */
export interface HallConfig {
  readonly name: Localized;
  readonly services: readonly ServiceConfig[];
  readonly windows: readonly WindowConfig[];
  readonly clerks: readonly ClerkConfig[];
  /** Sets of services that a clerk can choose to work on at a window, instead of the window's own. */
  readonly profiles?: readonly ProfileConfig[];
  /** Who goes before the ordinary class. Default: nobody. */
  readonly classes?: readonly ClassConfig[];
  /** Default: `defaultPolicy`. */
  readonly policy?: CallPolicy;
  /** House rules of the queue; what is left out is as in `defaultRules`. */
  readonly rules?: Partial<QueueRules>;
  /** When it is open; without it numbers are given day and night. */
  readonly calendar?: HallCalendar;
  /** Default: no service takes appointments. */
  readonly appointments?: AppointmentsConfig;
  /** 上门办 and 帮代办. Default: neither. */
  readonly assistance?: AssistanceConfig;
  /** Its plan, with where terminals stand. Default: none is known. */
  readonly floor?: FloorConfig;
  /** How calls for help are answered; what is left out is as in `defaultHelpRules`. */
  readonly help?: Partial<HelpRules>;
  /** 陪办; what is left out is as in `defaultAccompanyRules`. */
  readonly accompany?: Partial<AccompanyRules>;
  /** 好差评. Default: as `defaultRules` of it. */
  readonly ratings?: RatingsConfig;
  /** 堵点 and 办不成事. Default: as `defaultPainRules`. */
  readonly painPoints?: PainPointsConfig;
  /** When people are reminded; what is left out is as `reminderDays` has it. */
  readonly reminders?: RemindersConfig;
}

/** A class of people who go before the ordinary class (绿色通道), or who have an appointment. */
export interface ClassConfig {
  readonly id: string;
  readonly name: Localized;
  /** How many times a minute of waiting counts, against the ordinary class's; a strict rule goes by it too. More than 1. */
  readonly weight: number;
  /** From this age on, by the card that was shown, a person is of this class without asking. */
  readonly fromAge?: number;
  /** Whether it can be chosen at the terminal. */
  readonly choice?: boolean;
}

export interface ProfileConfig {
  readonly id: string;
  readonly name: Localized;
  readonly serviceIds: readonly string[];
}

/** House rules; no national rule of number taking was found, so that a hall sets all of them. Times are milliseconds. */
export interface QueueRules {
  /** Between two calls of one ticket: a person needs time to come. */
  readonly recallSpacing: number;
  /** Calls of one ticket to one window, the first included. */
  readonly maxCalls: number;
  /** People of the own class that go before who comes back after a missed call; 0: nobody. */
  readonly rejoinAfter: number;
  /** How long a missed number can come back. */
  readonly missedValid: number;
  /** The longest that a ticket is held aside. */
  readonly holdMaximum: number;
  /** How long a step can be undone. */
  readonly undoWithin: number;
  /** Numbers for one person, one service and one day; a person is known by the document that was shown. */
  readonly perPerson: number;
  /** Of those that the person gave back, so many do not count: as often one may change one's mind. */
  readonly giveBacks: number;
  /** Numbers of each service that a terminal gets in advance, for when it cannot reach the hall. */
  readonly leaseBlock: number;
  /** How long a free window waits before the next is called by itself. */
  readonly autoCallDelay: number;
}

const minute = 60_000;

export const defaultRules: QueueRules = {
  recallSpacing: 5000,
  maxCalls: 3,
  rejoinAfter: 0,
  missedValid: 120 * minute,
  holdMaximum: 60 * minute,
  undoWithin: 5 * minute,
  perPerson: 3,
  giveBacks: 3,
  leaseBlock: 20,
  autoCallDelay: 5000,
};

/** A wait of a higher class counts as its weight says, and nobody is passed more than eight times. */
export const defaultPolicy: CallPolicy = { rule: { kind: "accumulating" }, cap: { passed: 8, waited: null } };

/** Who keeps to an appointment waits a third as long as who comes without, for the same score. */
const defaultAppointmentWeight = 3;

export interface ServiceConfig {
  readonly id: string;
  /** The capital letter before the number. */
  readonly prefix: string;
  /** The service's formal name. */
  readonly name: Localized;
  /** What it is in everyday words. */
  readonly plainName: Localized;
  /** Where its windows are. */
  readonly area: Localized;
  /** Gives no numbers for now. */
  readonly suspended?: boolean;
  /** Numbers on one day, all people together; what is given back is free again. Default: as many as come. */
  readonly perDay?: number;
}

export interface WindowConfig {
  readonly id: string;
  readonly name: Localized;
  /** What is handled here. */
  readonly serviceIds: readonly string[];
}

export interface ClerkConfig {
  readonly id: string;
  readonly name: string;
}

/** Clerks by id. */
export type Clerks = Pick<ReadonlyMap<string, ClerkConfig>, "get" | "has">;

/** A hall's configuration, found by id. */
export interface HallDirectory extends HallConfig {
  readonly service: ReadonlyMap<string, ServiceConfig>;
  readonly window: ReadonlyMap<string, WindowConfig>;
  readonly clerk: Clerks;
  /** Ids of the windows that handle a service. */
  readonly windowsOf: ReadonlyMap<string, readonly string[]>;
  /** Whether anybody can ever be called for a service: a window is there for it, or a profile with which one can be. */
  isHandled(serviceId: string): boolean;
  readonly profile: ReadonlyMap<string, ProfileConfig>;
  /** Without the ordinary class. */
  readonly classes: readonly ClassConfig[];
  readonly class: ReadonlyMap<string, ClassConfig>;
  readonly policy: CallPolicy;
  readonly rules: QueueRules;
  /** Of a class; 1 for the ordinary one and for one that is not there any more. */
  weightOf(classId: string): number;
}

/**
 * A service that is handled nowhere is suspended, whatever the configuration says: who took its number would wait for nobody.
 *
 * @param clerks who is one, where the hall has accounts: in place of those that are configured
 * @throws Error when two things share an id or a prefix, a service is named that is not there, or a class is none
 */
export function hallDirectory(config: HallConfig, clerks?: Clerks): HallDirectory {
  const window = byId("window", config.windows);
  byId(
    "prefix",
    config.services.map(({ prefix }) => ({ id: prefix })),
  );
  const { profiles = [], classes = [], policy = defaultPolicy } = config;
  const handled = handledIn(config);
  const services = config.services.map((each) =>
    handled.has(each.id) ? each : { ...each, suspended: true },
  );
  const service = byId("service", services);
  const handlers = [
    ...config.windows.map(({ id, serviceIds }) => ({ what: `window ${id}`, serviceIds })),
    ...profiles.map(({ id, serviceIds }) => ({ what: `profile ${id}`, serviceIds })),
  ];
  for (const { what, serviceIds } of handlers) {
    const unknown = serviceIds.find((serviceId) => !service.has(serviceId));
    if (unknown !== undefined) throw new Error(`${what} handles ${unknown}, which is no service`);
  }
  const classById = byId("class", classes);
  const checked = z.array(classSection).safeParse(classes);
  if (!checked.success) throw new Error(placesIn(checked.error, "classes"));
  const weights = new Map<string, number>([
    [appointmentClass, defaultAppointmentWeight],
    ...classes.map(({ id, weight }): [string, number] => [id, weight]),
  ]);
  const unknown = Object.keys(config.calendar?.services ?? {}).find((id) => !service.has(id));
  if (unknown !== undefined) throw new Error(`the calendar speaks of ${unknown}, which is no service`);
  return {
    ...config,
    services,
    service,
    window,
    profile: byId("profile", profiles),
    classes,
    class: classById,
    policy,
    rules: { ...defaultRules, ...config.rules },
    weightOf: (classId) => weights.get(classId) ?? 1,
    isHandled: (serviceId) => handled.has(serviceId),
    clerk: clerks ?? byId("clerk", config.clerks),
    windowsOf: new Map(
      config.services.map(({ id }) => [
        id,
        config.windows.filter(({ serviceIds }) => serviceIds.includes(id)).map((handler) => handler.id),
      ]),
    ),
  };
}

/** The services for which there is a window, or a profile that can be chosen at one. */
export function handledIn({ windows, profiles = [] }: HallConfig): ReadonlySet<string> {
  return new Set([...windows, ...profiles].flatMap(({ serviceIds }) => serviceIds));
}

function byId<Item extends { readonly id: string }>(what: string, items: readonly Item[]): Map<string, Item> {
  const found = new Map(items.map((item) => [item.id, item]));
  if (found.size !== items.length) throw new Error(`two ${what}s share an id`);
  return found;
}
