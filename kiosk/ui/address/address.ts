import { district, type Place, type Street, streets } from "./huli.ts";

/** An address of the district as it is picked. */
export interface DistrictAddress {
  readonly street: Street;
  /** Undefined: the person does not know it. */
  readonly community: Place | undefined;
  /** Road, number, building, room. */
  readonly detail: string;
}

const head = `${district.province}${district.city}${district.name}`;

/** 福建省厦门市湖里区江头街道吕厝社区… as it is written on forms. */
export function writeAddress({ street, community, detail }: DistrictAddress): string {
  return `${head}${street.name}${community?.name ?? ""}${detail}`;
}

/** What `writeAddress` wrote; undefined for an address elsewhere, or without one of the district's streets. */
export function readAddress(text: string): DistrictAddress | undefined {
  if (!text.startsWith(head)) return undefined;
  const behind = text.slice(head.length);
  const street = streets.find(({ name }) => behind.startsWith(name));
  if (!street) return undefined;
  const rest = behind.slice(street.name.length);
  // The longest: 枋湖南社区 is not 枋湖社区.
  const [community] = street.communities
    .filter(({ name }) => rest.startsWith(name))
    .sort((one, other) => other.name.length - one.name.length);
  return { street, community, detail: rest.slice(community?.name.length ?? 0) };
}
