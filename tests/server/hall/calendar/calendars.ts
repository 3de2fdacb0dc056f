import * as fc from "fast-check";
import { calendarSection, type HallCalendar } from "../../../../server/hall/calendar/calendar-config.ts";
import { daysAfter, startOf, weekdays } from "../../../../server/hall/calendar/day.ts";

/** As a hall's file would say it. */
export const calendarOf = (section: unknown): HallCalendar => calendarSection.parse(section);

/** `2026-11-25 09:05`, in China. */
export const at = (text: string): number => Date.parse(`${text.replace(" ", "T")}:00+08:00`);

/** Monday to Friday with a break at noon, Saturday mornings, last number half an hour before the hall closes. */
export const ordinaryHall = calendarOf({
  workingDay: ["09:00-12:00", "13:30-17:30"],
  weekdays: { saturday: ["09:00-12:00"] },
  lastTicket: 30,
  services: { marriage: { lastTicket: 60, lastTicketBeforeBreak: 45 } },
  specialDays: [
    {
      from: "2026-11-27",
      to: "2026-11-27",
      hours: [],
      reason: { "zh-CN": "设备检修", "zh-TW": "設備檢修", en: "Maintenance" },
    },
    { from: "2026-12-01", to: "2026-12-02", hours: ["10:00-11:00"] },
    { from: "2026-10-02", to: "2026-10-02", hours: ["09:00-11:00"] },
  ],
});

const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Up to three spans a day, as a file writes them; the whole day from midnight to midnight among them. */
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
  .map((quarters) => quarters.sort((one, other) => one - other))
  .map((ends) =>
    Array.from(
      { length: Math.floor(ends.length / 2) },
      (_, index) => `${clockTime(ends[2 * index]! * 15)}-${clockTime(ends[2 * index + 1]! * 15)}`,
    ),
  );

/** Days around the borders of 2024 to 2028: years with and without a known arrangement. */
export const days = fc.integer({ min: 0, max: 1500 }).map((after) => daysAfter("2024-12-01", after));
export const times = fc
  .tuple(days, fc.integer({ min: 0, max: 24 * 60 - 1 }))
  .map(([day, minutes]) => startOf(day) + minutes * 60_000);

const minutesBefore = fc.option(fc.integer({ min: 0, max: 240 }), { nil: undefined });

export const calendars = fc
  .record({
    workingDay: hours,
    weekdays: fc.dictionary(fc.constantFrom(...weekdays), hours, { maxKeys: 3 }),
    lastTicket: minutesBefore,
    lastTicketBeforeBreak: minutesBefore,
    own: minutesBefore,
    specialDays: fc.uniqueArray(fc.tuple(days, hours), { maxLength: 4, selector: ([day]) => day }),
  })
  .map(({ own, specialDays, ...rest }) =>
    calendarOf({
      ...rest,
      services: own === undefined ? {} : { a: { lastTicket: own } },
      specialDays: specialDays.map(([day, open]) => ({ from: day, to: day, hours: open })),
    }),
  );
