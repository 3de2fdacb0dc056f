import type { EventStore, Stored } from "../../server/storage/event-store.ts";

/** The events of a log in memory: what is not committed goes with `rollback`, and everything with the process. */
export function memoryEvents<Event, Outcome>(): EventStore<Event, Outcome> {
  const log: Stored<Event, Outcome>[] = [];
  let committed = 0;
  return {
    // Places in the log are given without a gap from 1 on.
    after: (seq) => (seq >= committed ? [] : log.slice(seq, committed)),
    ofDay: (day, seq) => log.slice(0, Math.min(seq, committed)).filter((stored) => stored.day === day),
    sinceDay: (day, seq) => log.slice(0, Math.min(seq, committed)).filter((stored) => stored.day >= day),
    days: () => [],
    at: (seqs) => seqs.flatMap((seq) => log[seq - 1] ?? []),
    lastSeq: () => committed,
    append: (stored) => void log.push(stored),
    begin() {},
    commit() {
      committed = log.length;
    },
    rollback() {
      log.length = committed;
    },
    close() {},
  };
}
