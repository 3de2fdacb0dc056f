/** Writes report descriptors from what they should say, and knows by itself where everything must then stand. */
import * as fc from "fast-check";

export interface WrittenField {
  readonly kind: "input" | "output" | "feature";
  /** One page a field: which page counts for which usage is tested by examples. */
  readonly page: number;
  readonly usageIds: readonly number[];
  readonly asRange: boolean;
  readonly asExtended: boolean;
  readonly bitSize: number;
  readonly count: number;
  readonly isConstant: boolean;
  readonly isVariable: boolean;
  readonly minimum: number;
  readonly maximum: number;
  readonly longItemBefore: boolean;
  readonly pushed: boolean;
}

export const kinds = ["input", "output", "feature"] as const;
const mainPrefix = { input: 0x80, output: 0x90, feature: 0xb0 } as const;

/** A short item with the smallest data that holds the value, or more. */
export function item(prefix: number, value: number, leastSize = 1): number[] {
  const fits = (bits: number) => value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);
  const size = Math.max(leastSize, fits(8) ? 1 : fits(16) ? 2 : 4);
  const bytes = Array.from({ length: size }, (_, at) => Number((BigInt(value) >> BigInt(8 * at)) & 0xffn));
  return [prefix | (size === 4 ? 3 : size), ...bytes];
}

export function writeField(field: WrittenField): number[] {
  const base = field.asExtended ? field.page * 0x1_0000 : 0;
  const least = field.asExtended ? 4 : 1;
  const first = field.usageIds[0]!;
  const usages = field.asRange
    ? [...item(0x18, base + first, least), ...item(0x28, base + first + field.usageIds.length - 1, least)]
    : field.usageIds.flatMap((id) => item(0x08, base + id, least));
  const body = [
    ...item(0x74, field.bitSize),
    ...item(0x94, field.count),
    ...item(0x24, field.maximum),
    ...item(0x14, field.minimum),
    ...item(0x04, field.asExtended ? 0x7f : field.page),
    ...usages,
    ...item(mainPrefix[field.kind], (field.isConstant ? 1 : 0) | (field.isVariable ? 2 : 0)),
  ];
  const long = field.longItemBefore ? [0xfe, 3, 0xf0, 0xc0, 0xc0, 0xc0] : [];
  return [...long, ...(field.pushed ? [0xa4, ...body, 0xb4] : body)];
}

/** Reports by number; 0 alone for a device that does not number them. */
export function writeDescriptor(
  reports: readonly (readonly [number, readonly WrittenField[]])[],
  depth = 1,
): Uint8Array {
  const open = [0x05, 0x8c, 0x09, 0x02, ...Array.from({ length: depth }, () => [0xa1, 0x01]).flat()];
  const body = reports.flatMap(([number, fields]) => [
    ...(number === 0 ? [] : [0x85, number]),
    ...fields.flatMap(writeField),
  ]);
  return Uint8Array.from([...open, ...body, ...Array<number>(depth).fill(0xc0)]);
}

export const writtenField: fc.Arbitrary<WrittenField> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    page: fc.constantFrom(0x01, 0x07, 0x08, 0x8c, 0xff66),
    usageIds: fc.uniqueArray(fc.integer({ min: 1, max: 0x7ff0 }), { minLength: 1, maxLength: 6 }),
    asRange: fc.boolean(),
    asExtended: fc.boolean(),
    bitSize: fc.integer({ min: 1, max: 32 }),
    count: fc.integer({ min: 1, max: 12 }),
    isConstant: fc.boolean(),
    isVariable: fc.boolean(),
    isSigned: fc.boolean(),
    longItemBefore: fc.boolean(),
    pushed: fc.boolean(),
  })
  .map(({ isSigned, usageIds, asRange, ...field }) => {
    const ids = asRange ? usageIds.map((_, at) => usageIds[0]! + at) : usageIds;
    const bits = Math.min(field.bitSize, 31);
    const minimum = isSigned ? -(2 ** (bits - 1)) : 0;
    return { ...field, asRange, usageIds: ids, minimum, maximum: 2 ** (isSigned ? bits - 1 : bits) - 1 };
  });

export const writtenReports = fc.oneof(
  fc.array(writtenField, { minLength: 1, maxLength: 8 }).map((fields) => [[0, fields] as const]),
  fc.uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 255 }), fc.array(writtenField, { minLength: 1, maxLength: 4 })),
    { minLength: 1, maxLength: 4, selector: ([number]) => number },
  ),
);
