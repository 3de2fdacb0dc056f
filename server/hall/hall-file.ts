import * as z from "zod/mini";
import { readConfigFile } from "../config/config-file.ts";
import { ContractError } from "../contract/errors.ts";
import { accompanySection } from "./accompany/rules.ts";
import { assistanceSection } from "./assistance/section.ts";
import { calendarSection } from "./calendar/calendar-config.ts";
import { classSection } from "./class-section.ts";
import { demoHall } from "./demo-hall.ts";
import { floorSection, noFloor } from "./fleet/floor.ts";
import { defaultPolicy, type HallConfig, hallDirectory } from "./hall-config.ts";
import { helpSection } from "./help/section.ts";
import { localizedText } from "./localized-text.ts";
import { numberedWindow } from "./numbered-window.ts";
import { painPointsSection } from "./pain-points/section.ts";
import type { CallPolicy } from "./queue/order.ts";
import { ratingsSection } from "./ratings/section.ts";
import { remindersSection } from "./reminder-days.ts";

export const configId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));

export const serviceSection = z.pipe(
  z.strictObject({
    id: configId,
    /** The capital letter before its numbers. */
    prefix: z.string().check(z.regex(/^[A-Z]$/)),
    /** Its formal name. */
    name: localizedText,
    /** What it is in everyday words; the formal name where there are none. */
    plainName: z.optional(localizedText),
    /** Where its windows are. */
    area: localizedText,
    /** Gives no numbers until this is taken out. */
    suspended: z._default(z.boolean(), false),
    /** Numbers on one day, all people together, without those that were given back; as many as come where it is not named. */
    perDay: z.exactOptional(z.number().check(z.int(), z.minimum(1))),
  }),
  z.transform((given) => ({ ...given, plainName: given.plainName ?? given.name })),
);

const window = z.pipe(
  z.strictObject({
    /** As displays and call pads on a window line name it too. */
    id: z.string().check(z.regex(/^[A-Za-z0-9]{1,20}$/)),
    /** Where it is not its number: `3` is 3号窗口. */
    name: z.optional(localizedText),
    /** The services that are handled here. */
    serviceIds: z.array(z.string()).check(z.minLength(1)),
  }),
  z.transform((given) => ({ ...given, name: given.name ?? numberedWindow(given.id) })),
);

const clerk = z.strictObject({ id: configId, name: z.string().check(z.minLength(1), z.maxLength(40)) });

/** Sets of services that a clerk can choose to work on. */
const profile = z.strictObject({
  id: configId,
  name: localizedText,
  serviceIds: z.array(z.string()).check(z.minLength(1)),
});

const minute = 60_000;
const minutes = (least: number, most: number) =>
  z.pipe(
    z.number().check(z.minimum(least), z.maximum(most)),
    z.transform((given) => given * minute),
  );
const seconds = (least: number, most: number) =>
  z.pipe(
    z.number().check(z.minimum(least), z.maximum(most)),
    z.transform((given) => given * 1000),
  );
const count = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most));

/** Who is called next. */
const policy = z.pipe(
  z.strictObject({
    rule: z.enum(["firstCome", "strict", "ratio", "accumulating"]),
    /** Of `ratio`: calls of the higher classes before one of the ordinary class. */
    preferred: z._default(count(1, 20), 2),
    /** Nobody is passed more often than this; null: no such cap. */
    passedCap: z._default(z.nullable(count(1, 1000)), defaultPolicy.cap.passed),
    /** Whoever has waited so many minutes goes before every class; null: no such cap. */
    waitedCap: z._default(z.nullable(minutes(1, 24 * 60)), null),
  }),
  z.transform(
    ({ rule, preferred, passedCap, waitedCap }): CallPolicy => ({
      rule: rule === "ratio" ? { kind: "ratio", preferred } : { kind: rule },
      cap: { passed: passedCap, waited: waitedCap },
    }),
  ),
);

/** House rules; what is not named is as the product has it. */
const rules = z.strictObject({
  /** Between two calls of one number, seconds. */
  recallSpacing: z.exactOptional(seconds(0, 3600)),
  /** Calls of one number to one window, the first included. */
  maxCalls: z.exactOptional(count(1, 20)),
  /** People that go before who comes back after a missed call; 0: nobody. */
  rejoinAfter: z.exactOptional(count(0, 100)),
  /** How long a missed number can come back, minutes. */
  missedValid: z.exactOptional(minutes(0, 24 * 60)),
  /** The longest that a number is held aside, minutes. */
  holdMaximum: z.exactOptional(minutes(1, 8 * 60)),
  /** How long a step can be undone, minutes. */
  undoWithin: z.exactOptional(minutes(0, 60)),
  /** Numbers for one person, one service and one day. */
  perPerson: z.exactOptional(count(1, 1000)),
  /** Of those that the person gave back, so many do not count. */
  giveBacks: z.exactOptional(count(0, 1000)),
  /** Numbers of each service that a terminal gets in advance, for when it cannot reach the hall. */
  leaseBlock: z.exactOptional(count(1, 500)),
  /** How long a free window waits before the next is called by itself, seconds. */
  autoCallDelay: z.exactOptional(seconds(0, 600)),
});

