import type { Room } from "./room.ts";

/**
 * What nobody needs any more is overwritten: cases that were idle for too long, what was saved and not fetched, and what was put down for a
 * submission that the log does not name, since the process ended between the two.
 */
export function sweep({ records, log, clock }: Room): void {
  log.catchUp();
  const due = records.due(clock.now());
  if (due.length === 0) return;
  const named = new Set<string>();
  for (const application of log.state.applications.values())
    for (const record of [...application.records, ...application.notes]) named.add(record);
  for (const { id, owner, kind } of due) {
    const isKept = kind !== "case" && kind !== "saved" && kind !== "part" && named.has(owner);
    if (isKept) records.keep(id);
    else records.wipe(id);
  }
}
