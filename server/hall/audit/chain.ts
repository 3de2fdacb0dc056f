import { createHash } from "node:crypto";
import type { AuditHead, AuditRow, AuditVerdict } from "../../contract/staff/audit.ts";

/** A row with what binds it to the one before: SHA-256, in hexadecimal. */
export interface ChainedRow extends AuditRow {
  readonly previous: string;
  readonly digest: string;
}

/** Before the first row. */
export const beginning = "0".repeat(64);

/** What a row says, without its place: that is what it is bound to. */
export type AuditEntry = Omit<AuditRow, "seq">;

/** The digest of a row behind `previous`. What is hashed is one text for each row: the fields in this order, as a JSON array. */
export function digestOf(previous: string, entry: AuditEntry): string {
  const { at, account, name, roles, page, site, address, what, target, outcome } = entry;
  const text = JSON.stringify([at, account, name, roles, page, site, address, what, target, outcome]);
  return createHash("sha256").update(`${previous}\n${text}`).digest("hex");
}

/** @param head undefined: there is no row yet */
export function chained(head: AuditHead | undefined, entry: AuditEntry): ChainedRow {
  const previous = head?.digest ?? beginning;
  return { seq: (head?.seq ?? 0) + 1, ...entry, previous, digest: digestOf(previous, entry) };
}

export interface Evidence {
  /** In order of their places. */
  readonly rows: Iterable<ChainedRow>;
  /** Whether any row has this digest. */
  has(digest: string): boolean;
  /** Heads that were written down elsewhere: what makes it seen that the end is gone, or that all was written anew. */
  readonly anchors: readonly AuditHead[];
}

/**
 * Looks at every row in its order, and names the first that is wrong. A row whose text and digest were both replaced is seen at the row
 * behind it, whose `previous` leads nowhere: that is called removed, as what stood before it is not there. A log that was written anew from
 * a row on is whole by itself: it is seen at the first anchor behind that row.
 */
export function verify({ rows, has, anchors }: Evidence): AuditVerdict {
  const anchored = new Map<number, Set<string>>();
  for (const { seq, digest } of anchors) anchored.set(seq, (anchored.get(seq) ?? new Set()).add(digest));
  let head: AuditHead | null = null;
  let count = 0;
  const wrong = (seq: number, kind: NonNullable<AuditVerdict["fault"]>["kind"]): AuditVerdict => ({
    rows: count,
    head,
    fault: { seq, kind },
  });
  for (const row of rows) {
    const place: number = (head?.seq ?? 0) + 1;
    if (row.seq !== place) return wrong(place, "removed");
    if (digestOf(row.previous, row) !== row.digest) return wrong(place, "changed");
    if (row.previous !== (head?.digest ?? beginning))
      return wrong(place, has(row.previous) ? "reordered" : "removed");
    const written = anchored.get(place);
    if (written && [...written].some((digest) => digest !== row.digest)) return wrong(place, "changed");
    head = { seq: place, digest: row.digest };
    count += 1;
  }
  const end = head?.seq ?? 0;
  if (anchors.some(({ seq }) => seq > end)) return wrong(end + 1, "truncated");
  return { rows: count, head, fault: null };
}
