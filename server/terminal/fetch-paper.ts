import { createHash } from "node:crypto";
import { ContractError } from "../contract/errors.ts";
import type { MatterPayload } from "../contract/matters/hall.ts";
import { longestFile } from "../contract/matters.ts";
import type { MattersClient } from "./matters-client.ts";

/**
 * A paper of a case, whole and as the hall named it; in memory alone.
 *
 * @throws ContractError matter.file, what came is not what the hall named · what the hall answered · queue.hallUnreachable
 */
export async function fetchPaper(
  hall: MattersClient,
  wanted: Omit<MatterPayload<"Matter.Document">, "part">,
  signal: AbortSignal,
): Promise<Buffer> {
  const ask = (part: number) => {
    signal.throwIfAborted();
    return hall.execute("Matter.Document", { ...wanted, part });
  };
  const { size, digest, parts, data } = await ask(0);
  if (size > longestFile) throw new ContractError("matter.file", `a paper of ${size} bytes`);
  let text = data;
  for (let part = 1; part < parts; part++) text += (await ask(part)).data;
  const bytes = Buffer.from(text, "base64");
  const isWhole = bytes.length === size && createHash("sha256").update(bytes).digest("hex") === digest;
  if (!isWhole || !isPdf(bytes)) throw new ContractError("matter.file", "a paper is not what the hall named");
  return bytes;
}

/** ISO 32000-1, 7.5.2: how every one begins. */
export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString("latin1") === "%PDF-";
