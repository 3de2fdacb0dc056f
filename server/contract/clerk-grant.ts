import * as z from "zod/mini";

/**
 * Opens one saved case once, for the clerk of a window: made by the hall for a window that asks (`XiaohuWindow.OpenCase`), good for a minute. Apart
 * from `carry-on.ts`, whose schemas a window need not load.
 */
export const clerkGrant = z.string().check(z.regex(/^[0-9a-f]{32}$/));
