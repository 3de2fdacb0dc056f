import { createHash } from "node:crypto";
import { isScannable } from "../../contract/catalogue/needed.ts";
import { ContractError } from "../../contract/errors.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import { longestFile, mostFiles } from "../../contract/matters.ts";
import { matterOf } from "./case-commands.ts";
import type { CaseData } from "./case-data.ts";
import { whatIsWrongWith } from "./file-kinds.ts";
import { putDownTime } from "./put-down.ts";
import type { Room } from "./room.ts";

/** Files of one material of one open case, with those that were replaced meanwhile. House rule: each may be taken a second time. */
const mostUploads = 2 * mostFiles;

const refused = (detail: string) => new ContractError("matter.file", detail);
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");

/**
 * Takes one part of a file. Parts are put down sealed and in the case's name, so that a case that ends takes them along; with the last of
 * them the file is looked at as a whole, and is one of the case's from then on.
 */
export async function attach(
  room: Room,
  payload: MatterPayload<"Matter.Attach">,
): Promise<MatterCompletion<"Matter.Attach">> {
  const { caseId, matterId, materialId, mediaType, upload, doubts, part, parts, data } = payload;
  const { records, clock } = room;
  const owner = `${caseId} ${upload}`;
  const id = sha256(owner).slice(0, 40);
  let file: string | null = null;
  await room.cases.change(caseId, (open) => {
    file = open.files.find((each) => each.id === id)?.id ?? null;
    if (file !== null) return open;
    admit(room, open, payload);
    const until = clock.now() + putDownTime;
    const name = (index: number) => `${owner} ${String(index).padStart(4, "0")}`;
    records.put({ id: name(part), owner, kind: "part" }, data, until);
    if (part < parts - 1) return open;
    const texts = Array.from({ length: parts }, (_, index) => records.get("part", name(index), clock.now()));
    if (texts.some((text) => text === undefined)) throw refused("a part is missing");
    const bytes = Buffer.concat(texts.map((text) => Buffer.from(text ?? "", "base64")));
    const digest = sha256(bytes);
    const wrong =
      digest === payload.digest ? whatIsWrongWith(bytes, mediaType) : "not the bytes that were announced";
    if (bytes.length > longestFile || wrong !== null) {
      // Sent once more it is sent from its first part.
      records.wipe(owner);
      throw refused(wrong ?? `${bytes.length} bytes`);
    }
    records.put({ id, owner: caseId, kind: "file" }, bytes.toString("base64"), until);
    records.wipe(owner);
    file = id;
    const attached = { id, matterId, materialId, mediaType, size: bytes.length, digest, doubts };
    return { ...open, files: [...open.files, attached] };
  });
  return { file };
}

/** @throws ContractError matter.caseOver, matter.file */
function admit(
  room: Room,
  open: CaseData,
  { matterId, materialId, part, parts }: MatterPayload<"Matter.Attach">,
): void {
  const { materials } = matterOf(room, open, matterId);
  const material = materials.find(({ id }) => id === materialId);
  if (!material) throw refused("no such material of this matter");
  if (!isScannable(material)) throw refused("the original itself is wanted");
  if (part >= parts) throw refused("a part behind the last");
  const before = open.files.filter((each) => each.matterId === matterId && each.materialId === materialId);
  if (before.length >= mostUploads) throw refused(`more than ${mostUploads} files of one material`);
}
