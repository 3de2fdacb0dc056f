import { readFileSync } from "node:fs";
import { parse, YAMLParseError } from "yaml";
import * as z from "zod/mini";
import { ContractError } from "./contract/errors.ts";
import { isPasswordHash } from "./terminal/technician/technicians.ts";

const baudRate = z.union([
  z.literal(9600),
  z.literal(19200),
  z.literal(38400),
  z.literal(57600),
  z.literal(115200),
]);
const port = z.string().check(z.minLength(1), z.maxLength(200));

/** The configuration file, YAML. Everything has a default but the ports of real devices. */
const configFile = z.strictObject({
  terminal: z._default(
    z.strictObject({
      id: z._default(z.string().check(z.regex(/^[A-Za-z0-9-]{1,20}$/)), "HL-01"),
    }),
    { id: "HL-01" },
  ),
  /** Who may open the service page; `npm run password` makes what stands under `password`. */
  technicians: z._default(
    z.array(
      z.strictObject({
        id: z.string().check(z.regex(/^[A-Za-z0-9-]{1,20}$/)),
        name: z.string().check(z.minLength(1), z.maxLength(40)),
        password: z.string().check(z.refine(isPasswordHash, { error: "make it with npm run password" })),
      }),
    ),
    [],
  ),
  screen: z._default(
    z.strictObject({
      /** Of the terminal's screen: how many pixels a millimetre has. The service page measures it. */
      diagonalInches: z.optional(z.number().check(z.minimum(5), z.maximum(100))),
    }),
    {},
  ),
  devices: z.optional(
    z.strictObject({
      idCardReader: z.optional(z.strictObject({ port, baudRate: z._default(baudRate, 115200) })),
      receiptPrinter: z.optional(
        z.strictObject({
          port,
          baudRate: z._default(baudRate, 115200),
          /** Width of the paper, millimetres. */
          paper: z._default(z.union([z.literal(58), z.literal(80)]), 80),
        }),
      ),
    }),
  ),
});

export type Config = z.infer<typeof configFile>;

/**
 * Reads the configuration; no path means every default.
 *
 * @throws ContractError config.unreadable | config.invalid, naming the file and each wrong place
 */
export function readConfig(path: string | undefined): Config {
  if (!path) return configFile.parse({});
  const parsed = configFile.safeParse(parseYaml(path, readText(path)) ?? {});
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(
    (issue) =>
      `${issue.path.join(".") || "top level"}: ${issue.code === "unrecognized_keys" ? `unknown ${issue.keys.join(", ")}` : (issue.message ?? issue.code)}`,
  );
  throw new ContractError("config.invalid", `${path}: ${places.join("; ")}`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new ContractError("config.unreadable", `${path}: ${(cause as Error).message}`, { cause });
  }
}

function parseYaml(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw new ContractError("config.invalid", `${path}: ${cause.message.split("\n")[0]}`, { cause });
  }
}
