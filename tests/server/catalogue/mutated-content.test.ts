import fc from "fast-check";
import { expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { contentScores, lintContent } from "../../../server/catalogue/lint/lint.ts";
import { contentOf, renewal, smallCatalogue, together } from "./content-folder.ts";

type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree };
type Place = readonly (string | number)[];

const base = smallCatalogue();
const strange: readonly Tree[] = [
  null,
  true,
  0,
  -1,
  1e308,
  "",
  "no",
  "situation.changed",
  "__proto__",
  "today - 1 year",
  "，。！",
  "一共0样",
  [],
  {},
  [[]],
  { field: "situation.changed", is: "no" },
  { field: "constructor", is: 1 },
  { "zh-CN": "文", en: "text" },
  { from: "rebuilt" },
];

/** Every place of a tree, from the root down. */
function* placesIn(tree: Tree, place: Place = []): Generator<Place> {
  yield place;
  if (typeof tree !== "object" || tree === null) return;
  for (const [key, inner] of Object.entries(tree))
    yield* placesIn(inner, [...place, Array.isArray(tree) ? Number(key) : key]);
}

const at = (tree: Tree, place: Place): Tree =>
  place.reduce<Tree>((inner, key) => (inner as Record<string | number, Tree>)[key] as Tree, tree);

/** One change of an editor whose mind is elsewhere: cut out, doubled, put elsewhere, or something strange in its place. */
function change(
  tree: Tree,
  place: Place,
  how: "cut" | "double" | "move" | "replace",
  from: Place,
  value: Tree,
): Tree {
  const key = place.at(-1);
  if (key === undefined) return how === "replace" ? value : tree;
  const around = at(tree, place.slice(0, -1)) as Record<string | number, Tree>;
  if (how === "cut") Array.isArray(around) ? around.splice(Number(key), 1) : delete around[key];
  else if (how === "double" && Array.isArray(around))
    around.push(structuredClone(around[Number(key)] as Tree));
  else around[key] = how === "move" ? structuredClone(at(tree, from)) : structuredClone(value);
  return tree;
}

it("says something of every content, however it is mangled, and always with a line of it", {
  timeout: 60_000,
}, () => {
  const kinds = fc.constantFrom("cut", "double", "move", "replace");
  const changes = fc.array(fc.tuple(fc.nat(), kinds, fc.nat(), fc.constantFrom(...strange)), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.constantFrom("catalogue.yaml", renewal, together), changes, (file, wanted) => {
      let tree = parse(base.get(file) ?? "") as Tree;
      for (const [which, how, other, value] of wanted) {
        const places = [...placesIn(tree)];
        const place = places[which % places.length] ?? [];
        tree = change(tree, place, how, places[other % places.length] ?? [], value);
      }
      const text = stringify(tree);
      const content = contentOf(new Map([...base, [file, text]]));
      const findings = lintContent(content, { services: ["business"] });
      const lines = text.split("\n").length;
      for (const { file: named, line, says, chinese } of findings) {
        expect(says).not.toBe("");
        expect(chinese).not.toBe("");
        expect(line).toBeGreaterThan(0);
        if (named === file) expect(line).toBeLessThanOrEqual(lines);
      }
      for (const { score } of contentScores(content)) expect(score.whole).toBeLessThanOrEqual(100);
    }),
    { numRuns: 120 },
  );
});

it("says something of every text that is no YAML, or YAML of another kind", { timeout: 60_000 }, () => {
  const signs = fc.array(
    fc.constantFrom("a: ", "- ", "*a ", "&a ", "!x ", "{", "}", "[", "<<: ", "\n", "  ", '"', "#", "? ", "|"),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(signs, (picked) => {
      const findings = lintContent(contentOf(new Map([...base, [renewal, picked.join("")]])));
      expect(findings.some(({ file }) => file === renewal)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