const appointmentRules = z.strictObject({
  /** Open days behind today on which a time can be booked. */
  daysAhead: z.exactOptional(count(0, 60)),
  /** A time can be booked until so many minutes before it begins. */
  bookUntil: z.exactOptional(minutes(0, 7 * 24 * 60)),
  /** It can be changed or cancelled until so many minutes before it begins. */
  changeUntil: z.exactOptional(minutes(0, 7 * 24 * 60)),
  /** A check-in is taken from so many minutes before it begins. */
  checkInFrom: z.exactOptional(minutes(0, 24 * 60)),
  /** Who is there early is not called until so many minutes before it begins, while others wait. */
  callLead: z.exactOptional(minutes(0, 24 * 60)),
  /** Who comes so many minutes after it began is still on time. */
  tolerance: z.exactOptional(minutes(0, 24 * 60)),
  /** Appointments of one person for one service that are still to come. */
  openPerPerson: z.exactOptional(count(1, 20)),
  /** Who has missed so many of late gets no other. */
  missedAllowed: z.exactOptional(count(1, 100)),
  /** Days for which a missed appointment counts. */
  missedCounts: z.exactOptional(count(0, 365)),
});

/** Which services take appointments, and the rules of them. */
const appointments = z.strictObject({
  services: z.array(
    z.strictObject({
      serviceId: z.string(),
      slotMinutes: count(5, 240),
      /** People that one window takes in one slot. */
      perWindow: count(1, 100),
      /** The windows that count; all that handle the service where none is named. */
      windowIds: z.exactOptional(z.array(z.string()).check(z.minLength(1))),
      rules: z.exactOptional(appointmentRules),
    }),
  ),
  rules: z.exactOptional(appointmentRules),
});

/** Names the place of whatever has the same `key` as one before it. */
export const unique = <Key extends string>(key: Key) =>
  z.superRefine<readonly Readonly<Record<Key, string>>[]>((items, context) => {
    items.forEach((item, index) => {
      if (items.findIndex((earlier) => earlier[key] === item[key]) < index)
        context.addIssue({ code: "custom", path: [index, key], message: `${item[key]} is there already` });
    });
  });

/** One schema for everything that a hall is made of. Whatever is not named is the demo hall's. */
export const hallSections = {
  name: z.exactOptional(localizedText),
  services: z.exactOptional(z.array(serviceSection).check(z.minLength(1), unique("id"), unique("prefix"))),
  windows: z.exactOptional(z.array(window).check(z.minLength(1), unique("id"))),
  clerks: z.exactOptional(z.array(clerk).check(z.minLength(1), unique("id"))),
  calendar: z.exactOptional(calendarSection),
  profiles: z.exactOptional(z.array(profile).check(unique("id"))),
  classes: z.exactOptional(z.array(classSection).check(unique("id"))),
  policy: z.exactOptional(policy),
  rules: z.exactOptional(rules),
  appointments: z.exactOptional(appointments),
  assistance: z.exactOptional(assistanceSection),
  floor: z.exactOptional(floorSection),
  help: z.exactOptional(helpSection),
  accompany: z.exactOptional(accompanySection),
  ratings: z.exactOptional(ratingsSection),
  painPoints: z.exactOptional(painPointsSection),
  reminders: z.exactOptional(remindersSection),
} satisfies Readonly<Record<keyof HallConfig, z.ZodMiniType>>;

/** A hall's file, YAML. */
const hallFile = z.strictObject(hallSections).check(
  z.refine(({ services, windows }) => (services === undefined) === (windows === undefined), {
    error: "name services and windows together: windows say which services they handle",
  }),
);

/** The file's JSON Schema, for editors: made of the schema that checks it, so that the two never differ. */
export function hallJsonSchema(): Record<string, unknown> {
  return { title: "Xiaohu hall", ...z.toJSONSchema(hallFile, { io: "input" }) };
}

/** @throws ContractError config.unreadable | config.invalid, naming the file and what is wrong in it */
export function readHallFile(path: string): HallConfig {
  const given = readConfigFile(path, hallFile);
  // The demo hall's profiles and appointments are of its own services, and its guides come to nobody else's citizens.
  const own = given.services
    ? { profiles: [], appointments: { services: [] }, assistance: {}, floor: noFloor }
    : {};
  const hall: HallConfig = { ...demoHall, ...own, ...given };
  try {
    hallDirectory(hall);
  } catch (cause) {
    throw new ContractError("config.invalid", `${path}: ${(cause as Error).message}`, { cause });
  }
  return hall;
}

/** The sections of a hall that are still the demo hall's. */
export function demoSectionsOf(hall: HallConfig): string[] {
  return (Object.keys(demoHall) as (keyof HallConfig)[]).filter((key) => hall[key] === demoHall[key]);
}
