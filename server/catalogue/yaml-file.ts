import { isNode, LineCounter, parseDocument } from "yaml";
import * as z from "zod/mini";
import { wrongPlaces } from "../wrong-places.ts";
import type { YamlFile } from "./content.ts";
import type { Finding } from "./finding.ts";

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
  const broken = (line: number, message: string): Finding => {
    const says = message.split("\n")[0] ?? message;
    return { weight: "error", file, line, place: "file", rule: "yaml", says, chinese: `不是YAML：${says}` };
  };
  if (document.errors.length > 0)
    return unreadable(
      document.errors.map((error) => broken(lines.linePos(error.pos[0]).line, error.message)),
    );
  const read = plainValue(() => document.toJS() ?? {});
  if ("fault" in read) return unreadable([broken(1, read.fault)]);
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
        : [finding(path, what, chineseWords[index]?.what ?? what)];
    }),
  );
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
