import type { Room } from "./room.ts";

/**
 * What nobody needs any more is overwritten: cases that were idle for too long, what was saved and not fetched, and what was put down for a
 * submission that the log does not name, since the process ended between the two.
 */
export function sweep(room: Room): void {
  const { records, log, clock } = room;
  log.catchUp();
  const due = records.due(clock.now());
  if (due.length === 0) return;
  const named = namedIn(room);
  for (const { id, owner, kind } of due) {
    const isKept = kind !== "case" && kind !== "saved" && kind !== "part" && named.has(owner);
    if (isKept) records.keep(id);
    else records.wipe(id);
  }
}

/** What was handed in with applications that are not remembered any more is overwritten. Once a day is enough. */
export function wipeForgotten(room: Room): void {
  const { records, log } = room;
  log.catchUp();
  const named = namedIn(room);
  for (const owner of records.keptOwners()) if (!named.has(owner)) records.wipe(owner);
}

/** Records that an application still has. */
function namedIn({ log }: Room): Set<string> {
  const named = new Set<string>();
  for (const { records, notes, parcel } of log.state.applications.values())
    for (const record of [...records, ...notes, ...(parcel?.told ? [parcel.told.record] : [])])
      named.add(record);
  return named;
}
