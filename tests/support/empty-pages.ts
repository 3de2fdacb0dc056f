import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const pageHtml = '<html data-terminal=""><meta name="xiaohu-token" content=""></html>';

/** Every page of the product with nothing on it but its token, for tests that need no build. */
export async function emptyPagesIn(folder: string): Promise<void> {
  for (const page of [
    "",
    "citizen",
    "window",
    "board",
    "simulator",
    "technician",
    "manager",
    "guide",
    "ticket",
    "take-by-phone",
    "carry-on",
    "pain-point",
    "appointments",
  ]) {
    await mkdir(join(folder, page), { recursive: true });
    await writeFile(join(folder, page, "index.html"), pageHtml);
  }
  await mkdir(join(folder, "assets", "guide-app"), { recursive: true });
  await writeFile(join(folder, "assets", "guide-app", "guide.webmanifest"), '{"start_url":"/guide"}');
}
