import { isNode, LineCounter, parseDocument } from "yaml";
import type * as z from "zod/mini";
import { wrongPlaces } from "../config-file.ts";
import type { Finding } from "./finding.ts";

/** A file of the content: what it says, and on which line. */
export interface YamlFile<Value> {
  readonly file: string;
  /** Undefined where it is not as the schema wants it. */
  readonly value: Value | undefined;
  readonly findings: readonly Finding[];
  /** The line of a place, or of the nearest thing around it that is there. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Reads one file of the content by its schema. @param file its name relative to the content's folder */
export function readYamlFile<Schema extends z.ZodMiniType>(
  file: string,
  text: string,
  schema: Schema,
): YamlFile<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const broken = document.errors.map(
    (error): Finding => ({
      weight: "error",
      file,
      line: lines.linePos(error.pos[0]).line,
      place: "file",
      rule: "yaml",
      says: error.message.split("\n")[0] ?? error.code,
    }),
  );
  if (broken.length > 0) return { file, value: undefined, findings: broken, lineOf };
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { file, value: parsed.data, findings: [], lineOf };
  const findings = wrongPlaces(parsed.error).map(
    ({ path, what }): Finding => ({
      weight: "error",
      file,
      line: lineOf(path),
      place: path.map(String).join(".") || "file",
      rule: "schema",
      says: what,
    }),
  );
  return { file, value: undefined, findings, lineOf };
}
