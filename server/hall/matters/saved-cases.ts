import { ContractError } from "../../contract/errors.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import { newCode } from "../appointments/code.ts";
import { holdsDocument, isSurer } from "./assurance.ts";
import { caseIdOf, whoIs } from "./case-commands.ts";
import type { CaseData } from "./case-data.ts";
import { handedIn } from "./hand-in.ts";
import { counted, type Room } from "./room.ts";

/** 存起来接着办: what was filled in, under a code, until somebody goes on with it; several may, and it is handed in once. */

/**
 * Wrong last signs for one code before only a document or a clerk opens it, and for how long each counts, milliseconds. House rule: in the
 * thirty days for which a code is kept, not one in a hundred of all four signs can be tried.
 */
export const guessesAllowed = 3;
export const guessesCount = 24 * 60 * 60 * 1000;

export async function save(
  room: Room,
  { caseId, situation, answers, materials }: MatterPayload<"Matter.Save">,
): Promise<MatterCompletion<"Matter.Save">> {
  let until = 0;
  const changed = await room.cases.change(caseId, (data) => {
    room.log.catchUp();
    if (data.savedAs !== null && room.log.state.cases.has(data.savedAs)) throw handedIn();
    const code = data.savedAs ?? freshCode(room);
    const filled = { ...data, draft: { situation, answers, materials }, savedAs: code };
    until = room.cases.save(filled, code);
    return filled;
  });
  const code = changed.savedAs ?? "";
  return { code, until, address: room.addressOf(code) };
}

function freshCode({ randomBytes, cases, log }: Room): string {
  for (;;) {
    const code = newCode(randomBytes);
    if (!log.state.cases.has(code) && !cases.saved(code)) return code;
  }
}

/** Who goes on, where, and by what right. */
export interface Holder {
  /** By which wrong codes are counted: a terminal, a telephone's address. Null: they are not, since staff types them. */
  readonly place: string | null;
  readonly proof: MatterPayload<"Matter.Resume">["proof"] | { readonly clerk: string };
  /** Undefined: at a terminal. */
  readonly carriedBy?: CaseData["carriedBy"];
}

export const resume = (
  room: Room,
  { code, proof, terminalId, idempotencyKey }: MatterPayload<"Matter.Resume">,
): Promise<MatterCompletion<"Matter.Resume">> =>
  open(room, code, idempotencyKey, { place: terminalId, proof }).then((data) => ({
    case: room.cases.view(data),
  }));

/**
 * Opens a case of what was saved under a code; the same key opens the same case.
 *
 * @throws ContractError matter.notFound · matter.tooManyTries · matter.handedIn
 */
export function open(
  room: Room,
  code: string,
  idempotencyKey: string,
  { place, proof, carriedBy }: Holder,
): Promise<CaseData> {
  const id = caseIdOf(idempotencyKey);
  const work = async () => {
    const known = room.cases.find(id);
    if (known?.savedAs === code) return known;
    room.log.catchUp();
    if (room.log.state.cases.has(code)) throw handedIn();
    const saved = room.cases.saved(code);
    if (!saved || !isTheirs(room, code, saved, proof))
      throw new ContractError("matter.notFound", `nothing saved, from ${place ?? "a window"}`);
    const shown = proof && "identity" in proof ? proof.identity : null;
    const data: CaseData = { ...saved, ...(await nowKnown(room, saved, shown)), id, carriedBy };
    room.cases.open(data);
    return data;
  };
  return room.cases.inTurn(id, () => (place === null ? work() : counted(room, place, work)));
}

/** A document that was read, or a clerk who looks at it, always opens; four signs can be guessed, and only so many may be. */
function isTheirs(room: Room, code: string, { identity, person }: CaseData, proof: Holder["proof"]): boolean {
  if (identity === null || (proof && "clerk" in proof)) return true;
  if (!proof) return false;
  if ("identity" in proof) {
    holdsDocument(proof.identity);
    return room.hashPerson(proof.identity) === person;
  }
  room.guesses.admit(code);
  if (identity.number.slice(-4).toUpperCase() === proof.lastFour) return true;
  room.guesses.miss(code);
  return false;
}

/** Who began without a document may show one now, or have the same read in a surer way. */
const nowKnown = async (room: Room, saved: CaseData, shown: IdentityDocument | null) =>
  shown && (saved.identity === null || isSurer(shown, saved.identity))
    ? await whoIs(room, shown, saved.packageId ?? saved.guides[0]?.matterId ?? "")
    : {};
