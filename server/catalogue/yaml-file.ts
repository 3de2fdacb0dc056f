import { isNode, LineCounter, parseDocument } from "yaml";
import * as z from "zod/mini";
import { wrongPlaces } from "../config/wrong-places.ts";
import type { YamlFile } from "./content.ts";
import type { Finding } from "./finding.ts";
import { yamlWords } from "./yaml-words.ts";

const english = { error: z.locales.en().localeError };
const chinese = { error: z.locales.zhCN().localeError };

/** Reads one file of the content by its schema. @param file its name relative to the content's folder */
export function readYamlFile<Schema extends z.ZodMiniType>(
  file: string,
  text: string,
  schema: Schema,
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
  if (document.errors.length > 0)
    return unreadable(
      document.errors.map((error) =>
        broken(lines.linePos(error.pos[0]).line, error.message, yamlWords[error.code]),
      ),
    );
  if (document.contents === null)
    return unreadable([
      broken(1, "the file is empty: write something, or delete it", "文件是空的：请写内容，或者删掉"),
    ]);
  const read = plainValue(() => document.toJS());
  if ("fault" in read) return unreadable([broken(1, read.fault, yamlWords.BAD_ALIAS)]);
  const parsed = schema.safeParse(read.value, english);
  if (parsed.success) return { file, value: parsed.data, findings: [], lineOf };
  const inChinese = schema.safeParse(read.value, chinese);
  const chineseWords = inChinese.success ? [] : wrongPlaces(inChinese.error);
  return unreadable(
    wrongPlaces(parsed.error).flatMap(({ path, what, unknown }, index) => {
      const finding = (place: readonly PropertyKey[], says: string, saysChinese: string): Finding => ({
        weight: "error",
        file,
        line: lineOf(place),
        place: place.map(String).join(".") || "file",
        rule: "schema",
        says,
        chinese: saysChinese,
      });
      return unknown
        ? unknown.map((key) => finding([...path, key], `unknown ${key}`, `没有名为 ${key} 的要素`))
        : [finding(path, what, inPlainChinese(chineseWords[index]?.what ?? what))];
    }),
  );
}

/** A guide under another ending would be missed by nobody but its editor. @param file ends otherwise than in `.yaml` */
export function misnamed(file: string): YamlFile<never> {
  const says = "the name must end in .yaml: it is not read like this";
  const chinese = "文件名要以 .yaml 结尾，否则不会被读取：请改名";
  const finding: Finding = { weight: "error", file, line: 1, place: "file", rule: "yaml", says, chinese };
  return { file, value: undefined, findings: [finding], lineOf: () => 1 };
}

/** What a schema calls the kinds of things, as editors do. */
const kinds: Readonly<Record<string, string>> = {
  object: "一组要素（名字和内容）",
  数组: "清单（每行以 - 开头）",
  string: "文字",
  boolean: "true 或 false",
  undefined: "没有写",
};

const inPlainChinese = (said: string): string =>
  said.replace(
    /(期望|实际接收) (object|数组|string|boolean|undefined)/g,
    (_all, before, kind: string) => `${before} ${kinds[kind]}`,
  );

/** What a document says; or why it cannot be told: an alias of nothing, or one that grows without end. */
function plainValue(read: () => unknown): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: read() };
  } catch (cause) {
    if (cause instanceof ReferenceError) return { fault: cause.message };
    throw cause;
  }
}
