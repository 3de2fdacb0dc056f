import { type EighteenDigits, parseEighteenDigits } from "./eighteen-digits.ts";
import { isDivision } from "./regions.ts";
import { accept, type Parsed, refuse } from "./result.ts";

const regions = { "810000": "hongKong", "820000": "macao", "830000": "taiwan" } as const;

export interface ResidencePermit extends EighteenDigits {
  readonly region: (typeof regions)[keyof typeof regions];
}

/** 港澳台居民居住证 (港澳台居民居住证申领发放办法, 国办发〔2018〕81号): GB 11643's form with a division of its own for each region. */
export function parseResidencePermit(text: string, today?: string): Parsed<ResidencePermit> {
  const parsed = parseEighteenDigits(text, today);
  if (!parsed.ok) return parsed;
  const { division } = parsed.value;
  if (Object.hasOwn(regions, division))
    return accept({ ...parsed.value, region: regions[division as keyof typeof regions] });
  return refuse(isDivision(division) || division.startsWith("9") ? "otherDocument" : "unknownRegion");
}
