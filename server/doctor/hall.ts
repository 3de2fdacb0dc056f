import type { Config } from "../config/config.ts";
import { ContractError } from "../contract/errors.ts";
import { dayOf, daysAfter } from "../hall/calendar/day.ts";
import { unknownYears } from "../hall/calendar/working-days.ts";
import { type HallConfig, handledIn } from "../hall/hall-config.ts";
import { demoSectionsOf } from "../hall/hall-file.ts";
import type { District } from "../hall/sites/district.ts";
import { configuredDistrict } from "../hall/sites/district-file.ts";
import type { Finding } from "./doctor.ts";

/** Days before a new year in which its arrangement should have been named. House rule; notices usually come in November. */
const soon = 30;

/** Whether the hall's file can be read, and what in it is not a real hall's yet; of a district, at which of its sites. */
export function hallFinding({ hall, district, terminal }: Config, now: number): Finding {
  const check = "hall";
  if (terminal.hall) return { check, verdict: "good", found: "on another machine", advice: "" };
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
  const ids = read.sites.map(({ id }) => id);
  if (terminal.site !== undefined && !ids.includes(terminal.site))
    return {
      check,
      verdict: "bad",
      found: `${file} has no site ${terminal.site}, where this terminal stands`,
      advice: `name one of ${ids.join(", ")} under terminal.site, or none for the first`,
    };
  const doubts = read.sites.flatMap(({ id, hall: each }) =>
    [...lackingSections(each), ...lackingWindows(each), ...lackingArrangements(each, now)].map((doubt) =>
      ids.length > 1 ? ofSite(id, doubt) : doubt,
    ),
  );
  return {
    check,
    verdict: doubts.length === 0 ? "good" : "doubtful",
    found: [file, ...doubts.map(({ found }) => found)].join("; "),
    advice: doubts.map(({ advice }) => advice).join("; "),
  };
}

type Doubt = Pick<Finding, "found" | "advice">;

const ofSite = (id: string, { found, advice }: Doubt): Doubt => ({
  found: `site ${id}: ${found}`,
  advice: `at site ${id}: ${advice}`,
});

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
