import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import { BadInput } from "../arguments.ts";
import { curveOf } from "./coming.ts";

/**
 * A hall to simulate, read from a JSON file. Everything in minutes; moments of a day count from its opening. docs/hall-file.md says
 * what each field means.
 */

const id = z.string().check(z.minLength(1), z.maxLength(60));
const positive = z.number().check(z.positive());
const moment = z.number().check(z.minimum(0));
const share = z.number().check(z.minimum(0), z.maximum(1));
const cv = z.number().check(z.positive(), z.maximum(5));
const perId = z.record(z.string(), z.number());

const service = z.strictObject({
  id,
  prefix: z.string().check(z.regex(/^[A-Z]$/)),
  mean: positive,
  cv: z._default(cv, 0.7),
  distribution: z._default(
    z.enum(["lognormal", "exponential", "erlang", "hyperexponential", "constant"]),
    "lognormal",
  ),
  share: positive,
});

const window = z.strictObject({
  id,
  skills: z.array(id).check(z.minLength(1)),
  speed: z._default(positive, 1),
  speedOf: z._default(z.record(z.string(), positive), {}),
  closed: z._default(z.array(z.tuple([moment, moment])), []),
});

const callClass = z.strictObject({ id, weight: z.number().check(z.minimum(1)), share });

const rule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("firstCome") }),
  z.strictObject({ kind: z.literal("strict") }),
  z.strictObject({ kind: z.literal("ratio"), preferred: z.number().check(z.int(), z.minimum(1)) }),
  z.strictObject({ kind: z.literal("accumulating") }),
]);
const cap = z.strictObject({
  passed: z.nullable(z.number().check(z.int(), z.minimum(1))),
  waited: z.nullable(positive),
});

const drift = z.strictObject({
  meanPerDay: z._default(perId, {}),
  sharePerDay: z._default(perId, {}),
  turnsAfterDays: z.optional(z.number().check(z.int(), z.minimum(1))),
  dayToDay: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0),
  overTheDay: z._default(z.number().check(z.minimum(-0.9), z.maximum(3)), 0),
});

const appointments = z.strictObject({
  share,
  slot: positive,
  early: moment,
});

const hall = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  day: z.number().check(z.positive(), z.maximum(1440)),
  ticketsPerDay: z.number().check(z.positive(), z.maximum(20_000)),
  loads: z._default(z.array(positive).check(z.minLength(1), z.maxLength(8)), [1.06, 1.25]),
  arrivals: z.array(z.tuple([moment, z.number().check(z.minimum(0))])).check(z.minLength(2)),
  services: z.array(service).check(z.minLength(1), z.maxLength(26)),
  windows: z.array(window).check(z.minLength(1), z.maxLength(60)),
  classes: z.array(callClass).check(z.minLength(1)),
  policy: z.strictObject({ rule, cap: z._default(cap, { passed: null, waited: null }) }),
  noShow: z._default(z.strictObject({ probability: share, grace: positive }), { probability: 0, grace: 1 }),
  walk: z._default(z.nullable(z.strictObject({ mean: positive, cv })), null),
  drift: z._default(drift, { meanPerDay: {}, sharePerDay: {}, dayToDay: 0, overTheDay: 0 }),
  appointments: z._default(z.nullable(appointments), null),
});

export type Hall = z.infer<typeof hall>;
export type Service = Hall["services"][number];

/** @throws BadInput that names the file, the place in it and what is wrong there */
export function readHall(path: string): Hall {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new BadInput(`The hall file ${path} cannot be read: ${(error as Error).message}`);
  }
  return parseHall(text, path);
}

/** @throws BadInput, one line: the file, the place in it, what is wrong there */
export function parseHall(text: string, path: string): Hall {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BadInput(`The hall file ${path} is no JSON: ${(error as Error).message}`);
  }
  const parsed = hall.safeParse(json, { error: inWords });
  const wrong = parsed.success ? contradiction(parsed.data) : firstIssue(parsed.error);
  if (wrong) throw new BadInput(`The hall file ${path} is wrong at ${wrong.place}: ${wrong.what}`);
  if (!parsed.success) throw parsed.error;
  return parsed.data;
}

