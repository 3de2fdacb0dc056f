import { accept, cleanNumber, type Parsed, refuse, shapeRefusal } from "./result.ts";

const countryCode = /^(?:\+|00)?86(?=1[3-9]\d{9}$)/;

/** A mobile number of the mainland: 11 digits, 13 to 19 (the numbering plan of the MIIT). The country code may stand before it. */
export function parseMobile(text: string): Parsed<{ readonly number: string }> {
  const number = cleanNumber(text).replace(countryCode, "");
  const shape = shapeRefusal(number, [11], /\d/);
  if (shape) return shape;
  return /^1[3-9]/.test(number) ? accept({ number }) : refuse("unknownPrefix");
}

/**
 * A number that can be called: a mobile of the mainland, a fixed line with its area code (`0592-2660000`, an extension behind
 * another hyphen), a number of 400 or 800, or a number abroad behind `+` (ITU-T E.164).
 */
export function parseTelephone(text: string): Parsed<{ readonly number: string }> {
  const narrow = text
    .slice(0, 60)
    .normalize("NFKC")
    .replaceAll(/\s/g, "")
    .replaceAll(/[()‐-―−]/gu, "-");
  const clean = cleanNumber(text);
  if (clean === "") return refuse("empty");
  if (/^\+(?!86)\d/.test(clean))
    return /^\+[1-9]\d{6,14}$/.test(clean) ? accept({ number: clean }) : refuse("wrongLength");
  if (/^(?:(?:\+|00)86|86(?=\d{11}$))?1/.test(clean)) return parseMobile(clean);
  if (/^[48]00\d{7}$/.test(clean)) return accept({ number: clean });
  const [main = "", extension] = narrow
    .replace(/^(?:\+|00)86-?/, "0")
    .replace(/^00/, "0")
    .split(/转|(?<=\d{7})-/u);
  const line = cleanNumber(main);
  if (/\D/.test(line)) return refuse("wrongSign", { at: line.search(/\D/) });
  const found = /^(0(?:10|2\d|[3-9]\d{2}))([2-8]\d{6,7})$/.exec(line);
  if (!found) return refuse(/^[2-8]\d{6,7}$/.test(line) ? "areaMissing" : fixedFault(line));
  if (extension !== undefined && !/^\d{1,6}$/.test(extension))
    return refuse("wrongSign", { at: line.length });
  return accept({ number: [found[1], found[2], ...(extension === undefined ? [] : [extension])].join("-") });
}

const fixedFault = (line: string) => (line.length < 10 || line.length > 12 ? "wrongLength" : "unknownPrefix");
