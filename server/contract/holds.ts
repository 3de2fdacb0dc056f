import type * as z from "zod/mini";

/** A check of a whole value by a rule of ours, with what is said where it does not hold. Smaller in a page than the library's `refine`. */
export const holds =
  <Value>(rule: (value: Value) => boolean, message: string) =>
  ({ value, issues }: z.core.ParsePayload<Value>): void => {
    if (!rule(value)) issues.push({ code: "custom", input: value, message });
  };
