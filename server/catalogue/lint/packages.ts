import type { MatterPackage } from "../../contract/catalogue/package.ts";
import type { Situation } from "../../contract/catalogue/situation.ts";
import type { Finding } from "../finding.ts";
import { error, type Find, type Read, ruleGroup } from "./rule.ts";

const rules = {
  "after-unknown": error(
    (id) => `${id} is not in this package: correct it, or add that matter`,
    (id) => `一件事里没有事项 ${id}：请改对，或加上这个事项`,
  ),
  "package-cycle": error(
    (way) => `${way}: each waits for the next, and none begins; delete one after`,
    (way) => `${way}：互相等待，谁也办不了，请删掉其中一个 after`,
  ),
  "mapped-situation": error(
    (matter, id) => `${matter} has no situation question ${id}: correct the id`,
    (matter, id) => `${matter} 没有情形问题 ${id}：请改对编号`,
  ),
  "mapped-option": error(
    (value, id, options) => `${id} has no option ${value}; it has ${options}: take one of them`,
    (value, id, options) => `${id} 没有选项 ${value}，只有 ${options}：请改成其中一个`,
  ),
  "mapped-question": error(
    (id) => `the package asks no question ${id}: correct the id, or add that question`,
    (id) => `一件事里没有问题 ${id}：请改对编号，或加上这个问题`,
  ),
};
type Finder = Find<keyof typeof rules & string>;

/** 一件事: what waits for what, and what answers what. That its matters are there, the references say. */
export const packages = ruleGroup(rules, function* ({ packages, matters }, find) {
  for (const file of packages) {
    const parts = file.value.matters;
    const names = parts.map(({ matter }) => matter);
    for (const [index, { after }] of parts.entries())
      for (const [which, name] of after.entries())
        if (!names.includes(name))
          yield find("after-unknown", file, ["matters", index, "after", which], name);
    const circle = circleIn(parts);
    if (circle)
      yield find("package-cycle", file, ["matters", names.indexOf(circle[0] ?? "")], circle.join(" → "));
    for (const [index, { matter, situation }] of parts.entries()) {
      const asked = matters.find(({ value }) => value.id === matter)?.value.situations;
      for (const [id, answer] of Object.entries(situation)) {
        const place = ["matters", index, "situation", id];
        const question = asked?.find((each) => each.id === id);
        if (asked && !question) yield find("mapped-situation", file, place, matter, id);
        yield* mapped(file, place, answer, question, find);
      }
    }
  }
});

/** What answers a matter's question has to be one of its options, whatever the package's question was answered with. */
function* mapped(
  file: Read<MatterPackage>,
  place: readonly (string | number)[],
  answer: MatterPackage["matters"][number]["situation"][string],
  question: Situation | undefined,
  find: Finder,
): Generator<Finding> {
  const source =
    typeof answer === "object" ? file.value.situations.find(({ id }) => id === answer.from) : undefined;
  if (typeof answer === "object" && !source)
    yield find("mapped-question", file, [...place, "from"], answer.from);
  if (!question) return;
  const options = question.options.map(({ value }) => value);
  const given = typeof answer === "string" ? [answer] : (source?.options.map(({ value }) => value) ?? []);
  for (const value of given)
    if (!options.includes(value))
      yield find("mapped-option", file, place, value, question.id, options.join(", "));
}

/** Matters that wait for one another, the first again at the end; undefined where all can begin. */
function circleIn(parts: MatterPackage["matters"]): string[] | undefined {
  const waits = new Map(parts.map(({ matter, after }) => [matter, after]));
  const free = new Set<string>();
  const follow = (matter: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(matter)) return [...way.slice(way.indexOf(matter)), matter];
    if (free.has(matter)) return undefined;
    for (const next of waits.get(matter) ?? []) {
      const circle = follow(next, [...way, matter]);
      if (circle) return circle;
    }
    free.add(matter);
    return undefined;
  };
  for (const { matter } of parts) {
    const circle = follow(matter, []);
    if (circle) return circle;
  }
  return undefined;
}
