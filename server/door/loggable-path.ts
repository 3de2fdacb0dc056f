/** `/t/CODE…`, however a client writes it; see `contract/follow.ts`. */
const followed = /^(?:https?:\/\/[^/]*)?\/+(?:t|%74)\/+/i;

/**
 * A request's path as it may stand in a log or an error: without its query, and without the code of a ticket, which is all that is asked of
 * whoever gives the number back.
 */
export function loggablePath(url: string): string {
  return followed.test(url) ? "/t/…" : (url.split("?")[0] ?? "");
}
