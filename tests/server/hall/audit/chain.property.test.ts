import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AuditEntry,
  beginning,
  type ChainedRow,
  chained,
  digestOf,
  verify,
} from "../../../../server/hall/audit/chain.ts";

const text = fc.string({ maxLength: 6, unit: "binary" });
const entry: fc.Arbitrary<AuditEntry> = fc.record({
  at: fc.integer({ min: 0, max: 2 ** 45 }),
  account: text,
  name: text,
  roles: fc.array(text, { maxLength: 2 }),
  page: text,
  site: text,
  address: text,
  what: text,
  target: text,
  outcome: text,
});

function chainOf(entries: readonly AuditEntry[]): ChainedRow[] {
  const rows: ChainedRow[] = [];
  for (const each of entries) rows.push(chained(rows.at(-1), each));
  return rows;
}
const log = fc.array(entry, { minLength: 1, maxLength: 12 }).map(chainOf);
/** A log, and one of its places. */
const placed = log.chain((rows) => fc.tuple(fc.constant(rows), fc.nat({ max: rows.length - 1 })));
const headOf = (rows: readonly ChainedRow[]) => rows.slice(-1).map(({ seq, digest }) => ({ seq, digest }));

const look = (rows: readonly ChainedRow[], anchors = [] as { seq: number; digest: string }[]) =>
  verify({ rows, has: (digest) => rows.some((row) => row.digest === digest), anchors });
const faultOf = (...wanted: Parameters<typeof look>) => look(...wanted).fault;

describe("the chain of the audit log", () => {
  it("is whole as it was written, with every head that was ever written down", () => {
    fc.assert(
      fc.property(log, (rows) => {
        const anchors = rows.map(({ seq, digest }) => ({ seq, digest }));
        expect(look(rows, anchors)).toEqual({ rows: rows.length, head: headOf(rows)[0], fault: null });
      }),
    );
    expect(look([])).toEqual({ rows: 0, head: null, fault: null });
  });

  it("names the row of which any word was changed", () => {
    const fields = ["at", "account", "name", "page", "site", "address", "what", "target", "outcome"] as const;
    fc.assert(
      fc.property(placed, fc.constantFrom(...fields), ([rows, place], field) => {
        const changed = rows.map((row, index) =>
          index === place ? { ...row, [field]: field === "at" ? row.at + 1 : `${row[field]}.` } : row,
        );
        expect(faultOf(changed)).toEqual({ seq: place + 1, kind: "changed" });
      }),
    );
    fc.assert(
      fc.property(placed, ([rows, place]) => {
        const more = rows.map((row, index) =>
          index === place ? { ...row, roles: [...row.roles, "x"] } : row,
        );
        expect(faultOf(more)).toEqual({ seq: place + 1, kind: "changed" });
      }),
    );
  });

  it("tells where one word ends and the next begins", () => {
    const [first] = chainOf([
      {
        at: 1,
        account: "ab",
        name: "c",
        roles: [],
        page: "",
        site: "",
        address: "",
        what: "",
        target: "",
        outcome: "",
      },
    ]);
    if (!first) throw new Error("no row");
    expect(faultOf([{ ...first, account: "a", name: "bc" }])?.kind).toBe("changed");
  });

  it("names the row that was removed, also where those behind it moved up", () => {
    fc.assert(
      fc.property(placed, ([rows, place]) => {
        fc.pre(place < rows.length - 1);
        const without = rows.filter((_row, index) => index !== place);
        expect(faultOf(without)).toEqual({ seq: place + 1, kind: "removed" });
        const movedUp = without.map((row, index) => ({ ...row, seq: index + 1 }));
        expect(faultOf(movedUp)).toEqual({ seq: place + 1, kind: "removed" });
      }),
    );
  });

  it("names the first of two rows that changed their places", () => {
    fc.assert(
      fc.property(placed, fc.nat(), ([rows, one], other) => {
        fc.pre(rows.length > 1);
        const two = other % rows.length;
        fc.pre(one !== two);
        const [a, b] = [rows[one], rows[two]];
        if (!a || !b) throw new Error("no such rows");
        const swapped = rows.map((row, index) =>
          index === one ? { ...b, seq: row.seq } : index === two ? { ...a, seq: row.seq } : row,
        );
        expect(faultOf(swapped)).toEqual({ seq: Math.min(one, two) + 1, kind: "reordered" });
      }),
    );
  });

  it("sees that the end was cut off, where a later head was written down", () => {
    fc.assert(
      fc.property(placed, ([rows, place]) => {
        expect(faultOf(rows.slice(0, place), headOf(rows))).toEqual({ seq: place + 1, kind: "truncated" });
        expect(faultOf(rows.slice(0, place))).toBeNull();
      }),
    );
  });

  it("sees a row that was put in the place of another with a digest of its own, at the row behind it", () => {
    fc.assert(
      fc.property(placed, ([rows, place]) => {
        fc.pre(place < rows.length - 1);
        const forged = rows.map((row, index) => {
          if (index !== place) return row;
          const next = { ...row, outcome: `${row.outcome}.` };
          return { ...next, digest: digestOf(next.previous, next) };
        });
        expect(faultOf(forged)).toEqual({ seq: place + 2, kind: "removed" });
      }),
    );
  });

  it("sees a log that was written anew from a row on, at the first head behind it", () => {
    fc.assert(
      fc.property(placed, ([rows, place]) => {
        const anew: ChainedRow[] = [];
        for (const [index, { seq: _seq, previous: _previous, digest: _digest, ...said }] of rows.entries())
          anew.push(chained(anew.at(-1), index === place ? { ...said, what: `${said.what}.` } : said));
        expect(faultOf(anew)).toBeNull();
        expect(faultOf(anew, headOf(rows))).toEqual({ seq: rows.length, kind: "changed" });
      }),
    );
  });

  it("binds the first row to the beginning", () => {
    expect(beginning).toHaveLength(64);
    const [, second] = chainOf([
      {
        at: 1,
        account: "a",
        name: "",
        roles: [],
        page: "",
        site: "",
        address: "",
        what: "",
        target: "",
        outcome: "",
      },
      {
        at: 2,
        account: "b",
        name: "",
        roles: [],
        page: "",
        site: "",
        address: "",
        what: "",
        target: "",
        outcome: "",
      },
    ]);
    if (!second) throw new Error("no row");
    expect(faultOf([{ ...second, seq: 1 }])).toEqual({ seq: 1, kind: "removed" });
  });
});
