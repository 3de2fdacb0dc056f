import { isDay } from "../../contract/calendar.ts";
import type { Matter } from "../../contract/catalogue/matter.ts";
import type { YamlFile } from "../content.ts";
import type { Finding } from "../finding.ts";
import { type Examined, error, type Find, repeated, ruleGroup } from "./rule.ts";

const rules = {
  "id-file-name": error(
    (id, name) => `the id is ${id}, and the file's name ${name}: they have to be the same`,
    (id, name) => `编号是 ${id}，文件名却是 ${name}，两者要一致`,
  ),
  "duplicate-id": error(
    (id) => `${id} stands there twice: give one of them another`,
    (id) => `${id} 重复了，请改一个`,
  ),
  "duplicate-code": error(
    (code, file) => `code ${code} is that of ${file} already: give this matter another`,
    (code, file) => `基本编码 ${code} 已经用在 ${file} 里：请给这个事项另编一个`,
  ),
  "duplicate-name": error(
    (name, file) => `is called ${name} as ${file} is: nobody can tell them apart; rename one of them`,
    (name, file) => `名称“${name}”和 ${file} 的一样，群众分不清：请改一个名字`,
  ),
  "demo-code": error(
    (code) => `${code}: codes begin with DEMO- where the catalogue is a demo, and nowhere else; change it`,
    (code) => `${code}：演示目录的编码一律以 DEMO- 开头，正式目录不许用，请改编码`,
  ),
  "real-code": error(
    (code) => `${code} looks like a real code of 31 or 33 signs: a demo invents none; write a shorter one`,
    (code) => `${code} 像真的31位实施编码或33位业务办理项编码，演示数据不许编造：请改短`,
  ),
  "demo-name": error(
    (name) => `“${name}” does not say that it is a demo: put （演示） and (demo) behind it`,
    (name) => `“${name}”没有标明是演示，请加上（演示）和 (demo)`,
  ),
  "joined-names": error(
    (sign) => `${sign} makes one name of two: write a narrow comma between them`,
    (sign) => `“${sign}”把两个名字连成了一个：请改成半角逗号 ,`,
  ),
  "no-such-day": error(
    (day) => `${day} is not in the calendar: write a day that there is`,
    (day) => `日历上没有 ${day}：请改成有的日子`,
  ),
};

/** What things are called: ids, codes, names, days. */
export const identity = ruleGroup(rules, function* (examined, find) {
  const { head, matters, packages, broadcasts } = examined;
  for (const file of [...matters, ...packages]) {
    yield* ownName(file, file.value, find);
    yield* joined(file, file.value, find);
  }
  for (const file of broadcasts)
    if (idOfFile(file.file) !== file.value.id)
      yield find("id-file-name", file, ["id"], file.value.id, idOfFile(file.file));
  for (const file of matters) yield* insideOf(file, file.value, find);
  yield* apart(examined, find);
  for (const file of packages) {
    yield* twice(file, ["matters"], file.value.matters, ({ matter }) => matter, find, "matter");
    yield* twice(file, ["situations"], file.value.situations, idOf, find);
  }
  if (!head) return;
  for (const list of ["organs", "lifeEvents", "licences"] as const)
    yield* twice(head, [list], head.value[list] as readonly { id: string }[], idOf, find);
  if (head.value.demo)
    for (const [index, { name }] of head.value.organs.entries())
      if (!name["zh-CN"].includes("演示") || !/demo|演示/i.test(name.en))
        yield find("demo-name", head, ["organs", index, "name"], name["zh-CN"]);
  for (const file of matters) yield* codeOf(file, file.value.code, head.value.demo, find);
});

type Finder = Find<keyof typeof rules & string>;
type Place = readonly (string | number)[];
const idOf = ({ id }: { readonly id: string }): string => id;

/** The id that a file's name gives: `matters/food.yaml` → `food`. */
export const idOfFile = (file: string): string => file.replace(/^.*\//, "").replace(/\.yaml$/, "");

function* ownName(file: YamlFile<unknown>, { id, version }: { id: string; version: string }, find: Finder) {
  if (idOfFile(file.file) !== id) yield find("id-file-name", file, ["id"], id, idOfFile(file.file));
  if (!isDay(`${version.slice(0, 7)}-01`)) yield find("no-such-day", file, ["version"], version);
}

/** A list of names in which a Chinese keyboard's comma stands. */
function* joined(file: YamlFile<unknown>, value: Pick<Matter, "otherNames" | "englishWords">, find: Finder) {
  for (const list of ["otherNames", "englishWords"] as const)
    for (const [index, name] of value[list].entries()) {
      const sign = /[，；]/.exec(name)?.[0];
      if (sign) yield find("joined-names", file, [list, index], sign);
    }
}

function* insideOf(file: YamlFile<unknown>, matter: Matter, find: Finder): Generator<Finding> {
  if (!isDay(matter.effectiveFrom)) yield find("no-such-day", file, ["effectiveFrom"], matter.effectiveFrom);
  yield* twice(file, ["situations"], matter.situations, idOf, find);
  for (const [index, { options }] of matter.situations.entries())
    yield* twice(file, ["situations", index, "options"], options, ({ value }) => value, find, "value");
  yield* twice(file, ["materials"], matter.materials, idOf, find);
  yield* twice(file, ["commitments"], matter.commitments, idOf, find);
  if (matter.decision)
    yield* twice(file, ["decision", "grantedWhen"], matter.decision.grantedWhen, idOf, find);
}

function* twice<Item>(
  file: YamlFile<unknown>,
  path: Place,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  find: Finder,
  last = "id",
): Generator<Finding> {
  for (const { index, key } of repeated(items, keyOf))
    yield find("duplicate-id", file, [...path, index, last], key);
}

/** No two files are taken for one another. */
function* apart({ matters, packages }: Examined, find: Finder): Generator<Finding> {
  const files = [...matters, ...packages];
  for (const { index, key } of repeated(files, ({ value }) => value.id)) {
    const file = files[index];
    if (file) yield find("duplicate-id", file, ["id"], key);
  }
  const firstOf = (same: (file: (typeof files)[number]) => boolean) => files.find(same)?.file ?? "";
  for (const { index, key } of repeated(matters, ({ value }) => value.code)) {
    const file = matters[index];
    const first = matters.find(({ value }) => value.code === key)?.file ?? "";
    if (file) yield find("duplicate-code", file, ["code"], key, first);
  }
  for (const part of ["name", "plainName"] as const)
    for (const { index, key } of repeated(files, ({ value }) => value[part]["zh-CN"])) {
      const file = files[index];
      const first = firstOf(({ value }) => value[part]["zh-CN"] === key);
      if (file) yield find("duplicate-name", file, [part], key, first);
    }
}

function* codeOf(file: YamlFile<unknown>, code: string, demo: boolean, find: Finder): Generator<Finding> {
  if (code.startsWith("DEMO-") !== demo) yield find("demo-code", file, ["code"], code);
  if (demo && [31, 33].includes(code.replace(/^DEMO-/, "").replaceAll("-", "").length))
    yield find("real-code", file, ["code"], code);
}
