import { createHash } from "node:crypto";
import type { Clock } from "../../../device-drivers/clock.ts";
import { type Content, type ContentFile, catalogueOf, fileFindings } from "../../catalogue/content.ts";
import { findingLine } from "../../catalogue/finding.ts";
import { signatureOf } from "../../catalogue/folder-signature.ts";
import type { ReadFolder } from "../../catalogue/read-folder.ts";
import { ContractError } from "../../contract/errors.ts";
import type { CatalogueSource, PublishedCatalogue } from "./catalogue-source.ts";

/**
 * Milliseconds between two looks at the folder. Ours: an editor who saves a file sees it on the terminals within seconds. Looking, where
 * the system could tell, works on every file system that content may lie on, shared ones too.
 */
export const lookEvery = 2000;

export interface WatchedFolderOptions {
  /** With `catalogue.yaml`, `matters/`, `packages/`, `broadcasts/` and `media/`. */
  readonly folder: string;
  readonly read: ReadFolder;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** A folder of content that is read anew whenever something in it changes. A file that is broken stays as it was when it last was right. */
export interface WatchedCatalogue extends CatalogueSource {
  readonly folder: string;
  close(): void;
}

/** @throws ContractError config.* where there is nothing that could be shown */
export async function watchCatalogue({
  folder,
  read,
  clock,
  log,
}: WatchedFolderOptions): Promise<WatchedCatalogue> {
  const listeners = new Set<(published: PublishedCatalogue) => void>();
  let { signature, content } = await read(folder);
  let published = publish(content);
  let closed = false;
  tell(content);

  function tell(seen: Content): void {
    const findings = fileFindings(seen);
    if (findings.length > 0)
      log("files of the catalogue are not right", { findings: findings.map(findingLine) });
  }

  async function look(): Promise<void> {
    if (signatureOf(folder) === signature) return;
    const now = await read(folder);
    if (closed) return;
    signature = now.signature;
    tell(now.content);
    const kept = keepRight(content, now.content);
    const next = publish(kept);
    content = kept;
    if (next.digest === published.digest) return;
    published = next;
    log("the catalogue has changed", { digest: next.digest, matters: next.catalogue.matters.length });
    for (const listener of listeners) listener(next);
  }

  let unreadable: string | undefined;
  async function lookOnce(): Promise<void> {
    try {
      await look();
      unreadable = undefined;
    } catch (cause) {
      if (!(cause instanceof ContractError)) throw cause;
      // Once, and not at every look.
      if (cause.message !== unreadable)
        log("the catalogue cannot be read; the last one stays", { cause: cause.message });
      unreadable = cause.message;
    }
    if (!closed) lookLater();
  }
  let timer: unknown;
  function lookLater(): void {
    timer = clock.setTimeout(() => void lookOnce(), lookEvery);
  }
  lookLater();
  return {
    folder,
    current: () => published,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      clock.clearTimeout(timer);
    },
  };
}

function publish(content: Content): PublishedCatalogue {
  const catalogue = catalogueOf(content);
  const digest = createHash("sha256").update(JSON.stringify(catalogue)).digest("hex").slice(0, 32);
  return { catalogue, digest };
}

/** The newly read content; a file that is broken now, and was right before, as it was. */
function keepRight(before: Content, now: Content): Content {
  const kept = <Value>(old: readonly ContentFile<Value>[], read: readonly ContentFile<Value>[]) =>
    read.map((file) =>
      file.value === undefined ? (old.find((each) => each.file === file.file && each.value) ?? file) : file,
    );
  const [head = now.head] = kept([before.head], [now.head]);
  return {
    head,
    matters: kept(before.matters, now.matters),
    packages: kept(before.packages, now.packages),
    broadcasts: kept(before.broadcasts, now.broadcasts),
    media: now.media,
  };
}
