import { type Language, languages } from "../../../server/contract/hall.ts";
import { type PostalPlace, type PostFee, postalAddressIn } from "../../../server/contract/matters.ts";
import type { Localized } from "../../../server/contract/service-offer.ts";
import { translator } from "../../i18n/catalogue.ts";
import { postMessages } from "../../i18n/post.ts";
import { district } from "../../ui/address/huli.ts";

/** What post costs, as far as it is known: by place. */
export type PostFees = Readonly<Record<string, PostFee>>;

/** Where most parcels go: said where nothing is known of the person's own place. */
export const ownPlace: PostalPlace = {
  province: district.province,
  city: district.city,
  district: district.name,
};

export const placeKey = ({ province, city, district: third }: PostalPlace): string =>
  `${province}${city}${third}`;

/** Where an address lies; the hall's own district where it cannot be read. */
export function placeOfAddress(address: string | undefined): PostalPlace {
  const { province, city, district: third } = postalAddressIn(address ?? "") ?? ownPlace;
  return { province, city, district: third };
}

/** Each place is asked about by itself. @throws what `ask` throws */
export async function feesOf(
  places: readonly PostalPlace[],
  ask: (place: PostalPlace) => Promise<PostFee>,
): Promise<PostFees> {
  return Object.fromEntries(
    await Promise.all(places.map(async (place) => [placeKey(place), await ask(place)] as const)),
  );
}

/** Of places whose fee could not be asked for. */
export const feesUnknown = (places: readonly PostalPlace[]): PostFees =>
  Object.fromEntries(places.map((place) => [placeKey(place), { served: true, quote: null }]));

/** Fen as yuan: 12, 12.5. */
export const yuanOf = (fen: number): string => String(fen / 100);

/** What is said of the fee before post is chosen. @param fee undefined: it is being asked for */
export const feeWords = (place: PostalPlace, fee: PostFee | undefined): Localized =>
  Object.fromEntries(languages.map((language) => [language, feeIn(language, place, fee)])) as Localized;

function feeIn(language: Language, place: PostalPlace, fee: PostFee | undefined): string {
  const t = translator(postMessages, language);
  const isOwn = placeKey(place) === placeKey(ownPlace);
  const named = isOwn ? t("ownPlace") : `${place.city}${place.city === place.district ? "" : place.district}`;
  if (!fee) return t("feeAsking");
  if (!fee.served) return t("feeNotServed", { place: named });
  if (!fee.quote) return t("feeUnknown");
  const { fee: fen, days } = fee.quote;
  const cost = fen === 0 ? t("feeFree", { place: named }) : t("feePaid", { place: named, yuan: yuanOf(fen) });
  return cost + t("feeDays", { days });
}
