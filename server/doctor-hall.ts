import type { Config } from "./config.ts";
import { ContractError } from "./contract/errors.ts";
import type { Finding } from "./doctor.ts";
import { dayOf, daysAfter } from "./hall/calendar/day.ts";
import { unknownYears } from "./hall/calendar/working-days.ts";
import { type HallConfig, handledIn } from "./hall/hall-config.ts";
import { demoSectionsOf } from "./hall/hall-file.ts";
import type { District } from "./hall/sites/district.ts";
import { configuredDistrict } from "./hall/sites/district-file.ts";

/** Days before a new year in which its arrangement should have been named. House rule; notices usually come in November. */
const soon = 30;

/** Whether the hall's file can be read, and what in it is not a real hall's yet. */
export function hallFinding({ hall, district }: Config, now: number): Finding {
  const check = "hall";
  const file = district?.file ?? hall?.file;
  if (file === undefined)
    return {
      check,
      verdict: "doubtful",
      found: "the demo hall",
      advice: "name the hall's file under hall.file; docs/hall.example.yaml is one",
    };
  let read: District;
  try {
    read = configuredDistrict({ hall, district });
  } catch (cause) {
    if (!(cause instanceof ContractError)) throw cause;
    const advice =
      cause.code === "config.unreadable"
        ? "put the file there, or mend hall.file or district.file, which is relative to the configuration"
        : `mend the places named; docs/${district ? "district" : "hall"}.schema.json tells an editor what may stand there`;
    return { check, verdict: "bad", found: cause.message, advice };
  }
  const doubts = read.sites.flatMap((site) => [
    ...lackingSections(site.hall),
    ...lackingWindows(site.hall),
    ...lackingArrangements(site.hall, now),
  ]);
  return {
    check,
    verdict: doubts.length === 0 ? "good" : "doubtful",
    found: [file, ...doubts.map(({ found }) => found)].join("; "),
    advice: doubts.map(({ advice }) => advice).join("; "),
  };
}

type Doubt = Pick<Finding, "found" | "advice">;

function lackingSections(hall: HallConfig): Doubt[] {
  const demo = demoSectionsOf(hall);
  return [
    ...(demo.length > 0
      ? [{ found: `${demo.join(", ")} of the demo hall`, advice: `name ${demo.join(", ")}` }]
      : []),
    ...(hall.calendar
      ? []
      : [{ found: "numbers day and night", advice: "name the opening hours under calendar" }]),
  ];
}

function lackingWindows(hall: HallConfig): Doubt[] {
  const handled = handledIn(hall);
  const without = hall.services.flatMap(({ id, suspended }) => (suspended || handled.has(id) ? [] : [id]));
  if (without.length === 0) return [];
  const ids = without.join(", ");
  return [
    { found: `no window for ${ids}, so no numbers`, advice: `name ${ids} at a window or in a profile` },
  ];
}

function lackingArrangements({ calendar }: HallConfig, now: number): Doubt[] {
  if (!calendar) return [];
  const today = dayOf(now);
  return unknownYears(calendar.arrangements, today, daysAfter(today, soon)).map((year) => ({
    found: `holidays and moved working days of ${year} are not known`,
    advice: `put the State Council's notice for ${year} under calendar.arrangements`,
  }));
}
