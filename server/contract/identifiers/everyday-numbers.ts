import { isLuhn } from "./check-digits.ts";
import { accept, cleanNumber, type Parsed, refuse, shapeRefusal } from "./result.ts";

/** A bank card: 13 to 19 digits with Luhn's check (GB/T 15694.1, ISO/IEC 7812-1). */
export function parseBankCard(text: string): Parsed<{ readonly number: string }> {
  const number = cleanNumber(text);
  const shape = shapeRefusal(number, [13, 14, 15, 16, 17, 18, 19], /\d/);
  if (shape) return shape;
  return isLuhn(number) && !/^0+$/.test(number) ? accept({ number }) : refuse("wrongCheck");
}

/** 邮政编码: six digits; none begins with 00. */
export function parsePostcode(text: string): Parsed<{ readonly number: string }> {
  const number = cleanNumber(text);
  const shape = shapeRefusal(number, [6], /\d/);
  if (shape) return shape;
  return number.startsWith("00") ? refuse("unknownPrefix") : accept({ number });
}

/** The number of a passport of any country: 5 to 9 capitals and digits, a digit among them (ICAO Doc 9303 part 4, 4.2.2). */
export function parsePassportNumber(text: string): Parsed<{ readonly number: string }> {
  const number = cleanNumber(text);
  const shape = shapeRefusal(number, [5, 6, 7, 8, 9], /[A-Z0-9]/);
  if (shape) return shape;
  return /\d/.test(number) ? accept({ number }) : refuse("wrongSign", { at: number.length - 1 });
}

const plateProvinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/**
 * 机动车号牌 (GA 36-2018): province, letter of the issuing place, then five signs, the last of which may be 学, 警, 挂, 港 or 澳; or six of
 * a new-energy car: a letter of A to H, J or K before five signs, or behind five digits. Letters are without I and O.
 */
export function parseVehiclePlate(
  text: string,
): Parsed<{ readonly plate: string; readonly newEnergy: boolean }> {
  const plate = cleanNumber(text);
  if (plate === "") return refuse("empty");
  if (!plateProvinces.includes(plate.charAt(0))) return refuse("unknownRegion");
  const rest = plate.slice(1);
  const at = [...rest].findIndex(
    (sign, index) => !(index === 0 ? /[A-HJ-NP-Z]/ : /[A-HJ-NP-Z0-9学警挂港澳]/).test(sign),
  );
  if (at >= 0) return refuse("wrongSign", { at: at + 1 });
  if (plate.length < 7 || plate.length > 8) return refuse("wrongLength");
  if (plate.length === 7)
    return /^.[A-Z][A-Z0-9]{4}[A-Z0-9学警挂港澳]$/.test(plate)
      ? accept({ plate, newEnergy: false })
      : refuse("wrongSign", { at: 2 + rest.slice(1).search(/[学警挂港澳]/) });
  return /^.[A-Z](?:[A-HJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJK])$/.test(plate)
    ? accept({ plate, newEnergy: true })
    : refuse("wrongSign", { at: 2 });
}
