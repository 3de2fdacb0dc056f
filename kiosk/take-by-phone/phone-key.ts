/** Where the browser keeps it, for this server alone. */
const place = "xiaohu-phone";

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The random key by which the hall knows that this telephone has a number already: made at the first number and kept, for a person's number is
 * one, also over a page that was closed. It says nothing of anybody. Where the browser keeps nothing, it lasts as long as the page.
 *
 * @param storage throws where the browser forbids it
 */
export function phoneKey(storage: () => Pick<Storage, "getItem" | "setItem">, newKey: () => string) {
  let made: string | undefined;
  return (): string => {
    if (made !== undefined) return made;
    const fresh = newKey();
    try {
      const kept = storage().getItem(place);
      made = kept !== null && shape.test(kept) ? kept : fresh;
      if (made !== kept) storage().setItem(place, made);
    } catch (cause) {
      // A private window, or storage switched off: the reader's own wish. Anything else is a bug.
      if (!(cause instanceof DOMException)) throw cause;
    }
    made ??= fresh;
    return made;
  };
}
