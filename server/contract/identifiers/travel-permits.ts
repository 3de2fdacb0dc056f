import { accept, cleanNumber, type Parsed, refuse, shapeRefusal } from "./result.ts";

/**
 * 台湾居民来往大陆通行证 (台胞证): eight digits for life since 2008-09-25. Ten digits with or without a letter, as on former booklets, are
 * refused as `formerForm`: their first eight are the number. There is no check digit.
 */
export function parseTaiwanPermit(text: string): Parsed<{ readonly number: string }> {
  const number = cleanNumber(text).replaceAll(/[()]/g, "");
  if (/^\d{10}[A-Z]?$/.test(number)) return refuse("formerForm");
  return shapeRefusal(number, [8], /\d/) ?? accept({ number });
}

/**
 * 港澳居民来往内地通行证 (回乡证): H for Hong Kong or M for Macao, and eight digits. Two digits more, the count of issues of former
 * cards, are refused as `formerForm`. There is no check digit.
 */
export function parseHkMacaoPermit(
  text: string,
): Parsed<{ readonly number: string; readonly region: "hongKong" | "macao" }> {
  const number = cleanNumber(text).replaceAll(/[()]/g, "");
  if (/^[HM]\d{10}$/.test(number)) return refuse("formerForm");
  if (number === "") return refuse("empty");
  if (!/^[HM]/.test(number)) return refuse("unknownPrefix");
  const at = [...number.slice(1)].findIndex((sign) => !/\d/.test(sign));
  if (at >= 0) return refuse("wrongSign", { at: at + 1 });
  if (number.length !== 9) return refuse("wrongLength");
  return accept({ number, region: number.startsWith("H") ? "hongKong" : "macao" });
}
