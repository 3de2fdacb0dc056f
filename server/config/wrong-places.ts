import type * as z from "zod/mini";

/** Each wrong place and what is wrong there: `classes.0.weight: …; …`. @param under the place of the whole */
export function placesIn(error: z.core.$ZodError, ...under: PropertyKey[]): string {
  return wrongPlaces(error, under)
    .map(({ path, what }) => `${path.map(String).join(".") || "top level"}: ${what}`)
    .join("; ");
}

export interface WrongPlace {
  readonly path: readonly PropertyKey[];
  readonly what: string;
  /** Keys that stand there and that nothing knows. */
  readonly unknown?: readonly string[];
}

/** Each wrong place and what is wrong there. @param under the place of the whole */
export const wrongPlaces = (error: z.core.$ZodError, under: readonly PropertyKey[] = []): WrongPlace[] =>
  wrongIssues(error, under).map(({ path, issue }) => {
    if (issue.code === "unrecognized_keys")
      return { path, what: `unknown ${issue.keys.join(", ")}`, unknown: issue.keys };
    const ways = issue.code === "invalid_union" ? issue.errors.flat() : [];
    const said = new Set(ways.map(({ message }) => message));
    return { path, what: said.size > 0 ? [...said].join(" / ") : issue.message || issue.code };
  });

/** The issue at each wrong place, itself with its path inside of what it is an issue of. */
export const wrongIssues = (
  { issues }: z.core.$ZodError,
  under: readonly PropertyKey[] = [],
): { readonly path: readonly PropertyKey[]; readonly issue: z.core.$ZodIssue }[] =>
  issues.flatMap((issue) => issuesOf(issue, under));

/** Of what may be written in several ways, the way it comes nearest to is spoken of; a choice among plain values is one issue. */
function issuesOf(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): ReturnType<typeof wrongIssues> {
  const path = [...before, ...issue.path];
  const ways = issue.code === "invalid_union" ? issue.errors.filter((way) => way.length > 0) : [];
  const isPlain = ways.every((way) => way.every(({ path: inner, code }) => isRoot(inner) && !isKeys(code)));
  if (isPlain) return [{ path, issue }];
  // A group with a wrong name in it comes nearer to a group than to a text.
  const ofKind = ways.filter((way) => !way.some(({ path: inner, code }) => isRoot(inner) && !isKeys(code)));
  const nearest = ofKind.find((way) => !way.some(({ code }) => isKeys(code))) ?? ofKind[0] ?? ways[0] ?? [];
  return nearest.flatMap((each) => issuesOf(each, path));
}

const isRoot = (path: readonly PropertyKey[]): boolean => path.length === 0;
const isKeys = (code: z.core.$ZodIssue["code"]): boolean => code === "unrecognized_keys";
