import type { Clock } from "../../../device-drivers/clock.ts";
import type { JourneyKind } from "../../contract/ratings/words.ts";
import { minute } from "../calendar/day.ts";
import type { Unit } from "./state.ts";

/** Milliseconds for which what was done at a terminal can be rated there: a session and its warning are over before. */
export const offerTime = 10 * minute;

/** What was done at a terminal. */
export interface Deed {
  readonly journey: JourneyKind;
  /** Whose matter it was; null: nobody's in particular. */
  readonly organId: string | null;
}

export interface Offer {
  readonly unit: Unit;
  readonly journey: JourneyKind;
  readonly terminalId: string;
}

/** Of several deeds of one session the weightiest is rated. */
const weight: readonly JourneyKind[] = [
  "matter",
  "number",
  "appointment",
  "assistance",
  "saved",
  "papers",
  "follow",
];

/**
 * What can be rated at terminals. Who asks to rate has only a terminal's name to show: the hall goes by what it did itself for that terminal a moment
 * ago, and each deed is offered once, under an id that it makes of chance. In this process's memory alone: where it ends between a deed and its
 * rating, nobody is asked.
 */
export function ratingOffers(clock: Pick<Clock, "now">, randomBytes: (size: number) => Uint8Array) {
  const deeds = new Map<string, Deed & { readonly at: number }>();
  const offers = new Map<string, Offer & { readonly at: number }>();
  const isOld = ({ at }: { readonly at: number }) => at + offerTime < clock.now();
  return {
    note(terminalId: string, deed: Deed): void {
      const before = deeds.get(terminalId);
      const heavier =
        before && !isOld(before) && weight.indexOf(before.journey) < weight.indexOf(deed.journey);
      deeds.set(terminalId, { ...(heavier ? before : deed), at: clock.now() });
    },
    /** Undefined: nothing was done there that was not offered yet. */
    begin(terminalId: string): { readonly id: string; readonly unit: Unit } | undefined {
      const deed = deeds.get(terminalId);
      deeds.delete(terminalId);
      for (const [id, offer] of offers) if (isOld(offer)) offers.delete(id);
      if (!deed || isOld(deed)) return undefined;
      const id = Buffer.from(randomBytes(16)).toString("base64url");
      const { journey, organId, at: _ } = deed;
      const unit: Unit = { kind: "terminal", id: terminalId, organId };
      offers.set(id, {
        unit,
        journey,
        terminalId,
        at: clock.now(),
      });
      return { id, unit };
    },
    /** Undefined: it is none, another terminal's, or too old. It stays until then, so that the same can be asked again. */
    of(id: string, terminalId: string): Offer | undefined {
      const found = offers.get(id);
      return found && found.terminalId === terminalId && !isOld(found) ? found : undefined;
    },
  };
}
