import { isCalendarDate } from "../calendar.ts";
import { type EighteenDigits, parseEighteenDigits } from "./eighteen-digits.ts";
import { isDivision } from "./regions.ts";
import { cleanNumber, type Parsed, refuse } from "./result.ts";

/**
 * 公民身份号码 (GB 11643-1999). Fifteen digits are refused as `firstGeneration` (居民身份证法 and the State Council's end of the
 * first generation, 2013-01-01), the numbers of residence permits and of foreign residents as `otherDocument`.
 */
export function parseResidentId(text: string, today?: string): Parsed<EighteenDigits> {
  const clean = cleanNumber(text);
  if (/^\d{15}$/.test(clean) && isCalendarDate(`19${clean.slice(6, 12)}`)) return refuse("firstGeneration");
  const parsed = parseEighteenDigits(text, today);
  if (!parsed.ok || isDivision(parsed.value.division)) return parsed;
  const { division } = parsed.value;
  return refuse(
    /^8[123]0000$/.test(division) || division.startsWith("9") ? "otherDocument" : "unknownRegion",
  );
}
