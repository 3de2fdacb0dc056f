import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../../contract/catalogue/catalogue.ts";
import { cataloguePath } from "../../contract/catalogue/service.ts";
import { ContractError } from "../../contract/errors.ts";
import { get, type HallLine } from "../hall-client.ts";

/** How long a picture or a film may take to come, milliseconds. Ours: a film of 90 s at 2 Mbit/s over a line of 3 Mbit/s. */
const fetchDeadline = 60_000;

/** The terminal's copies of the catalogue's pictures and films. A file that has changed has another digest, and so another copy. */
export interface MediaCopies {
  /**
   * Path of the copy, fetched where there is none; who asks for the same at one time waits for the same.
   *
   * @throws ContractError message.notFound where the hall has another one by now, or as the hall answers
   */
  path(name: string, digest: string): Promise<string>;
  /** Drops what the catalogue knows nothing of any more. */
  keepOnly(media: Catalogue["media"]): void;
}

/** @param directory where the copies lie; made when it is not there */
export function mediaCopies(line: HallLine, directory: string): MediaCopies {
  mkdirSync(directory, { recursive: true });
  const coming = new Map<string, Promise<string>>();

  async function fetchCopy(name: string, digest: string, path: string): Promise<string> {
    const answer = await get(line, `${cataloguePath}/media/${name}`, { deadline: fetchDeadline });
    if (!answer || sha256(answer.bytes) !== digest)
      throw new ContractError("message.notFound", "the file in the catalogue is another one by now");
    replaceFile(path, answer.bytes);
    return path;
  }

  return {
    async path(name, digest) {
      const copy = `${digest}-${name}`;
      const path = join(directory, copy);
      if (existsSync(path)) return path;
      const asked = coming.get(copy) ?? fetchCopy(name, digest, path).finally(() => void coming.delete(copy));
      coming.set(copy, asked);
      return asked;
    },
    keepOnly(media) {
      const wanted = new Set(Object.entries(media).map(([name, digest]) => `${digest}-${name}`));
      for (const name of readdirSync(directory)) if (!wanted.has(name)) rmSync(join(directory, name));
    },
  };
}

/** A reader finds the old one or the new one, and never half of it. */
export function replaceFile(path: string, content: string | Buffer): void {
  const beside = `${path}.new`;
  writeFileSync(beside, content);
  renameSync(beside, path);
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
