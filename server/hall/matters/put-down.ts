import type { RecordKind, SealedRecords } from "./sealed-records.ts";

/** Milliseconds after which it is looked at whether a log names what was put down. */
export const putDownTime = 24 * 60 * 60 * 1000;

/** What is sealed beside a log: put down before the log names it, so that an end between the two leaves nothing that is not found. */
export function putDown(records: SealedRecords) {
  return {
    put(kind: RecordKind, id: string, value: unknown, now: number): void {
      records.put({ id, owner: id, kind }, JSON.stringify(value), now + putDownTime);
    },
    /** Undefined: it is not kept any more. */
    read(kind: RecordKind, id: string, now: number): unknown {
      const text = records.get(kind, id, now);
      return text === undefined ? undefined : JSON.parse(text);
    },
    /** Keeps what the log names, and overwrites everything else that is due or kept. */
    sweep(named: ReadonlySet<string>, now: number): void {
      for (const { id } of records.due(now)) {
        if (named.has(id)) records.keep(id);
        else records.wipe(id);
      }
      for (const id of records.keptOwners()) if (!named.has(id)) records.wipe(id);
    },
  };
}
