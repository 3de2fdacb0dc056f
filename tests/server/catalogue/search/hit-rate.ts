import { readFileSync } from "node:fs";
import { search } from "../../../../server/catalogue/search/search.ts";
import type { SearchIndex } from "../../../../server/catalogue/search/search-index.ts";

export interface ExpectedAnswer {
  readonly question: string;
  /** Any of them is right. */
  readonly ids: readonly string[];
}

/** Lines of `question<TAB>id|id`. */
export const questionsIn = (name: string): ExpectedAnswer[] =>
  readFileSync(new URL(`${name}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [question = "", ids = ""] = line.split("\t");
      return { question, ids: ids.split("|") };
    });

export interface HitRate {
  readonly first: number;
  readonly firstThree: number;
  readonly misses: readonly string[];
  /** Of the answers said to be sure, how many are right. */
  readonly sure: { readonly said: number; readonly right: number };
}

export function hitRate(index: SearchIndex, expected: readonly ExpectedAnswer[]): HitRate {
  let first = 0;
  let firstThree = 0;
  const sure = { said: 0, right: 0 };
  const misses: string[] = [];
  for (const { question, ids } of expected) {
    const answer = search(index, question, { limit: 3 });
    const at = answer.hits.findIndex(({ id }) => ids.includes(id));
    if (at === 0) first++;
    if (at >= 0) firstThree++;
    if (at !== 0) {
      const got = answer.hits.map(({ id, score }) => `${id} ${score.toFixed(2)}`).join(", ");
      misses.push(`${question}: wants ${ids.join("|")}, got ${got}`);
    }
    if (answer.sure) {
      sure.said++;
      if (at === 0) sure.right++;
    }
  }
  return { first: first / expected.length, firstThree: firstThree / expected.length, misses, sure };
}
