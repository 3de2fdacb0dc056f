/** The marks of an axis, from 0 up to the first that is not below `greatest`: at most six, in steps of 1, 2 or 5 times a power of ten. */
export function marks(greatest: number): number[] {
  if (!(greatest > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(greatest / 5));
  const step = [1, 2, 5].map((each) => each * power).find((each) => greatest / each <= 5) ?? 10 * power;
  // Without the crumbs of binary fractions.
  return Array.from({ length: Math.ceil(greatest / step) + 1 }, (_, index) =>
    Number((index * step).toPrecision(6)),
  );
}
