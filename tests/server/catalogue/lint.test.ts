import { expect, it } from "vitest";
import { lintContent, ruleNames } from "../../../server/catalogue/lint/lint.ts";
import { demoHall } from "../../../server/hall/demo-hall.ts";
import { demoContent } from "../../support/demo-catalogue.ts";
import { type Mistake, mistakes } from "./broken-content.ts";
import { contentOf, edited, type Files, renewal, smallCatalogue, together } from "./content-folder.ts";

const services = demoHall.services.map(({ id }) => id);
const errorsOf = (files: Files) =>
  lintContent(contentOf(files), { services }).filter(({ weight }) => weight === "error");

/** The catalogue with a mistake in it; a rule that needs a second edit to be broken has it here. */
function broken({ file, from, to, beside = {}, rule }: Mistake): Files {
  const files = new Map([...smallCatalogue(), ...Object.entries(beside)]);
  const at = files.has(file) && !beside[file] ? file : renewal;
  const text = files.get(at) ?? "";
  files.set(at, alsoNeeded(rule, edited(text, from, to)));
  return files;
}

function alsoNeeded(rule: string, text: string): string {
  if (rule === "no-main-material") return text.replaceAll("need: main", "need: secondary");
  if (rule === "no-form") return text.slice(0, text.indexOf("\nform:") + 1);
  if (rule === "window-alone" || rule === "online-depth")
    return text.replaceAll(/- \{ kind: (online|mobile|terminal|post)/g, "- { kind: window");
  if (rule === "post-address") return text.replaceAll("kind: address", "kind: text");
  return text;
}

/** From 1, of what stands in a text once or more. */
const lineOf = (text: string, at: string, which: "first" | "last"): number => {
  const index = which === "first" ? text.indexOf(at) : text.lastIndexOf(at);
  expect(index, `no ${at}`).toBeGreaterThanOrEqual(0);
  return text.slice(0, index).split("\n").length;
};

it("finds no error in the demo, nor in the small catalogue that is broken below", () => {
  const errors = lintContent(demoContent, { services }).filter(({ weight }) => weight === "error");
  expect(errors).toEqual([]);
  expect(errorsOf(smallCatalogue())).toEqual([]);
});

it.each(mistakes.map((mistake) => [mistake.rule, mistake.to.trim().slice(0, 60), mistake] as const))(
  "names %s with file and line: %s",
  (rule, _to, mistake) => {
    const files = broken(mistake);
    const found = lintContent(contentOf(files), { services }).filter((finding) => finding.rule === rule);
    const text = files.get(mistake.file) ?? "";
    const line =
      mistake.at === ""
        ? 1
        : lineOf(text, mistake.at ?? mistake.to, rule === "duplicate-id" ? "last" : "first");
    expect(found.map((finding) => [finding.file, finding.line])).toContainEqual([mistake.file, line]);
    for (const { says, chinese } of found) expect([says, chinese].join()).not.toMatch(/undefined|\[object/);
  },
);

it("has a broken example for every rule", () => {
  expect(ruleNames.filter((name) => !mistakes.some(({ rule }) => rule === name))).toEqual([]);
  expect(new Set(ruleNames).size).toBe(ruleNames.length);
});

it("looks at the other files where one cannot be read, and does not miss its matter", () => {
  const files = new Map([...smallCatalogue(), [renewal, "{"]]);
  const found = lintContent(contentOf(files), { services });
  expect(found.filter(({ file }) => file === together)).toEqual([]);
  expect(found.map(({ rule }) => rule)).toContain("yaml");
});

it("says of a guide under another ending that it is not read, and of an empty one that it is empty", () => {
  const files = new Map(smallCatalogue());
  files.set("matters/other.yml", files.get(renewal) ?? "");
  files.set("matters/blank.yaml", "# 待写\n");
  const found = errorsOf(files).filter(({ file }) => file.startsWith("matters/") && file !== renewal);
  expect(
    found.filter(({ file }) => /other|blank/.test(file)).map(({ file, chinese }) => [file, chinese]),
  ).toEqual([
    ["matters/blank.yaml", "文件是空的：请写内容，或者删掉"],
    ["matters/other.yml", "文件名要以 .yaml 结尾，否则不会被读取：请改名"],
  ]);
});

it("takes no line to write on for a sign of Markdown", () => {
  const files = new Map(smallCatalogue());
  files.set(renewal, edited(files.get(renewal) ?? "", "zh-CN: 证还没过期。", "zh-CN: 证号____还没过期。"));
  expect(errorsOf(files)).toEqual([]);
});

it.each([
  ["缩进用了制表符（Tab），请改用空格", "fee: { free: true }", "fee:\n\tfree: true"],
  ["同一个要素写了两遍，请删掉一个", "fee: { free: true }", "fee: { free: true }\nfee: { free: true }"],
  [
    "收费：“free”不对：请写一组要素，名字、冒号、内容，像 { zh-CN: …, en: … }",
    "fee: { free: true }",
    "fee: free",
  ],
])("says in Chinese what to do where a file is none: %s", (chinese, from, to) => {
  const files = new Map(smallCatalogue());
  files.set(renewal, (files.get(renewal) ?? "").replace(from, to));
  const [first] = lintContent(contentOf(files)).filter(
    ({ file, weight }) => file === renewal && weight === "error",
  );
  expect(first?.chinese).toBe(chinese);
});
