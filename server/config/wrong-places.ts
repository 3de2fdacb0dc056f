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
export const wrongPlaces = ({ issues }: z.core.$ZodError, under: readonly PropertyKey[] = []): WrongPlace[] =>
  issues.flatMap((issue) => placesOf(issue, under));

/** Where and how the file is wrong. Of what may be written in several ways, the way it comes nearest to is spoken of. */
function placesOf(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): WrongPlace[] {
  const path = [...before, ...issue.path];
  const ways = issue.code === "invalid_union" ? issue.errors : [];
  const isOther = (way: z.core.$ZodIssue[]) => way.some(({ code }) => code === "unrecognized_keys");
  const nearest = ways.find((way) => way.length > 0 && !isOther(way)) ?? ways[0];
  // A choice among plain values is told as one.
  if (nearest && !ways.every((way) => way.every(({ path: inner }) => inner.length === 0)))
    return nearest.flatMap((each) => placesOf(each, path));
  if (issue.code === "unrecognized_keys")
    return [{ path, what: `unknown ${issue.keys.join(", ")}`, unknown: issue.keys }];
  const said = new Set(ways.flat().map(({ message }) => message));
  return [{ path, what: said.size > 0 ? [...said].join(" / ") : issue.message || issue.code }];
}
