import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../../device-drivers/clock.ts";
import { contentFolders, namesIn, readContent } from "../../catalogue/content-folder.ts";
import { findingLine } from "../../catalogue/finding.ts";
import { type Content, catalogueOf, fileFindings } from "../../catalogue/load.ts";
import type { YamlFile } from "../../catalogue/yaml-file.ts";
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
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** A folder of content that is read anew whenever something in it changes. A file that is broken stays as it was when it last was right. */
export interface WatchedCatalogue extends CatalogueSource {
  readonly folder: string;
  close(): void;
}

/** @throws ContractError config.* where there is nothing that could be shown */
export function watchCatalogue({ folder, clock, log }: WatchedFolderOptions): WatchedCatalogue {
  const listeners = new Set<(published: PublishedCatalogue) => void>();
  let signature = signatureOf(folder);
  let content = readContent(folder);
  let published = publish(content);
  tell(content);

  function tell(read: Content): void {
    const findings = fileFindings(read);
    if (findings.length > 0)
      log("files of the catalogue are not right", { findings: findings.map(findingLine) });
  }

  function look(): void {
    const seen = signatureOf(folder);
    if (seen === signature) return;
    signature = seen;
    try {
      const read = readContent(folder);
      tell(read);
      const kept = keepRight(content, read);
      const next = publish(kept);
      content = kept;
      if (next.digest === published.digest) return;
      published = next;
      log("the catalogue has changed", { digest: next.digest, matters: next.catalogue.matters.length });
      for (const listener of listeners) listener(next);
    } catch (cause) {
      if (!(cause instanceof ContractError)) throw cause;
      log("the catalogue cannot be read; the last one stays", { cause: cause.message });
    }
  }

  let timer: unknown;
  const lookAgain = () => {
    timer = clock.setTimeout(() => {
      look();
      lookAgain();
    }, lookEvery);
  };
  lookAgain();
  return {
    folder,
    current: () => published,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => clock.clearTimeout(timer),
  };
}

function publish(content: Content): PublishedCatalogue {
  const catalogue = catalogueOf(content);
  const digest = createHash("sha256").update(JSON.stringify(catalogue)).digest("hex").slice(0, 32);
  return { catalogue, digest };
}

/** The newly read content; a file that is broken now, and was right before, as it was. */
function keepRight(before: Content, now: Content): Content {
  const kept = <Value>(old: readonly YamlFile<Value>[], read: readonly YamlFile<Value>[]) =>
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

/** Another one whenever a file is added, removed or written. */
function signatureOf(folder: string): string {
  const lines = ["", ...contentFolders].flatMap((inner) => {
    const path = join(folder, inner);
    return namesIn(path).flatMap((name) => {
      const stats = statSync(join(path, name), { throwIfNoEntry: false });
      return stats?.isFile() ? [`${inner}/${name} ${stats.size} ${stats.mtimeMs}`] : [];
    });
  });
  return lines.join("\n");
}
