/** Provinces, regions and municipalities by the first two digits of GB/T 2260; with Taiwan (71), Hong Kong (81) and Macao (82). */
const provinces = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".split(
    " ",
  ),
);

/** GB/T 2260 gives 999999 to no place: specimens bear it, and no person's number can be theirs. */
const specimen = "999999";

export const isProvince = (digits: string): boolean => provinces.has(digits);

/**
 * Whether six digits can be of a place, as to the province: divisions come and go over a lifetime, and a number keeps that of its time.
 */
export const isPlace = (division: string): boolean =>
  isProvince(division.slice(0, 2)) || division === specimen;

/** Whether a person can be of it: a county or district, no province as a whole. */
export const isDivision = (division: string): boolean => isPlace(division) && !division.endsWith("0000");