/** zod/mini comes without words. */
const inWords = z.locales.en().localeError;

interface Wrong {
  readonly place: string;
  readonly what: string;
}

function firstIssue(error: z.core.$ZodError): Wrong {
  const issue = error.issues[0];
  const place = (issue?.path ?? [])
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
  return { place: place || "its top", what: issue?.message ?? error.message };
}

/** What a schema cannot say: the first thing in the file that does not fit another thing in it. */
function contradiction(found: Hall): Wrong | undefined {
  const services = new Set(found.services.map((one) => one.id));
  const double =
    twice(
      "services",
      "id",
      found.services.map((one) => one.id),
    ) ??
    twice(
      "services",
      "prefix",
      found.services.map((one) => one.prefix),
    ) ??
    twice(
      "windows",
      "id",
      found.windows.map((one) => one.id),
    ) ??
    twice(
      "classes",
      "id",
      found.classes.map((one) => one.id),
    );
  if (double) return double;
  for (const [index, { skills, speedOf, closed }] of found.windows.entries()) {
    const stranger = skills.findIndex((skill) => !services.has(skill));
    if (stranger >= 0) {
      return {
        place: `windows[${index}].skills[${stranger}]`,
        what: `there is no service ${skills[stranger]}`,
      };
    }
    const unskilled = Object.keys(speedOf).find((skill) => !skills.includes(skill));
    if (unskilled !== undefined) {
      return { place: `windows[${index}].speedOf.${unskilled}`, what: "the window does not handle it" };
    }
    const backwards = closed.findIndex(
      ([from, until], at) => until <= from || from < (closed[at - 1]?.[1] ?? 0),
    );
    if (backwards >= 0) {
      return {
        place: `windows[${index}].closed[${backwards}]`,
        what: "it ends before it starts, or overlaps the one before",
      };
    }
  }
  const idle = found.services.findIndex(
    (one) => !found.windows.some(({ skills }) => skills.includes(one.id)),
  );
  if (idle >= 0) return { place: `services[${idle}]`, what: "no window handles it" };
  for (const [name, record] of Object.entries({
    meanPerDay: found.drift.meanPerDay,
    sharePerDay: found.drift.sharePerDay,
  })) {
    const stranger = Object.keys(record).find((key) => !services.has(key));
    if (stranger !== undefined)
      return { place: `drift.${name}.${stranger}`, what: "there is no such service" };
  }
  const disorder = found.arrivals.findIndex(([at], index) => at < (found.arrivals[index - 1]?.[0] ?? 0));
  if (disorder >= 0) return { place: `arrivals[${disorder}]`, what: "it is earlier than the one before" };
  if (curveOf(found).area === 0) return { place: "arrivals", what: "nobody comes during the day" };
  const shares = found.classes.reduce((sum, one) => sum + one.share, 0);
  if (Math.abs(shares - 1) > 1e-6) return { place: "classes", what: `the shares sum to ${shares}, not to 1` };
  if (!found.classes.some(({ weight }) => weight === 1)) {
    return { place: "classes", what: "no ordinary class: one must have weight 1" };
  }
  const steep = found.services.findIndex((one) => one.distribution === "hyperexponential" && one.cv <= 1);
  if (steep >= 0) return { place: `services[${steep}].cv`, what: "a hyperexponential has a cv above 1" };
  return undefined;
}

function twice(list: string, field: string, values: readonly string[]): Wrong | undefined {
  const index = values.findIndex((value, at) => values.indexOf(value) !== at);
  return index < 0
    ? undefined
    : { place: `${list}[${index}].${field}`, what: `${values[index]} is there twice` };
}
