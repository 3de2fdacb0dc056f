import type { DeliveryOrder } from "../../connectors/post/post.ts";
import { type DeliveryWish, internationalNumber, postalAddressIn } from "../../contract/matters.ts";
import type { CommandOf } from "./commands.ts";
import type { MatterEvent } from "./events.ts";
import { type Application, isOver } from "./state.ts";

/** 邮递送达: when a parcel is ordered, and what becomes of it. Pure. */

type ParcelEvent = Extract<MatterEvent, { type: "parcelOrdered" | "parcelRefused" | "parcelTold" }>;
type ParcelCommand = CommandOf<"orderParcel"> | CommandOf<"refuseParcel"> | CommandOf<"tellParcel">;

/** As the carrier calls it that an order came too late for its price: the next order, under another number, asks for a new one. */
export const tooLate = "quoteExpired";

/** The carrier has nothing of it any more: it came back, or was never taken. */
const isBack = ({ parcel }: Application): boolean =>
  parcel !== null && (parcel.refused !== null || parcel.told?.state === "returned");

/** Whether it can still be said how the result comes. */
export const canAppoint = (application: Application): boolean =>
  !isOver(application) || (application.state === "issued" && isBack(application));

/** A result that is out, wanted by post, and given to no carrier yet. What was withdrawn, refused or revoked never is. */
export const wantsParcel = ({ state, delivery, parcel }: Application): boolean =>
  state === "issued" && delivery === "post" && parcel === null;

/** Whether somebody of the office has to do something about the parcel. */
export const needsOffice = (application: Application): boolean =>
  application.state === "issued" && application.delivery === "post" && isBack(application);

/** Ours: known before anything is asked outside, and another one for each order. */
export const deliveryNumberOf = ({ number, parcels }: Application): string => `${number}-P${parcels + 1}`;

/** What one command comes to; undefined: nothing, since it is known, or about another parcel than this one. */
export function parcelEvent(command: ParcelCommand, found: Application): ParcelEvent | undefined {
  const { number, parcel } = found;
  const { deliveryNumber } = command;
  const isNext = wantsParcel(found) && deliveryNumber === deliveryNumberOf(found);
  const isThis = parcel?.deliveryNumber === deliveryNumber && parcel.refused === null;
  switch (command.type) {
    case "orderParcel": {
      const { quote, fee } = command;
      return isNext ? { type: "parcelOrdered", number, deliveryNumber, quote, fee } : undefined;
    }
    case "refuseParcel":
      return isNext || (isThis && parcel.told === null)
        ? { type: "parcelRefused", number, deliveryNumber, reason: command.reason }
        : undefined;
    case "tellParcel": {
      const { revision, state, record } = command;
      // What was refused may be taken all the same, where the office had it sent again.
      return parcel?.deliveryNumber === deliveryNumber && (parcel.told?.revision ?? 0) < revision
        ? { type: "parcelTold", number, deliveryNumber, revision, state, record }
        : undefined;
    }
  }
}

/** An application after one event of its parcel. */
export function withParcel(before: Application, event: ParcelEvent): Application {
  const { deliveryNumber } = event;
  switch (event.type) {
    case "parcelOrdered": {
      const quote = { id: event.quote, fee: event.fee };
      return {
        ...before,
        parcel: { deliveryNumber, quote, told: null, refused: null },
        parcels: before.parcels + 1,
      };
    }
    case "parcelRefused": {
      const isOrdered = before.parcel !== null;
      const refused = {
        deliveryNumber,
        quote: before.parcel?.quote ?? null,
        told: null,
        refused: event.reason,
      };
      return {
        ...before,
        parcel: event.reason === tooLate ? null : refused,
        parcels: before.parcels + (isOrdered ? 0 : 1),
      };
    }
    case "parcelTold": {
      const { revision, state, record } = event;
      return before.parcel
        ? { ...before, parcel: { ...before.parcel, told: { revision, state, record }, refused: null } }
        : before;
    }
  }
}

/** As a carrier wants it; undefined where it cannot be read so. */
export function receiverIn({ to }: DeliveryWish): DeliveryOrder["receiver"] | undefined {
  const address = to && postalAddressIn(to.address);
  const telephone = to && internationalNumber(to.telephone);
  return to && address && telephone !== undefined
    ? { name: to.name, telephone, address: { ...address, postcode: null } }
    : undefined;
}
