import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const allowed = [
  ["kiosk/citizen/effects.ts", "../../server/contract/hall.ts"],
  ["server/terminal/queue-service.ts", "../../device-drivers/clock.ts"],
  ["server/hall/hall.ts", "../storage/event-store.ts"],
  ["device-drivers/device/device.ts", "../transport/transport.ts"],
  ["server/catalogue/search/search.ts", "../../contract/errors.ts"],
  ["server/hall/hall.ts", "../catalogue/search/search.ts"],
  ["server/terminal/queue-service.ts", "../catalogue/search/search.ts"],
  ["server/main.ts", "./hall/hall.ts"],
] as const;

const forbidden = [
  ["kiosk/citizen/effects.ts", "../../device-drivers/clock.ts"],
  ["kiosk/citizen/effects.ts", "../../server/door/door.ts"],
  ["device-drivers/device/device.ts", "../../server/contract/status.ts"],
  ["device-drivers/device/device.ts", "../../kiosk/ui/mm.ts"],
  ["server/contract/hall.ts", "../door/door.ts"],
  ["server/contract/hall.ts", "../../device-drivers/clock.ts"],
  ["server/hall/hall.ts", "../terminal/queue-service.ts"],
  ["server/terminal/queue-service.ts", "../hall/hall.ts"],
  ["server/catalogue/search/search.ts", "../../hall/hall.ts"],
  ["server/catalogue/search/search.ts", "../../terminal/queue-service.ts"],
  ["server/contract/hall.ts", "../catalogue/search/search.ts"],
  ["kiosk/citizen/effects.ts", "../../server/catalogue/search/search.ts"],
  ["server/main.ts", "../kiosk/ui/mm.ts"],
] as const;

/** The file that stands for one case: its folder is what the rule looks at. */
const caseFile = (index: number, file: string) => file.replace(/[^/]+\.ts$/, `case-${index}.ts`);

describe("who may import whom, as the linter sees it", () => {
  const house = mkdtempSync(join(tmpdir(), "xiaohu-house-"));
  let report = "";

  beforeAll(() => {
    const rules = JSON.parse(readFileSync("biome.json", "utf8"));
    writeFileSync(
      join(house, "biome.json"),
      JSON.stringify({ ...rules, $schema: undefined, vcs: undefined }),
    );
    [...allowed, ...forbidden].forEach(([file, imported], index) => {
      const path = join(house, caseFile(index, file));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `export { x } from "${imported}";\n`);
    });
    const linter = join(process.cwd(), "node_modules/.bin/biome");
    const run = spawnSync(linter, ["lint", "--max-diagnostics=100", "."], { cwd: house, encoding: "utf8" });
    report = `${run.stdout}${run.stderr}`;
    expect(run.status).toBe(1);
  });
  afterAll(() => rmSync(house, { recursive: true }));

  it.each(allowed.map(([file, imported], index) => [file, imported, index] as const))(
    "%s may import %s",
    (file, _imported, index) => expect(report).not.toContain(caseFile(index, file)),
  );

  it.each(forbidden.map(([file, imported], index) => [file, imported, index + allowed.length] as const))(
    "%s may not import %s",
    (file, _imported, index) =>
      expect(report).toContain(`${caseFile(index, file)}:1:19 lint/style/noRestrictedImports`),
  );
});
