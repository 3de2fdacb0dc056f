import { offsetFromUtc } from "../../server/contract/hall-time.ts";
import { shiftClock } from "../support/shift-clock.ts";

/**
 * It is always morning in the hall of a journey: at nine of the last weekday, here, in what is started from here and in its pages. A journey
 * that began at the end of a day would see numbers begin again and ages change under its hands.
 *
 * A process keeps its morning from file to file.
 */
function begin(): void {
  const day = 86_400_000;
  const nine = 9 * 3_600_000;
  const inHall = Date.now() + offsetFromUtc;
  let morning = inHall - ((inHall - nine) % day);
  while ([0, 6].includes(new Date(morning).getUTCDay())) morning -= day;
  const by = morning - inHall;

  process.env.CLOCK_SHIFT = String(by);
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --import=data:text/javascript,${encodeURIComponent(`(${shiftClock})(${by})`)}`;
  shiftClock(by);
}

if (process.env.CLOCK_SHIFT === undefined) begin();
