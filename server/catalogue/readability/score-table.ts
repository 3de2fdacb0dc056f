import { type Score, type ScorePart, scoreParts } from "./score.ts";

const headings: Readonly<Record<ScorePart, readonly [chinese: string, english: string]>> = {
  clauses: ["分句", "clauses"],
  sentences: ["句子", "sentences"],
  words: ["用词", "words"],
  official: ["公文", "officialese"],
  summary: ["概要", "summary"],
};
const partsInOrder = Object.keys(scoreParts) as ScorePart[];

/** The matters with their scores, worst first, a line a matter; columns are apart by tabs. */
export function scoreTable(
  scores: readonly { readonly file: string; readonly score: Score }[],
  english: boolean,
): string {
  const heads = partsInOrder.map((part) => `${headings[part][english ? 1 : 0]}/${scoreParts[part]}`);
  const worstFirst = scores.toSorted((one, other) => one.score.whole - other.score.whole);
  return [
    [english ? "score/100" : "得分/100", ...heads, english ? "matter" : "事项"],
    ...worstFirst.map(({ file, score }) => [
      score.whole,
      ...partsInOrder.map((part) => score.parts[part]),
      file,
    ]),
  ]
    .map((row) => row.join("\t"))
    .join("\n");
}
