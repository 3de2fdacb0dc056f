import { useEffect, useState } from "preact/hooks";
import type { PageClock } from "../connection/clock.ts";

export { dayAndTime, wallTime } from "../../server/contract/hall-time.ts";

const two = (value: number) => String(Math.floor(value)).padStart(2, "0");

/** A length of time, `4:05` or `1:02:03`; never below zero, however two clocks disagree. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The time now, looked at on every full `interval`. */
export function useNow(clock: PageClock, interval: number): number {
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const timer = clock.setTimeout(() => setNow(clock.now()), interval - (now % interval));
    return () => clock.clearTimeout(timer);
  }, [clock, interval, now]);
  return now;
}
