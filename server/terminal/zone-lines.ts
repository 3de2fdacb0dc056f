import { type TravelDocument, travelDocumentIn } from "../contract/identifiers/travel-document.ts";

/** Milliseconds within which the next line of a zone comes. Ours: a scanner sends its lines one behind the other, 44 signs taking 46 ms at 9600 baud. */
export const lineGap = 2_000;

export type ZoneRead =
  | { readonly kind: "document"; readonly document: TravelDocument }
  | { readonly kind: "misread"; readonly why: "check" | "other" };

/** Signs of a line, and how many lines are a zone: a passport's, and a card's. */
const layouts: Readonly<Record<number, number>> = { 44: 2, 30: 3 };

/**
 * Puts a machine-readable zone together from what a scanner reads: all of it at once, or, where a line end ends a code, line by line. What is
 * neither is passed over. Nothing is kept but the lines of a zone that has begun.
 */
export class ZoneLines {
  #lines: string[] = [];
  #at = 0;

  /** @param at when it came, milliseconds  @param today the hall's day */
  push(text: string, at: number, today: string): ZoneRead | undefined {
    const line = text.replaceAll(/\s/g, "").toUpperCase();
    if (line.length === 88 || line.length === 90) {
      this.#lines = [];
      return readZone(line, today);
    }
    const count = layouts[line.length];
    if (count === undefined || !/^[A-Z0-9<]+$/.test(line)) {
      this.#lines = [];
      return undefined;
    }
    const goesOn = this.#lines[0]?.length === line.length && at - this.#at <= lineGap;
    this.#lines = [...(goesOn ? this.#lines : []), line].slice(-count);
    this.#at = at;
    if (this.#lines.length < count) return undefined;
    const read = readZone(this.#lines.join(""), today);
    // The last line of what was not understood may be the first of the next.
    this.#lines = read?.kind === "document" ? [] : this.#lines;
    return read;
  }
}

/** Undefined: signs of that number that are no zone. */
function readZone(signs: string, today: string): ZoneRead | undefined {
  const read = travelDocumentIn(signs, today);
  if (read.ok) return { kind: "document", document: read.value };
  switch (read.refusal.code) {
    case "wrongCheck":
    case "impossibleDate":
      return { kind: "misread", why: "check" };
    case "otherDocument":
      return { kind: "misread", why: "other" };
    default:
      return undefined;
  }
}
