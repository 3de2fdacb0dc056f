import { creditSigns, mod31Check } from "./check-digits.ts";
import { isPlace } from "./regions.ts";
import { accept, cleanNumber, type Parsed, refuse } from "./result.ts";

export interface CreditCode {
  readonly code: string;
  /** Who registers it: 9 is market regulation, 1 is the organs' own register, 5 civil affairs. */
  readonly registrar: string;
  /** Registrar and kind of body together: `91` an enterprise, `92` an individual business (个体工商户). */
  readonly kind: string;
  readonly division: string;
}

/** State organs register with the whole country's division. */
const wholeCountry = "100000";

/**
 * 统一社会信用代码 (GB 32100-2015): registrar 1 · kind 1 · division 6 · body 9 · check. The ninth sign of the body, a check of its own by
 * GB 11714, is not looked at: early registers gave bodies that do not keep it.
 */
export function parseCreditCode(text: string): Parsed<CreditCode> {
  const code = cleanNumber(text);
  if (code === "") return refuse("empty");
  const at = [...code].findIndex(
    (sign, index) => !creditSigns.includes(sign) || (index > 1 && index < 8 && !/\d/.test(sign)),
  );
  if (at >= 0) return refuse("wrongSign", { at });
  if (code.length !== 18) return refuse("wrongLength");
  if (mod31Check(code.slice(0, 17)) !== code.charAt(17)) return refuse("wrongCheck");
  const division = code.slice(2, 8);
  if (!isPlace(division) && division !== wholeCountry) return refuse("unknownRegion");
  return accept({ code, registrar: code.slice(0, 1), kind: code.slice(0, 2), division });
}
