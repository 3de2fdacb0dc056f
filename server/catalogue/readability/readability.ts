import type { Matter } from "../../contract/catalogue/matter.ts";
import type { MatterPackage } from "../../contract/catalogue/package.ts";
import type { Finding } from "../finding.ts";
import { advice, type Examined, error, type Find, type Read, ruleGroup } from "../lint/rule.ts";
import { type Figures, figuresOf, limits, together } from "./figures.ts";
import { officialese } from "./officialese.ts";
import { plainTextsOf } from "./plain-texts.ts";
import { type Score, scoreOf } from "./score.ts";
import { lengthOf } from "./sentences.ts";
import { summaryTold } from "./summary.ts";
import { type Cut, cutterOf, namesOf } from "./words.ts";

const rules = {
  "long-clause": advice(
    (clause, length) => `“${clause}” is ${length} signs in one go: at most ${limits.clause}`,
    (clause, length) => `“${clause}”一口气${length}个字，不要超过${limits.clause}个`,
  ),
  "long-sentence": advice(
    (sentence, length) => `“${sentence}” is ${length} signs long: at most ${limits.sentence}`,
    (sentence, length) => `“${sentence}”一句${length}个字，不要超过${limits.sentence}个，拆成两句`,
  ),
  officialese: advice(
    (word, instead) => `nobody says ${word}: say ${instead}`,
    (word, instead) => `“${word}”是公文用语，改说：${instead}`,
  ),
  "hard-words": advice(
    (share, words) =>
      `${share} % of the words are of HSK 1 to 5, at least 90 are wanted; not among them: ${words}`,
    (share, words) => `常用词（HSK一至五级）只占${share}%，要90%以上；不常用的有：${words}`,
  ),
  "no-count": advice(
    (truth) => `the plain summary does not say how many things to bring: 一共${truth}样`,
    (truth) => `口语化概要没说要带几样：一共${truth}样`,
  ),
  "false-count": error(
    (said, truth) => `says “${said}”, and in the plainest situation it is ${truth}: write what is true`,
    (said, truth) => `写的是“${said}”，按最简单的情形是${truth}样：请改成真的`,
  ),
  "no-doer": advice(
    () => "the plain summary does not say who does what: 您带…、我们…、机上…",
    () => "口语化概要没说谁做什么：您带什么、机上办什么、我们做什么",
  ),
  "no-time": advice(
    (truth) => `the plain summary does not end with how long it takes: ${truth}`,
    (truth) => `口语化概要结尾没说多久办好：${truth}`,
  ),
  "false-time": error(
    (said, truth) => `says “${said}”, and what is promised is ${truth}: write what is true`,
    (said, truth) => `写的是“${said}”，承诺的却是${truth}：请改成真的`,
  ),
  "no-cost": advice(
    (truth) => `the plain summary does not end with what it costs: ${truth}`,
    (truth) => `口语化概要结尾没说要不要钱：${truth}`,
  ),
  "false-cost": error(
    (said, truth) => `says “${said}”, and it is ${truth}: write what is true`,
    (said, truth) => `写的是“${said}”，收费却是${truth}：请改成真的`,
  ),
};
type Finder = Find<keyof typeof rules & string>;

/** 口语化: what is written for people to be spoken and heard. */
export const readability = ruleGroup(rules, function* (examined, find) {
  const cut = cutterFor(examined);
  for (const file of [...examined.matters, ...examined.packages]) yield* ofTexts(file, cut, find);
  for (const file of examined.matters) yield* ofSummary(file, find);
});

/** How readable each matter is, by its file. */
export const scoresOf = (examined: Examined): { readonly file: string; readonly score: Score }[] => {
  const cut = cutterFor(examined);
  return examined.matters.map(({ file, value }) => {
    const figures = plainTextsOf(value).map(({ text }) => figuresOf(text, cut));
    return { file, score: scoreOf(together(figures), summaryTold(value)) };
  });
};

function cutterFor({ head, matters, packages }: Examined): Cut {
  const { organs = [], licences = [], lifeEvents = [] } = head?.value ?? {};
  return cutterOf(
    namesOf({
      organs,
      licences,
      lifeEvents,
      matters: matters.map(({ value }) => value),
      packages: packages.map(({ value }) => value),
    }),
  );
}

function* ofTexts(file: Read<Matter | MatterPackage>, cut: Cut, find: Finder): Generator<Finding> {
  const all: Figures[] = [];
  for (const { path, text } of plainTextsOf(file.value)) {
    const figures = figuresOf(text, cut);
    all.push(figures);
    for (const clause of figures.longClauses) yield find("long-clause", file, path, clause, lengthOf(clause));
    for (const sentence of figures.longSentences)
      yield find("long-sentence", file, path, sentence, lengthOf(sentence));
    for (const word of new Set(figures.official))
      yield find("officialese", file, path, word, officialese[word] ?? "");
  }
  const { words, unknown } = together(all);
  const share = words === 0 ? 1 : 1 - unknown.length / words;
  if (share < limits.knownShare) {
    const named = [...new Set(unknown)].join(" ");
    yield find("hard-words", file, ["summary", "plain"], Math.floor(share * 100), named);
  }
}

function* ofSummary(file: Read<Matter>, find: Finder): Generator<Finding> {
  const told = summaryTold(file.value);
  const place = ["summary", "plain"];
  if (!told.doer) yield find("no-doer", file, place);
  for (const part of ["count", "time", "cost"] as const) {
    const { said, isTrue, truth } = told[part];
    if (said === undefined) yield find(`no-${part}`, file, place, truth);
    else if (!isTrue) yield find(`false-${part}`, file, place, said, truth);
  }
}
