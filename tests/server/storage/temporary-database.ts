import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Path of a database in a directory that goes when the test is over. */
export function temporaryDatabase(): string {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-storage-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return join(directory, "hall.sqlite");
}
