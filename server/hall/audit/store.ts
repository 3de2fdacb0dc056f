import * as z from "zod/mini";
import {
  type AuditHead,
  type AuditQuery,
  type AuditRow,
  auditPageLength,
  auditRow,
} from "../../contract/staff/audit.ts";
import { inStorage, openDatabase } from "../../storage/database.ts";
import { auditMigrations } from "../../storage/migrations.ts";
import { daysAfter, startOf } from "../calendar/day.ts";
import { type AuditEntry, type ChainedRow, chained, type Evidence } from "./chain.ts";

const columns = "seq, at, account, name, roles, page, site, address, what, target, outcome, previous, digest";
const row = z.extend(auditRow, { roles: z.string(), previous: z.string(), digest: z.string() });
const headRow = z.object({ seq: z.number(), digest: z.string() });

/** The file of the audit log. Every method may throw a StorageError. */
export interface AuditStore {
  /** Behind whatever stands there, in one transaction; also of several processes. Returns the new head. */
  append(entries: readonly AuditEntry[]): AuditHead;
  head(): AuditHead | undefined;
  /** The latest first, one more than a page where there are more. */
  search(query: AuditQuery, site: string | null): AuditRow[];
  /** For `verify`. */
  evidence(): Omit<Evidence, "anchors">;
  close(): void;
}

/** @throws StorageError */
export function openAuditStore(path: string): AuditStore {
  const database = openDatabase(path, { migrations: auditMigrations });
  const insert = database.prepare(
    `INSERT INTO audit (${columns}) VALUES (@seq, @at, @account, @name, @roles, @page, @site, @address, @what,
     @target, @outcome, @previous, @digest)`,
  );
  const last = database.prepare("SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1");
  const all = database.prepare(`SELECT ${columns} FROM audit ORDER BY seq`);
  const withDigest = database.prepare("SELECT 1 FROM audit WHERE digest = ? LIMIT 1").pluck();
  // A parameter that is null says nothing. A day's rows are found by their time, an account's by its name.
  const find = database.prepare(
    `SELECT ${columns} FROM audit
     WHERE (@site IS NULL OR site = @site) AND (@before IS NULL OR seq < @before) AND (@from IS NULL OR at >= @from) AND (@to IS NULL OR at < @to)
       AND (@account IS NULL OR account = @account) AND (@target IS NULL OR target = @target)
       AND (@what IS NULL OR substr(what, 1, length(@what)) = @what) AND (@refused = 0 OR outcome <> 'done')
     ORDER BY seq DESC LIMIT ${auditPageLength + 1}`,
  );
  const head = () => {
    const found = last.get();
    return found === undefined ? undefined : headRow.parse(found);
  };
  const read = (found: unknown): ChainedRow => {
    const { roles, ...rest } = row.parse(found);
    return { ...rest, roles: z.array(z.string()).parse(JSON.parse(roles)) };
  };
  const append = database.transaction((entries: readonly AuditEntry[]) => {
    let end = head();
    for (const entry of entries) {
      const { roles, ...next } = chained(end, entry);
      insert.run({ ...next, roles: JSON.stringify(roles) });
      end = { seq: next.seq, digest: next.digest };
    }
    return end;
  });
  return {
    append: (entries) =>
      inStorage("writing the audit log", () => {
        const end = append.immediate(entries);
        if (!end) throw new Error("nothing was written");
        return end;
      }),
    head: () => inStorage("reading the audit log", head),
    search: ({ from, to, account, what, target, refused = false, before }, site) =>
      inStorage("reading the audit log", () =>
        find
          .all({
            from: from === undefined ? null : startOf(from),
            to: to === undefined ? null : startOf(daysAfter(to, 1)),
            account: account || null,
            what: what || null,
            target: target || null,
            refused: refused ? 1 : 0,
            before: before ?? null,
            site,
          })
          .map((found) => {
            const { previous: _previous, digest: _digest, ...rest } = read(found);
            return rest;
          }),
      ),
    evidence: () => ({
      rows: {
        *[Symbol.iterator]() {
          for (const found of all.iterate()) yield read(found);
        },
      },
      has: (digest) => withDigest.get(digest) !== undefined,
    }),
    close: () => void database.close(),
  };
}
