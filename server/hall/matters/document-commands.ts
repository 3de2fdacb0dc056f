import { createHash } from "node:crypto";
import type { Matter } from "../../contract/catalogue/matter.ts";
import { ContractError } from "../../contract/errors.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import { filePart } from "../../contract/matters.ts";
import { holdsDocument } from "./assurance.ts";
import { documentOf, type Paper, paperOffered, papersOf } from "./papers.ts";
import { counted, noteOf, type Room, submissionOf } from "./room.ts";
import type { Application } from "./state.ts";

interface PaperOfCase {
  readonly application: Application;
  readonly matter: Matter;
  readonly paper: Paper;
}

/** A paper of a case, in parts: the same bytes for whoever asks again. */
export function document(
  room: Room,
  { code, documentId, identity, part, terminalId }: MatterPayload<"Matter.Document">,
): Promise<MatterCompletion<"Matter.Document">> {
  return counted(room, terminalId, async () => {
    room.log.catchUp();
    const found = papersOfCase(room, code).find(({ paper }) => paper.id === documentId);
    if (!found) throw new ContractError("matter.notFound", `no such paper, from ${terminalId}`);
    const offered = paperOffered(found.paper, found.matter);
    if (offered.personal && !identity)
      throw new ContractError("matter.identityNeeded", `a personal paper, from ${terminalId}`);
    if (identity) holdsDocument(identity);
    if (identity && room.log.state.cases.get(code)?.person !== room.hashPerson(identity))
      throw new ContractError("matter.notFound", `somebody else's paper, from ${terminalId}`);
    const text = await made(room, found);
    const whole = Buffer.from(text, "base64");
    return {
      document: offered,
      parts: Math.max(1, Math.ceil(text.length / filePart)),
      data: text.slice(part * filePart, (part + 1) * filePart),
      size: whole.length,
      digest: createHash("sha256").update(whole).digest("hex"),
      verification: found.paper.digest === null ? (room.papers?.codeOf(documentId) ?? null) : null,
    };
  });
}

/**
 * Makes the papers of a case ahead: setting type and sealing take a second or more, which nobody should wait for in front of a terminal. What
 * fails is made when it is asked for.
 */
export async function makeAhead(room: Room, code: string): Promise<void> {
  try {
    for (const each of papersOfCase(room, code)) await made(room, each);
  } catch (cause) {
    room.note("a paper could not be made ahead", { cause: String(cause) });
  }
}

function papersOfCase({ log, guides, papers }: Room, code: string): PaperOfCase[] {
  if (!papers) return [];
  return (log.state.cases.get(code)?.numbers ?? []).flatMap((number) => {
    const application = log.state.applications.get(number);
    if (!application) return [];
    const matter = guides.matter(application.guide);
    return papersOf(application, matter).map((paper) => ({ application, matter, paper }));
  });
}

/** Made and sealed once, and kept sealed. Base 64. @throws ContractError matter.notFound once what it is made of was wiped */
function made(room: Room, { application, matter, paper }: PaperOfCase): Promise<string> {
  const { records, clock, cases, papers } = room;
  const owner = application.records[0] ?? "";
  return cases.inTurn(paper.id, async () => {
    const kept = records.get("document", paper.id, clock.now());
    if (kept !== undefined) return kept;
    if (paper.digest !== null)
      throw new ContractError("matter.notFound", "the platform's paper is not kept any more");
    const submission = submissionOf(room, owner);
    if (!submission || !papers)
      throw new ContractError("matter.notFound", "what it is made of is not kept any more");
    const { catalogue } = room.catalogue.current();
    const { hall, codeOf } = papers;
    const note = application.asked?.note ?? null;
    const wanted = (note === null ? undefined : noteOf(room, note)?.materials) ?? {};
    const pdf = await papers.sealed(
      documentOf(paper, { application, matter, submission, catalogue, hall, codeOf, wanted }),
    );
    const text = pdf.toString("base64");
    records.put({ id: paper.id, owner, kind: "document" }, text, null);
    return text;
  });
}
