import { isNode, LineCounter, parseDocument } from "yaml";
import type * as z from "zod/mini";
import { wrongIssues } from "../config/wrong-places.ts";
import type { YamlFile } from "./content.ts";
import type { Finding } from "./finding.ts";
import type { Said } from "./said.ts";
import { schemaWords, unknownName } from "./schema-words.ts";
import { wrongSigns } from "./wide-signs.ts";
import { chineseOf, yamlWords } from "./yaml-words.ts";

/**
 * Reads one file of the content by its schema.
 *
 * @param file its name relative to the content's folder @param elements the elements' names in Chinese, by their places
 */
export function readYamlFile<Schema extends z.ZodMiniType>(
  file: string,
  text: string,
  schema: Schema,
  elements: Readonly<Record<string, string>>,
): YamlFile<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const unreadable = (findings: readonly Finding[]) => ({ file, value: undefined, findings, lineOf });
  const broken = (line: number, message: string, chinese: string): Finding => {
    const says = message.split("\n")[0] ?? message;
    return { weight: "error", file, line, place: "file", rule: "yaml", says, chinese };
  };
  // What no UTF-8 stands for is read as this sign: an editor's program wrote the file in GBK.
  const garbled = text.indexOf("\ufffd");
  if (garbled >= 0) {
    const { line } = lines.linePos(garbled);
    const says = "the file is not in UTF-8: save it again in that encoding";
    return unreadable([broken(line, says, "文件不是UTF-8编码：请用UTF-8编码另存一次")]);
  }
  if (document.errors.length > 0) {
    const signs = [...wrongSigns(text)];
    const faults = document.errors.map((error) =>
      broken(lines.linePos(error.pos[0]).line, error.message, chineseOf(error)),
    );
    // What the parser says of the lines behind a wrong sign comes of it.
    const [first] = signs;
    const others = first ? faults.filter(({ line }) => line < first.line) : faults;
    return unreadable([...signs.map(({ line, says, chinese }) => broken(line, says, chinese)), ...others]);
  }
  if (document.contents === null)
    return unreadable([
      broken(1, "the file is empty: write something, or delete it", "文件是空的：请写内容，或者删掉"),
    ]);
  const read = plainValue(() => document.toJS());
  if ("fault" in read) return unreadable([broken(1, read.fault, yamlWords.BAD_ALIAS)]);
  const parsed = schema.safeParse(read.value, { reportInput: true });
  if (parsed.success) return { file, value: parsed.data, findings: [], lineOf };
  const finding = (path: readonly PropertyKey[], { says, chinese }: Said): Finding => ({
    weight: "error",
    file,
    line: lineOf(path),
    place: path.map(String).join(".") || "file",
    rule: "schema",
    says,
    chinese,
  });
  return unreadable(
    wrongIssues(parsed.error).flatMap(({ path, issue }) => {
      if (issue.code === "unrecognized_keys") {
        const known = namesUnder(elementOf(path), elements);
        return issue.keys.map((key) => finding([...path, key], unknownName(key, known)));
      }
      const name = elements[elementOf(path)]?.split(/[（：]/)[0];
      const said = schemaWords(issue);
      return finding(path, name ? { ...said, chinese: `${name}：${said.chinese}` } : said);
    }),
  );
}

/** The element of a place: `materials.0.name` → `materials.name` */
const elementOf = (path: readonly PropertyKey[]): string =>
  path.filter((key) => typeof key === "string" && !/^\d+$/.test(key)).join(".");

/** What elements there are right under an element. */
const namesUnder = (element: string, elements: Readonly<Record<string, string>>): string[] => {
  const start = element === "" ? "" : `${element}.`;
  return Object.keys(elements).flatMap((each) =>
    each.startsWith(start) && !each.slice(start.length).includes(".") ? [each.slice(start.length)] : [],
  );
};

/** A guide under another ending would be missed by nobody but its editor. @param file ends otherwise than in `.yaml` */
export function misnamed(file: string): YamlFile<never> {
  const says = "the name must end in .yaml: it is not read like this";
  const chinese = "文件名要以 .yaml 结尾，否则不会被读取：请改名";
  const finding: Finding = { weight: "error", file, line: 1, place: "file", rule: "yaml", says, chinese };
  return { file, value: undefined, findings: [finding], lineOf: () => 1 };
}

/** What a document says; or why it cannot be told: an alias of nothing, or one that grows without end. */
function plainValue(read: () => unknown): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: read() };
  } catch (cause) {
    if (cause instanceof ReferenceError) return { fault: cause.message };
    throw cause;
  }
}
