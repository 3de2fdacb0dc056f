import { ConnectorError } from "../../connectors/connector-error.ts";
import { type DeliveryOrder, type QuoteRequest, type Waybill, waybill } from "../../connectors/post/post.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import { deliveryWish, type Parcel, type PostalAddress } from "../../contract/matters.ts";
import { daysAfter } from "../calendar/day.ts";
import { deliveryNumberOf, receiverIn, wantsParcel } from "./parcels.ts";
import { putDownTime } from "./put-down.ts";
import { type Room, submissionOf, submitCommand, todayOf } from "./room.ts";
import type { Application } from "./state.ts";

/** What a certificate with its envelope weighs at most. House rule. */
export const gramsOfResult = 200;

/** Milliseconds that the carrier has to say its fee to somebody who stands there: a terminal gives its hall up within five seconds. */
export const feePatience = 3_000;

/** Days behind the result for which a parcel may still be ordered: what a hall sent by hand before it had a carrier is not sent once more. */
export const orderableDays = 30;

const quoteOf = ({ province, city, district }: Omit<PostalAddress, "detail">): QuoteRequest => ({
  to: { province, city, district },
  grams: gramsOfResult,
});

/** What post costs there. */
export async function postFeeTo(
  { post, clock, newKey, note }: Room,
  { province, city, district }: MatterPayload<"Matter.PostFee">,
): Promise<MatterCompletion<"Matter.PostFee">> {
  if (!post) return { served: true, quote: null };
  const late = new AbortController();
  const ends = clock.setTimeout(() => late.abort(new Error("the carrier says no fee")), feePatience);
  try {
    const { fee, days } = await post.quote(quoteOf({ province, city, district }), newKey(), late.signal);
    return { served: true, quote: { fee, days } };
  } catch (cause) {
    if (!(cause instanceof ConnectorError)) throw cause;
    if (cause.reason === "notServed") return { served: false, quote: null };
    note("the carrier does not say its fee", { cause: cause.message });
    return { served: true, quote: null };
  } finally {
    clock.clearTimeout(ends);
  }
}

/** A result that waits for a carrier. */
export interface WantedParcel {
  readonly deliveryNumber: string;
  /** Undefined: what it would be sent to cannot be read, or is not kept any more. */
  readonly quote: QuoteRequest | undefined;
}

/** The carrier's side of a site's applications: parcels by their delivery numbers. */
export interface ParcelDesk {
  has(deliveryNumber: string): boolean;
  /** Results that are out, and of which no carrier knows. */
  wanted(): WantedParcel[];
  /** Writes down that it is ordered by this quote, before anything is ordered. */
  order(deliveryNumber: string, quote: { readonly id: string; readonly fee: number }): Promise<void>;
  /** What is ordered by the log, and not answered: told again it does nothing. */
  ordered(): DeliveryOrder[];
  refused(deliveryNumber: string, reason: string): Promise<void>;
  told(waybill: Waybill): Promise<void>;
  /** Whether the result is still to come by this very parcel, refused or not. */
  isWanted(deliveryNumber: string): boolean;
  /** Delivery numbers of parcels on their way. */
  awaited(): string[];
}

const isOnItsWay = (state: Parcel["state"]) => state !== "delivered" && state !== "returned";
const numberIn = (deliveryNumber: string) => deliveryNumber.replace(/-P\d+$/, "");

