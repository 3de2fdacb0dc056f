import type { HallDirectory } from "../../server/hall/hall-config.ts";
import type { CallCap } from "../../server/hall/queue/order.ts";
import { comesBefore, firstOf, type Lying } from "./slip.ts";

/**
 * Whom the hall's rule calls among people who may be called now, by looking at every one of them. Written from the words at the head
 * of `order.ts`, knowing nothing of lines and heads.
 *
 * @param runOf calls of the higher classes since the last of the ordinary class, by service
 */
export function pick(
  { policy: { rule, cap }, weightOf }: HallDirectory,
  people: readonly Lying[],
  runOf: (serviceId: string) => number,
  now: number,
): Lying | undefined {
  const back = people.filter(({ place }) => place.back);
  if (back.length > 0) return firstOf(back);
  const capped = people.filter((one) => hasReached(cap, one, now));
  if (capped.length > 0) return firstOf(capped);
  const weight = ({ classId }: Lying) => weightOf(classId);
  switch (rule.kind) {
    case "firstCome":
      return firstOf(people);
    case "strict": {
      const highest = Math.max(...people.map(weight));
      return firstOf(people.filter((one) => weight(one) === highest));
    }
    case "accumulating": {
      const score = (one: Lying) => weight(one) * (now - one.place.due);
      const best = Math.max(...people.map(score));
      return firstOf(people.filter((one) => score(one) === best));
    }
    case "ratio": {
      const isOrdinary = (one: Lying) => weight(one) <= 1;
      const theirTurn = people.filter((one) => {
        const same = people.filter(({ serviceId }) => serviceId === one.serviceId);
        if (same.every(isOrdinary) || !same.some(isOrdinary)) return true;
        return isOrdinary(one) === runOf(one.serviceId) >= rule.preferred;
      });
      return firstOf(theirTurn);
    }
  }
}

export function hasReached(cap: CallCap, { place }: Lying, now: number): boolean {
  if (place.back) return false;
  if (cap.passed !== null && place.passed >= cap.passed) return true;
  return cap.waited !== null && now - place.due >= cap.waited;
}

/** Marks on their slips that they were passed by one of the same service who came later; returns whose. */
export function markPassed(people: readonly Lying[], called: Lying): Lying[] {
  if (called.place.back) return [];
  const passed = people.filter(
    (one) =>
      one !== called &&
      one.serviceId === called.serviceId &&
      !one.place.back &&
      comesBefore(one.place, called.place),
  );
  for (const { place } of passed) place.passed += 1;
  return passed;
}
