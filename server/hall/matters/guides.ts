import { createHash } from "node:crypto";
import type * as z from "zod/mini";
import { type Matter, matter } from "../../contract/catalogue/matter.ts";
import { type MatterPackage, matterPackage } from "../../contract/catalogue/package.ts";
import { type Database, inStorage, StorageError } from "../../storage/database.ts";

/**
 * Guides as they were when somebody began by them: what is handled, and what was signed, stays as it was read, whatever is published later.
 * Named by the digest of all that they say, since an editor may forget to raise a version.
 */
export interface Guides {
  /** Keeps it; the name is the same for the same guide. */
  keep(guide: Matter | MatterPackage): string;
  /** @throws StorageError storage.corrupt where there is none of that name */
  matter(digest: string): Matter;
  /** As `matter`. */
  package(digest: string): MatterPackage;
}

export const digestOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex");

export function openGuides(database: Database): Guides {
  const insert = database.prepare("INSERT OR IGNORE INTO guide (digest, data) VALUES (?, ?)");
  const select = database.prepare("SELECT data FROM guide WHERE digest = ?").pluck();
  // Each is parsed once: a hall has some hundreds.
  const known = new Map<string, Matter | MatterPackage>();

  const read = <Value extends Matter | MatterPackage>(
    schema: z.ZodMiniType<Value>,
    digest: string,
  ): Value => {
    const before = known.get(digest);
    if (before) return before as Value;
    const data = inStorage("reading a guide", () => select.get(digest));
    const parsed = typeof data === "string" ? schema.safeParse(JSON.parse(data)) : undefined;
    if (!parsed?.success) throw new StorageError("storage.corrupt", `no guide ${digest}`);
    known.set(digest, parsed.data);
    return parsed.data;
  };

  return {
    keep(guide) {
      const digest = digestOf(guide);
      if (!known.has(digest)) {
        inStorage("keeping a guide", () => insert.run(digest, JSON.stringify(guide)));
        known.set(digest, guide);
      }
      return digest;
    },
    matter: (digest) => read(matter, digest),
    package: (digest) => read(matterPackage, digest),
  };
}
