import { useEffect, useState } from "preact/hooks";
import type { PageClock } from "../connection/clock.ts";

const two = (value: number) => String(Math.floor(value)).padStart(2, "0");

/** Wall time: `09:05`, or `09:05:30` where seconds matter. */
export function wallTime(moment: number, seconds: "seconds" | "minutes" = "minutes"): string {
  const time = new Date(moment);
  const parts = [time.getHours(), time.getMinutes(), ...(seconds === "seconds" ? [time.getSeconds()] : [])];
  return parts.map(two).join(":");
}

/** A day and a time, `2026-11-23 09:05`: the same in every language. */
export function dayAndTime(moment: number): string {
  const day = new Date(moment);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())} ${wallTime(moment)}`;
}

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
