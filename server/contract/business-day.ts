import * as z from "zod/mini";

/** A business day, `2026-11-23`. */
export const businessDay = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
