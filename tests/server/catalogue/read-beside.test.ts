import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startProduct } from "../../support/product.ts";

let folder: string;
/** Processes are started, and the folder is looked at every two seconds. */
const patiently = 60_000;
const configuration = () => `catalogue:\n  folder: ${folder}\n`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "xiaohu-content-"));
  await cp("server/catalogue/demo", folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

it(
  "stops the start where there is nothing that could be shown, and says on which line",
  async () => {
    await writeFile(join(folder, "catalogue.yaml"), "version: '2026-11'\nlifeEvents: 7\n");
    await expect(startProduct({ configuration: configuration() })).rejects.toThrow(
      /配置-02 config\.invalid: .*\n?.*catalogue\.yaml:2 /s,
    );
    await rm(join(folder, "catalogue.yaml"));
    await expect(startProduct({ configuration: configuration() })).rejects.toThrow(
      /config\.unreadable: .*catalogue\.yaml/,
    );
  },
  patiently,
);

it(
  "reads the folder anew when a file of it is written, and keeps a guide as it was when its file is broken",
  async () => {
    const product = await startProduct({ configuration: configuration() });
    try {
      const log = () => readFile(join(product.dataDirectory, "xiaohu.log"), "utf8");
      const head = join(folder, "catalogue.yaml");
      await writeFile(head, (await readFile(head, "utf8")).replace(/^version: .*$/m, "version: '2026-12'"));
      await vi.waitFor(async () => expect(await log()).toContain("the catalogue has changed"), 20_000);
      await writeFile(head, "version: [\n");
      await vi.waitFor(
        async () => expect(await log()).toContain("files of the catalogue are not right"),
        20_000,
      );
      expect((await log()).split("the catalogue has changed")).toHaveLength(2);
    } finally {
      await product.stop();
    }
  },
  patiently,
);
