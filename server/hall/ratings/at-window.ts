import { ContractError } from "../../contract/errors.ts";
import type { WindowRating } from "../../contract/ratings/window.ts";
import { dayOf, minute } from "../calendar/day.ts";
import { byUrgency } from "../dues.ts";
import type { DeskPayload, DeskRoom } from "./desk.ts";
import { type Complaint, isOver, type RatingRecord } from "./state.ts";
import { windowRatingView } from "./views.ts";

/** What is over stays to be read at the window for so long: how an appeal ended is heard by who was away for some days. */
const seenBehindEnd = 7 * 24 * 60 * minute;

type Complained = RatingRecord & { readonly complaint: Complaint };

/** An appeal of whoever sits at the window. */
export type WindowAppeal = DeskPayload<"XiaohuRatingDesk.Appeal">;

/**
 * What a window is shown of the 差评 about it. Whoever was rated must not find out by whom: none is shown on its own day, when they would remember who
 * was there last, unless the office has found what it is before and tells them.
 */
export function ratingsAtWindow({ clock, sources, state }: Pick<DeskRoom, "clock" | "sources" | "state">) {
  const isShown = (rating: RatingRecord, windowId: string, now: number): rating is Complained => {
    const { unit, complaint, day } = rating;
    if (!complaint || unit.kind !== "window" || unit.id !== windowId) return false;
    if (isOver(complaint)) return now < (complaint.endedAt ?? 0) + seenBehindEnd;
    return complaint.stage !== "received" || day < dayOf(now);
  };
  return {
    of(windowId: string): WindowRating[] {
      const now = clock.now();
      return [...state().ratings.values()]
        .filter((rating): rating is Complained => isShown(rating, windowId, now))
        .map((rating) => windowRatingView(sources, rating, dayOf(now)))
        .toSorted(byUrgency);
    },
    /** @throws ContractError desk.unknown: nothing of that number is shown there */
    check(windowId: string, number: string): void {
      const found = state().ratings.get(number);
      if (!found || !isShown(found, windowId, clock.now()))
        throw new ContractError("desk.unknown", `no complaint ${number} at window ${windowId}`);
    },
  };
}
