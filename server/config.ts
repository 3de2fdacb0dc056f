import { readFileSync } from "node:fs";
import { parse, YAMLParseError } from "yaml";
import * as z from "zod/mini";
import { deviceConfiguration } from "./config-devices.ts";
import { ContractError } from "./contract/errors.ts";
import { isPasswordHash } from "./terminal/technician/technicians.ts";

/** A way in from the network. It is always over TLS. */
const networkEntrance = {
  /** Of this machine's, the one to listen on; 0.0.0.0 for all. */
  address: z._default(z.string().check(z.minLength(1), z.maxLength(100)), "0.0.0.0"),
  /** Under which names a browser reaches it, as they stand in its address. */
  names: z.array(z.string().check(z.regex(/^[A-Za-z0-9.:[\]-]{1,100}$/))).check(z.minLength(1)),
  /** PEM files. */
  certificate: z.string(),
  key: z.string(),
};
const port = (usual: number) => z._default(z.number().check(z.int(), z.minimum(0), z.maximum(65_535)), usual);

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
  xfs4iot: z.optional(
    z.strictObject({
      /** Whether any program on this machine may use the devices without a token. See docs/xfs4iot.md. */
      admitLocalClients: z._default(z.boolean(), false),
    }),
  ),
  /** Lets technicians open the service page from elsewhere in the network. Only over TLS, and only with `technicians` named. */
  office: z.optional(z.strictObject({ ...networkEntrance, port: port(8643) })),
  /** Lets citizens follow their tickets on their telephones. It leads to the pages of tickets and to nothing else. */
  public: z.optional(
    z.strictObject({
      ...networkEntrance,
      port: port(8644),
      /** The address that telephones reach it under, as it stands in the QR codes: `https://hall.example`. Without a path. */
      baseUrl: z.string().check(z.regex(/^https:\/\/[A-Za-z0-9.-]{1,80}(:\d{1,5})?$/)),
    }),
  ),
  /** Text messages to telephones: a gateway that speaks docs/connectors.md. */
  sms: z.optional(
    z.strictObject({
      /** Over TLS; plain HTTP to this machine only. */
      url: z.string().check(z.regex(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])\S{1,200}$/)),
      /** Where its secret is: never here. */
      secret: z.union([z.strictObject({ file: z.string() }), z.strictObject({ environment: z.string() })]),
      /** How many people are before a ticket when its holder is told. */
      ahead: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(20)), 3),
    }),
  ),
  screen: z._default(
    z.strictObject({
      /** Of the terminal's screen: how many pixels a millimetre has. The service page measures it. */
      diagonalInches: z.optional(z.number().check(z.minimum(5), z.maximum(100))),
    }),
    {},
  ),
  devices: z.optional(deviceConfiguration),
});

export type Config = z.infer<typeof configFile>;

/** The file's JSON Schema, for editors: made of the schema that checks it, so that the two never differ. */
export function configJsonSchema(): Record<string, unknown> {
  return { title: "Xiaohu Kiosk", ...z.toJSONSchema(configFile, { io: "input" }) };
}

/**
 * Reads the configuration; no path means every default.
 *
 * @throws ContractError config.unreadable | config.invalid, naming the file and each wrong place
 */
export function readConfig(path: string | undefined): Config {
  if (!path) return configFile.parse({});
  const parsed = configFile.safeParse(parseYaml(path, readText(path)) ?? {});
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.flatMap((issue) => placesOf(issue, []));
  throw new ContractError("config.invalid", `${path}: ${places.join("; ")}`);
}

/** Where and how the file is wrong. Of what may be written in several ways, the way it comes nearest to is spoken of. */
function placesOf(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): string[] {
  const path = [...before, ...issue.path];
  const ways = issue.code === "invalid_union" ? issue.errors : [];
  const isOther = (way: z.core.$ZodIssue[]) => way.some(({ code }) => code === "unrecognized_keys");
  const nearest = ways.find((way) => way.length > 0 && !isOther(way)) ?? ways[0];
  // A choice among plain values is told as one.
  if (nearest && !ways.every((way) => way.every(({ path: inner }) => inner.length === 0)))
    return nearest.flatMap((each) => placesOf(each, path));
  const what =
    issue.code === "unrecognized_keys" ? `unknown ${issue.keys.join(", ")}` : issue.message || issue.code;
  return [`${path.map(String).join(".") || "top level"}: ${what}`];
}

/** @throws ContractError config.unreadable */
export function readText(path: string): string {
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