export function parcelDesk(room: Room): ParcelDesk {
  const { log, records, clock, newKey } = room;
  const all = (): Application[] => {
    log.catchUp();
    return [...log.state.applications.values()];
  };
  const ofNumber = (deliveryNumber: string) => {
    log.catchUp();
    return log.state.applications.get(numberIn(deliveryNumber));
  };
  return {
    has: (deliveryNumber) => ofNumber(deliveryNumber) !== undefined,
    wanted() {
      const first = daysAfter(todayOf(room), -orderableDays);
      return all()
        .filter((each) => wantsParcel(each) && (each.issuedOn ?? "") >= first)
        .map((each) => {
          const receiver = receiverOf(room, each);
          return {
            deliveryNumber: deliveryNumberOf(each),
            quote: receiver && quoteOf(receiver.address),
          };
        });
    },
    async order(deliveryNumber, { id: quote, fee }) {
      const number = numberIn(deliveryNumber);
      await submitCommand(room, `parcel-${deliveryNumber}`, {
        type: "orderParcel",
        number,
        deliveryNumber,
        quote,
        fee,
      });
    },
    ordered: () =>
      all().flatMap((each) => {
        const { number, parcel } = each;
        if (!parcel?.quote || parcel.told || parcel.refused !== null) return [];
        const receiver = receiverOf(room, each);
        const { deliveryNumber, quote } = parcel;
        return receiver ? [{ deliveryNumber, quote: quote.id, receiver, contents: number }] : [];
      }),
    async refused(deliveryNumber, reason) {
      const number = numberIn(deliveryNumber);
      await submitCommand(room, `refused-${deliveryNumber}`, {
        type: "refuseParcel",
        number,
        deliveryNumber,
        reason,
      });
    },
    async told(one) {
      const { deliveryNumber, revision, state } = one;
      const before = ofNumber(deliveryNumber)?.parcel;
      if (before?.deliveryNumber !== deliveryNumber || (before.told?.revision ?? 0) >= revision) return;
      const record = newKey();
      records.put(
        { id: record, owner: record, kind: "parcel" },
        JSON.stringify(one),
        clock.now() + putDownTime,
      );
      await submitCommand(room, `parcel-${deliveryNumber}-${revision}`, {
        type: "tellParcel",
        number: numberIn(deliveryNumber),
        deliveryNumber,
        revision,
        state,
        record,
      });
      // Another process may have told the same a moment ago: the log names its record.
      const isNamed = ofNumber(deliveryNumber)?.parcel?.told?.record === record;
      if (!isNamed) return records.wipe(record);
      records.keep(record);
      if (before.told) records.wipe(before.told.record);
    },
    isWanted(deliveryNumber) {
      const found = ofNumber(deliveryNumber);
      return found?.state === "issued" && found.parcel?.deliveryNumber === deliveryNumber;
    },
    awaited: () =>
      all().flatMap(({ parcel }) =>
        parcel?.told && isOnItsWay(parcel.told.state) ? [parcel.deliveryNumber] : [],
      ),
  };
}

/** To whom it goes: as it was appointed last, or as it was said at first. */
function receiverOf(room: Room, { records }: Application): DeliveryOrder["receiver"] | undefined {
  const appointed = records
    .toReversed()
    .map((id) => room.records.get("delivery", id, room.clock.now()))
    .find((text) => text !== undefined);
  const wish =
    appointed === undefined
      ? submissionOf(room, records[0] ?? "")?.delivery
      : deliveryWish.parse(JSON.parse(appointed));
  return wish && receiverIn(wish);
}

/** As who follows it sees it. @param isHolder whether somebody showed the applicant's document: only they are told how to fetch it */
export function parcelView(room: Room, application: Application, isHolder: boolean): Parcel | null {
  const { state, delivery, parcel } = application;
  if (state !== "issued" || delivery !== "post") return null;
  const text = parcel?.told && room.records.get("parcel", parcel.told.record, room.clock.now());
  const told = text ? waybill.parse(JSON.parse(text)) : undefined;
  const fee = parcel?.quote?.fee ?? null;
  if (!told)
    return {
      state: parcel?.refused ? "refused" : "arranging",
      fee,
      waybill: null,
      steps: [],
      pickUpCode: null,
    };
  return {
    state: told.state,
    fee,
    waybill: told.waybill,
    steps: told.steps,
    pickUpCode: isHolder ? told.pickUpCode : null,
  };
}
