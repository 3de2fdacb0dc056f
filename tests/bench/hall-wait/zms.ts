import { meanServe, minute, type Visitor } from "./coming.ts";
import type { HallDay } from "./hall-day.ts";

/**
 * The wait that ZMS (it-at-m/eappointment, QueueList::withEstimatedWaitingTime) would show, re-implemented from its formula: a time slot is
 * the mean time divided by the number of windows, and everybody ahead in the line takes one. It is told more than the original knows:
 * the true mean of today at the open windows, and the count of open windows that handle the service. Milliseconds.
 */
export function zmsWait({ hall, day, lines, windows }: HallDay, visitor: Visitor, now: number): number {
  const service = hall.services[visitor.service];
  if (!service) return 0;
  const open = hall.windows.filter(
    ({ skills }, index) =>
      skills.includes(service.id) &&
      !windows[index]?.closures.some(({ from, until }) => from <= now && now < until),
  );
  const windowsOpen = Math.max(1, open.length);
  const slower =
    open.length === 0
      ? 1
      : open.reduce((sum, { speed, speedOf }) => sum + 1 / (speed * (speedOf[service.id] ?? 1)), 0) /
        open.length;
  const mean = meanServe(hall, day, service) * slower + (hall.walk?.mean ?? 0);
  const ahead = (lines[visitor.service] ?? []).flat().filter((other) => other !== visitor).length;
  return ((ahead + 1) * mean * minute) / windowsOpen;
}
