import type { Clock } from "../../../device-drivers/clock.ts";
import {
  type AuditHead,
  type AuditQuery,
  type AuditRow,
  type AuditVerdict,
  auditPageLength,
} from "../../contract/staff/audit.ts";
import { StorageError } from "../../storage/database.ts";
import { dayOf } from "../calendar/day.ts";
import { type AuditEntry, verify } from "./chain.ts";
import type { AuditStore } from "./store.ts";

/** In the data directory. */
export const auditFile = "audit.sqlite";
/** What the log file says where a head is written down; `npm run audit` looks for it there. */
export const headNote = "audit head";

/** Milliseconds until a file that another process is writing is asked again, and how often. */
const again = 50;
const tries = 40;

/** The audit log at work. */
export interface Audit {
  /** Resolves when it is on the disk: what is done together shares one commit. Rejects with a StorageError. */
  write(entry: Omit<AuditEntry, "at">): Promise<void>;
  /** @param site only what was done there, or by its staff; null: everywhere */
  search(query: AuditQuery, site: string | null): { readonly rows: AuditRow[]; readonly more: boolean };
  /** The whole chain. @throws StorageError */
  verify(): AuditVerdict;
  /** Writes what waits, and the head into the log file. */
  close(): void;
}

export interface AuditOptions {
  readonly store: AuditStore;
  readonly clock: Clock;
  /** Of the log file: at the first row of each day, and at the end, it is told the head. Whoever keeps it elsewhere sees what is cut off here. */
  readonly note: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

interface Waiting {
  readonly entry: AuditEntry;
  readonly done: () => void;
  readonly failed: (cause: unknown) => void;
}

export function openAudit({ store, clock, note }: AuditOptions): Audit {
  let waiting: Waiting[] = [];
  let failures = 0;
  let anchoredOn: string | undefined;

  const anchor = (head: AuditHead | undefined) => {
    if (head) note(headNote, { ...head });
  };
  const flush = () => {
    const together = waiting;
    if (together.length === 0) return;
    let head: AuditHead;
    try {
      head = store.append(together.map(({ entry }) => entry));
    } catch (cause) {
      failures += 1;
      if (cause instanceof StorageError && cause.code === "storage.busy" && failures < tries) {
        clock.setTimeout(flush, again);
        return;
      }
      waiting = [];
      failures = 0;
      for (const { failed } of together) failed(cause);
      return;
    }
    waiting = waiting.slice(together.length);
    failures = 0;
    const today = dayOf(clock.now());
    if (today !== anchoredOn) {
      anchoredOn = today;
      anchor(head);
    }
    for (const { done } of together) done();
    if (waiting.length > 0) clock.defer(flush);
  };

  return {
    write: (entry) =>
      new Promise((done, failed) => {
        waiting.push({ entry: { at: clock.now(), ...entry }, done, failed });
        if (waiting.length === 1) clock.defer(flush);
      }),
    search(query, site) {
      const rows = store.search(query, site);
      return { rows: rows.slice(0, auditPageLength), more: rows.length > auditPageLength };
    },
    // Its own heads are part of it: what is cut off is seen by those in the log file alone, which the command reads.
    verify: () => verify({ ...store.evidence(), anchors: [] }),
    close() {
      flush();
      anchor(store.head());
      store.close();
    },
  };
}
