import { readFileSync } from "node:fs";
import { parse, YAMLParseError } from "yaml";
import type * as z from "zod/mini";
import { ContractError } from "../contract/errors.ts";
import { placesIn } from "./wrong-places.ts";

/**
 * Reads a YAML file by its schema; an empty one is an empty mapping.
 *
 * @throws ContractError config.unreadable | config.invalid, naming the file and each wrong place
 */
export function readConfigFile<Schema extends z.ZodMiniType>(path: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(parseYaml(path, readText(path)) ?? {});
  if (parsed.success) return parsed.data;
  throw new ContractError("config.invalid", `${path}: ${placesIn(parsed.error)}`);
}

/** @throws ContractError config.unreadable */
export const readText = (path: string): string => readBytes(path).toString("utf8");

function parseYaml(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw new ContractError("config.invalid", `${path}: ${cause.message.split("\n")[0]}`, { cause });
  }
}

/** @throws ContractError config.unreadable */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new ContractError("config.unreadable", `${path}: ${(cause as Error).message}`, { cause });
  }
}
