import type { Matter } from "../../contract/catalogue/matter.ts";
import { truthOf } from "../../contract/forms/truth.ts";

/** More answers than these nobody tries one by one. */
const mostCases = 4096;

/**
 * How many things somebody has to bring in the plainest situation, which is the one with the fewest: not what is optional, nor what is
 * stated by a commitment. What hangs on the holder may or may not be among them.
 */
export function thingsToBring({ situations, materials }: Matter): {
  readonly least: number;
  readonly most: number;
} {
  const needed = materials.filter(({ need, commitment }) => need !== "optional" && commitment === undefined);
  let plainest = { least: Infinity, most: Infinity };
  for (const answers of casesOf(situations)) {
    // The day is of no account: no situation question asks for one.
    const truths = needed.map(({ when }) => truthOf(when ?? true, (name) => answers[name], "2026-01-01"));
    const least = truths.filter((truth) => truth === true).length;
    const most = truths.filter((truth) => truth !== false).length;
    if (most < plainest.most || (most === plainest.most && least < plainest.least))
      plainest = { least, most };
  }
  return plainest;
}

/** Every way to answer the questions, those that are not asked left out. */
function casesOf(situations: Matter["situations"]): Record<string, string>[] {
  let cases: Record<string, string>[] = [{}];
  for (const { id, when, options } of situations)
    cases = cases
      .flatMap((answers) =>
        truthOf(when ?? true, (name) => answers[name], "2026-01-01") === true
          ? options.map(({ value }) => ({ ...answers, [`situation.${id}`]: value }))
          : [answers],
      )
      .slice(0, mostCases);
  return cases;
}
