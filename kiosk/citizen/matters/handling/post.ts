import { answer } from "../../../../server/contract/forms/answer.ts";
import type { AnswerValue } from "../../../../server/contract/forms/facts.ts";
import { type PostalPlace, postalAddressIn } from "../../../../server/contract/matters.ts";
import { type PostFees, placeKey, placeOfAddress } from "../post-fee.ts";
import { type Filling, mattersOf, saidOf } from "./case.ts";
import type { Deliveries, Delivery, Step } from "./plan.ts";

interface Posting {
  readonly step: Step;
  readonly deliveries: Deliveries;
  readonly today: string;
}

/** An address that a carrier can read, or the number of a mobile, as it is written; null for what is none. */
export function readPost(
  kind: "address" | "telephone",
  said: AnswerValue | null,
  today: string,
): string | null {
  const plain = kind === "address" ? "address" : "mobile";
  const field = { id: "post", label: "", kind: plain, required: true, sources: [] } as const;
  const read = answer(field, said, today);
  if (!read.ok || typeof read.value !== "string") return null;
  return kind === "telephone" || postalAddressIn(read.value) ? read.value : null;
}

/** The delivery with the address or the telephone that was typed; null while that is none. */
export function postOf({ step, deliveries, today }: Posting, said: AnswerValue | null): Delivery | null {
  if (step.kind !== "postAddress" && step.kind !== "postTelephone") return null;
  const delivery = deliveries[step.matterId];
  const kind = step.kind === "postAddress" ? "address" : "telephone";
  const read = readPost(kind, said, today);
  return delivery && read !== null ? { ...delivery, [kind]: read } : null;
}

/** Where somebody may want a parcel, by what they said or their card says. */
export const knownAddress = (filling: Filling): string | undefined =>
  saidOf(filling, "person.postAddress") ??
  saidOf(filling, "enterprise.address") ??
  saidOf(filling, "person.address") ??
  (typeof filling.facts.holder.address === "string" ? filling.facts.holder.address : undefined);

/** Where a parcel of this matter would go: to the address that was said, else to the one that is known. */
export const placeOfPost = (filling: Filling & { readonly deliveries: Deliveries }, matterId: string) =>
  placeOfAddress(filling.deliveries[matterId]?.address ?? knownAddress(filling));

/** Places of which it is to be asked what post costs: of a step that offers it, or of all parcels that will be sent. */
export function placesToAsk(
  filling: Filling & { readonly deliveries: Deliveries; readonly postFees: PostFees },
  step: Step,
): readonly PostalPlace[] {
  const posted = mattersOf(filling).filter(({ id, result }) =>
    step.kind === "delivery"
      ? step.matterId === id && result.delivery.includes("post")
      : filling.deliveries[id]?.kind === "post",
  );
  const places = new Map(
    posted.map(({ id }) => placeOfPost(filling, id)).map((place) => [placeKey(place), place]),
  );
  return [...places].flatMap(([key, place]) => (key in filling.postFees ? [] : [place]));
}
