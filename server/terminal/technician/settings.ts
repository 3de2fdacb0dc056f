import * as z from "zod/mini";
import { keyMapSchema } from "../../../device-drivers/keypad/key-map.ts";
import { ContractError } from "../../contract/errors.ts";
import { type Database, inStorage } from "../../storage/database.ts";

/** What a technician may set at the terminal, each with what it may be. */
const schemas = {
  /** Which key of the keypad does what, as it was learned. */
  keypadKeys: keyMapSchema,
  /** Diagonal of the terminal's screen, inches, as it was measured. */
  screenDiagonal: z.number().check(z.minimum(5), z.maximum(100)),
} as const;
export type SettingName = keyof typeof schemas;
type SettingValue<N extends SettingName> = z.infer<(typeof schemas)[N]>;

/** A setting with who made it, and when: milliseconds since the epoch. */
export interface Setting<N extends SettingName = SettingName> {
  readonly value: SettingValue<N>;
  readonly at: number;
  readonly technician: string;
}

/** What was set at this terminal. It is over restarts, and wins over the configuration. */
export interface Settings {
  /** Undefined while it is not set, or when its row is damaged. Touches no disk. */
  read<N extends SettingName>(name: N): Setting<N> | undefined;
  /** @throws StorageError, or ContractError message.invalidPayload; then nothing has changed */
  save<N extends SettingName>(name: N, setting: Setting<N>): void;
  /** Back to the configuration's. @throws StorageError; then nothing has changed */
  forget(name: SettingName): void;
  /** Settings whose rows were damaged at the start, and that were neither saved nor forgotten since. */
  damaged(): SettingName[];
}

const row = z.object({ name: z.string(), value: z.string(), at: z.number(), technician: z.string() });

/**
 * Reads what was set. A row that is damaged stops nothing: it is told, and counts as not set.
 *
 * @throws StorageError when the file cannot be read
 */
export function readSettings(
  database: Database,
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): Settings {
  const upsert = database.prepare(
    "INSERT OR REPLACE INTO setting (name, value, at, technician) VALUES (?, ?, ?, ?)",
  );
  const remove = database.prepare("DELETE FROM setting WHERE name = ?");
  const known = new Map<SettingName, Setting>();
  const damaged = new Set<SettingName>();

  const rows = inStorage("reading settings", () => database.prepare("SELECT * FROM setting").all());
  for (const each of rows) {
    const { name, value, at, technician } = row.parse(each);
    if (!isSettingName(name)) {
      log("a setting is unknown", { name });
      continue;
    }
    const parsed = schemas[name].safeParse(parseJson(value));
    if (parsed.success) known.set(name, { value: parsed.data, at, technician });
    else {
      damaged.add(name);
      log("a setting is damaged and does not count", { name, cause: z.prettifyError(parsed.error) });
    }
  }

  return {
    read: <N extends SettingName>(name: N) => known.get(name) as Setting<N> | undefined,
    save(name, setting) {
      const { value, at, technician } = setting;
      const checked = schemas[name].safeParse(value);
      if (!checked.success) throw new ContractError("message.invalidPayload", z.prettifyError(checked.error));
      inStorage("saving a setting", () => upsert.run(name, JSON.stringify(value), at, technician));
      known.set(name, setting);
      damaged.delete(name);
    },
    forget(name) {
      inStorage("forgetting a setting", () => remove.run(name));
      known.delete(name);
      damaged.delete(name);
    },
    damaged: () => [...damaged],
  };
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(schemas, name);
}

/** Undefined when it is no JSON: no schema takes it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
