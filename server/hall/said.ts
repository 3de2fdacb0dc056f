import * as z from "zod/mini";
import { ContractError } from "../contract/errors.ts";
import { parseTelephone } from "../contract/identifiers/telephone.ts";
import { putDown } from "./matters/put-down.ts";
import type { SealedRecords } from "./matters/sealed-records.ts";

const contact = z.object({ telephone: z.string() });

/** What people and staff wrote, and a telephone that somebody left: sealed beside a log that names it. */
export function saidRecords(sealed: SealedRecords) {
  const { put, read, sweep } = putDown(sealed);
  return {
    put,
    read,
    sweep,
    putWords: (id: string, words: string, now: number) => put("note", id, words, now),
    putContact: (id: string, telephone: string, now: number) => put("submission", id, { telephone }, now),
    /** Undefined: it is not kept any more. */
    words(id: string, now: number): string | undefined {
      const found = read("note", id, now);
      return found === undefined ? undefined : z.string().parse(found);
    },
    telephone(id: string, now: number): string | undefined {
      const found = read("submission", id, now);
      return found === undefined ? undefined : contact.parse(found).telephone;
    },
  };
}

export type SaidRecords = ReturnType<typeof saidRecords>;

/** A typed telephone as it can be called. @throws ContractError message.invalidPayload, naming nothing of it */
export function calledNumber(telephone: string | null): string | null {
  if (telephone === null) return null;
  const parsed = parseTelephone(telephone);
  if (parsed.ok) return parsed.value.number;
  throw new ContractError("message.invalidPayload", "no telephone number that could be called");
}
