import * as z from "zod/mini";
import { assistanceReason } from "../../contract/assistance/words.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import { putDown } from "../matters/put-down.ts";
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

/** What is sealed beside the log. */
export function assistanceRecords(sealed: SealedRecords) {
  const { put, read, sweep } = putDown(sealed);
  return {
    sweep,
    putPerson: (id: string, person: AskingPerson, now: number) => put("submission", id, person, now),
    putWords: (id: string, words: string, now: number) => put("note", id, words, now),
    /** Undefined: it is not kept any more. */
    person(id: string, now: number): AskingPerson | undefined {
      const found = read("submission", id, now);
      return found === undefined ? undefined : askingPerson.parse(found);
    },
    words(id: string, now: number): string | undefined {
      const found = read("note", id, now);
      return found === undefined ? undefined : z.string().parse(found);
    },
  };
}

export type AssistanceRecords = ReturnType<typeof assistanceRecords>;

/** As it stands on the card; a foreigner's Chinese name where there is one. */
export const nameOn = (identity: IdentityDocument): string =>
  "name" in identity ? identity.name : identity.chineseName || identity.englishName;
