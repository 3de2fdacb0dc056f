import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import {
  broadcastElements,
  headElements,
  matterElements,
  packageElements,
} from "../../../server/catalogue/element-names.ts";
import { ruleGroups, ruleNames } from "../../../server/catalogue/lint/lint.ts";
import { comparisons } from "../../../server/contract/forms/condition.ts";
import { plainKinds } from "../../../server/contract/forms/definition.ts";
import { mistakes } from "./broken-content.ts";
import { edited, renewal, smallCatalogue } from "./content-folder.ts";

const docs = readFileSync("docs/catalogue.md", "utf8");
const rows = [...docs.matchAll(/^\| `([a-z-]+)` \| (错误|建议) \|/gm)].map(
  ([, name = "", weight]) => [name, weight] as const,
);

it("tells every rule, with its weight, and no other; each has a broken example", () => {
  expect(rows.map(([name]) => name).toSorted()).toEqual(ruleNames.toSorted());
  const weights = new Map(
    ruleGroups.flatMap(({ rules }) => Object.entries(rules)).map(([name, { weight }]) => [name, weight]),
  );
  for (const [name, weight] of rows)
    expect([name, weight]).toEqual([name, (weights.get(name) ?? "error") === "error" ? "错误" : "建议"]);
  expect(rows.filter(([name]) => !mistakes.some(({ rule }) => rule === name))).toEqual([]);
});

it("names every element, every comparison and every kind of field", () => {
  for (const [place, name] of [headElements, matterElements, packageElements, broadcastElements].flatMap(
    Object.entries,
  ))
    expect(docs).toContain(`| \`${place}\` | ${name} |`);
  for (const word of [...comparisons, ...plainKinds]) expect(docs).toContain(`\`${word}\``);
});

const folder = mkdtempSync(join(tmpdir(), "xiaohu-content-"));
afterAll(() => rmSync(folder, { recursive: true }));
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "server/content-main.ts", ...args],
    {
      encoding: "utf8",
    },
  );
  return { status, out: stdout.trim().split("\n"), err: stderr };
};

it("prints a line a defect and says by its exit code whether the content may go out", {
  timeout: 60_000,
}, () => {
  for (const [name, text] of smallCatalogue()) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(
      join(folder, name),
      name === renewal ? edited(text, "  deferral: 5", "  deferral: 6") : text,
    );
  }
  const wrong = run(folder, "--score");
  expect(wrong.status).toBe(1);
  const line = edited(smallCatalogue().get(renewal) ?? "", "  deferral: 5", "@")
    .split("@")[0]
    ?.split("\n").length;
  expect(wrong.out).toContain(
    `${renewal}:${line} 错误 deferral-longer terms.deferral：补正期限6天比承诺办结时限5天还长，不能超过`,
  );
  expect(wrong.out.at(-1)).toMatch(/^事项2个，一件事1个：错误1处，建议\d+处$/);
  expect(wrong.out).toContain(`100\t20\t20\t25\t15\t20\t${renewal}`);
  const right = run("--english");
  expect(right.status).toBe(0);
  expect(right.out.at(-1)).toMatch(/ matters, \d+ packages: 0 errors, \d+ pieces of advice$/);
  const nowhere = run(join(folder, "nowhere"));
  expect([nowhere.status, nowhere.out]).toEqual([2, [""]]);
  expect(nowhere.err).toContain("nowhere");
});
