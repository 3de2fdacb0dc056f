/** `/t/CODE…` and `/n/KEY…`, however a client writes them; see `contract/follow.ts` and `contract/take-by-phone.ts`. */
const secret = /^(?:https?:\/\/[^/]*)?\/+(?:(t|%74)|n|%6e)\/+/i;

/**
 * A request's path as it may stand in a log or an error: without its query, without the code of a ticket, which is all that is asked of
 * whoever gives the number back, and without the key that lets a telephone take one.
 */
export function loggablePath(url: string): string {
  const found = secret.exec(url);
  if (found) return found[1] === undefined ? "/n/…" : "/t/…";
  return url.split("?")[0] ?? "";
}
