/** What becomes of a ticket in the presenter's mouth. */
import { type Clock, sleep } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { ReplyLine } from "./reply-line.ts";
import { obstacleOf, type PrinterStatus } from "./status.ts";
import type { StatusProfile } from "./status-profiles.ts";

/**
 * A ticket that nobody took is drawn back after this. No standard fixes it: ours, by three readings of the sentence "please
 * take your ticket" (4 s spoken) with as much time to reach for it.
 */
export const RETRACT_AFTER_MS = 25_000;
/** From the command to the empty mouth: as much as a cut and a feed of 30 cm at 150 mm/s take, and a second. */
export const RETRACT_DEADLINE_MS = 3_500;
/** How often the mouth is looked at, should the printer not report by itself. */
export const PRESENTER_POLL_MS = 500;

/**
 * `taken`: a hand took it. `retracted`: nobody did, and it is back inside. `present`: it still is where it was put, either
 * because the model cannot draw it back, or because it has no presenter and nobody can tell.
 */
export type TicketWhereabouts = "taken" | "retracted" | "present";

interface Mouth {
  readonly line: ReplyLine;
  readonly clock: Clock;
  readonly profile: StatusProfile;
  /** What is known now. */
  status(): PrinterStatus;
  ask(signal: AbortSignal): Promise<PrinterStatus>;
}

/** Rejects with `printer.paperJam` when the ticket is stuck, `device.silent`, `line.lost`. */
export async function followTicket(
  mouth: Mouth,
  retractAfterMs: number,
  signal: AbortSignal,
): Promise<TicketWhereabouts> {
  const { line, profile } = mouth;
  if (!profile.presenter) return "present";
  if (await becomesEmpty(mouth, retractAfterMs, signal)) return "taken";
  if (!profile.presenter.retract) return "present";
  await line.write(profile.presenter.retract);
  return (await becomesEmpty(mouth, RETRACT_DEADLINE_MS, signal)) ? "retracted" : "present";
}

async function becomesEmpty(mouth: Mouth, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  const { line, clock, status } = mouth;
  const until = clock.now() + milliseconds;
  for (;;) {
    const { media } = await mouth.ask(signal);
    if (media === "notPresent") return true;
    if (media === "jammed") throw new DeviceError("printer.paperJam", "the ticket is stuck in the presenter");
    const rest = until - clock.now();
    if (rest <= 0) return false;
    const isNews = () => status().media !== media || obstacleOf(status()) === "printer.paperJam";
    if (isNews()) await sleep(clock, Math.min(rest, PRESENTER_POLL_MS), signal);
    else await line.until(isNews, Math.min(rest, PRESENTER_POLL_MS), signal);
  }
}
