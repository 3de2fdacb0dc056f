import * as z from "zod/mini";
import { assistanceReason } from "../../contract/assistance/words.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import type { SealedRecords } from "../matters/sealed-records.ts";

/** Who asks, as it is sealed. */
export const askingPerson = z.object({
  name: z.string(),
  telephone: z.string(),
  address: z.nullable(z.string()),
  reason: assistanceReason,
  /** The name was typed, and no document was read. */
  typed: z.boolean(),
});
export type AskingPerson = z.infer<typeof askingPerson>;

/** Milliseconds after which it is looked at whether the log names what was put down. */
export const putDownTime = 24 * 60 * 60 * 1000;

/** What is sealed beside the log: put down before the log names it, so that an end between the two leaves nothing that is not found. */
export function assistanceRecords(records: SealedRecords) {
  const read = (kind: "submission" | "note", id: string, now: number): unknown => {
    const text = records.get(kind, id, now);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    putPerson(id: string, person: AskingPerson, now: number): void {
      records.put({ id, owner: id, kind: "submission" }, JSON.stringify(person), now + putDownTime);
    },
    putWords(id: string, words: string, now: number): void {
      records.put({ id, owner: id, kind: "note" }, JSON.stringify(words), now + putDownTime);
    },
    /** Undefined: it is not kept any more. */
    person(id: string, now: number): AskingPerson | undefined {
      const found = read("submission", id, now);
      return found === undefined ? undefined : askingPerson.parse(found);
    },
    words(id: string, now: number): string | undefined {
      const found = read("note", id, now);
      return found === undefined ? undefined : z.string().parse(found);
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

export type AssistanceRecords = ReturnType<typeof assistanceRecords>;

/** As it stands on the card; a foreigner's Chinese name where there is one. */
export const nameOn = (identity: IdentityDocument): string =>
  "name" in identity ? identity.name : identity.chineseName || identity.englishName;
