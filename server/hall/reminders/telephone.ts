/** The key for telephone numbers, in the data directory. */
export const telephoneKeyFile = "telephone-key";

/** As a person may see it: `138****0000`; of other countries the code's first two digits and the last four. */
export function masked(number: string): string {
  const mainland = /^\+86(\d{3})\d{4}(\d{4})$/.exec(number);
  if (mainland) return `${mainland[1]}****${mainland[2]}`;
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}
