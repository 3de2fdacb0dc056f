/** Names and numbers as they are shown to their own holder: enough to be known again, too little to be copied. */

const maskSign = "*";
/** Of a document number: what stays readable at each end (division, and the last four). */
const numberEnds = { head: 6, tail: 4 } as const;

/** The surname's first character stays; a Latin name keeps the first letter of each part. */
export function maskName(name: string): string {
  const trimmed = name.trim();
  if (/^[\p{Script=Latin}\s.,'-]+$/u.test(trimmed))
    return trimmed.replace(/\p{L}+/gu, (part) => `${[...part][0]}${maskSign.repeat([...part].length - 1)}`);
  const [first = "", ...rest] = [...trimmed];
  return `${first}${maskSign.repeat(rest.length)}`;
}

/** `350206********0017`. A number too short for both ends keeps only its last four, or nothing. */
export function maskNumber(number: string): string {
  const { head, tail } = numberEnds;
  if (number.length > head + tail)
    return `${number.slice(0, head)}${maskSign.repeat(number.length - head - tail)}${number.slice(-tail)}`;
  const kept = number.length > tail ? number.slice(-tail) : "";
  return `${maskSign.repeat(number.length - kept.length)}${kept}`;
}
