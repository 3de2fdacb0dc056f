import { ContractError } from "../../contract/errors.ts";
import { filePart, type MatterCompletion, type MatterPayload } from "../../contract/matters.ts";
import { documentOf, paperOffered, papersOf } from "./papers.ts";
import { counted, type Room, submissionOf } from "./room.ts";

/**
 * A paper of a case, in parts. It is made and sealed when it is asked for first, and kept: whoever asks again gets the same bytes.
 */
export function document(
  room: Room,
  { code, documentId, part, terminalId }: MatterPayload<"Matter.Document">,
): Promise<MatterCompletion<"Matter.Document">> {
  const { log, guides, cases } = room;
  return counted(room, terminalId, async () => {
    log.catchUp();
    const { state } = log;
    for (const number of state.cases.get(code)?.numbers ?? []) {
      const application = state.applications.get(number);
      if (!application || !room.papers) continue;
      const matter = guides.matter(application.guide);
      const paper = papersOf(application, matter).find(({ id }) => id === documentId);
      if (!paper) continue;
      const text = await cases.inTurn(documentId, async () => kept(room, documentId) ?? make());
      const parts = Math.max(1, Math.ceil(text.length / filePart));
      const data = text.slice(part * filePart, (part + 1) * filePart);
      return { document: paperOffered(paper, matter), parts, data };

      async function make(): Promise<string> {
        const submission = submissionOf(room, application?.records[0] ?? "");
        if (!submission || !application || !room.papers || !paper)
          throw new ContractError("matter.notFound", "what it is made of is not kept any more");
        const { hall, sealed, codeOf } = room.papers;
        const { catalogue } = room.catalogue.current();
        const pdf = await sealed(
          documentOf(paper, { application, matter, submission, catalogue, hall, codeOf }),
        );
        const made = pdf.toString("base64");
        room.records.put(
          { id: documentId, owner: application.records[0] ?? "", kind: "document" },
          made,
          null,
        );
        return made;
      }
    }
    throw new ContractError("matter.notFound", `no such paper, from ${terminalId}`);
  });
}

const kept = ({ records, clock }: Room, id: string): string | undefined =>
  records.get("document", id, clock.now());
