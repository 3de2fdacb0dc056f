import { fitOf, isForOthers, wishOf } from "./fit.ts";
import { isLatin } from "./normalise.ts";
import type { Question } from "./question.ts";
import type { NameParts, SearchIndex } from "./search-index.ts";

/** An entry by its place in the catalogue, and how well it answers. */
export interface Ranked {
  readonly entry: number;
  /** Which of its names the question says most of. */
  readonly name: number;
  readonly score: number;
  /** How much of what the question says it has, 0 … 1, against the best that any entry has at each place. */
  readonly explained: number;
  /** How much of the name, or of a way of saying it in English, the question says, 0 … 1. */
  readonly share: number;
  /** Whether it is for others than the question speaks of: for people from Taiwan, of whom nobody spoke. */
  readonly forOthers: boolean;
}

/** So many of the best are looked at closely. */
const closely = 60;
/** What it counts that a name says nothing else than the question. */
const nameShare = 0.35;
/**
 * What a place of a question says at least, that of a character and that of a letter: so much more than what stands among the materials alone
 * that nobody is told for sure it is a matter which only asks for the passport.
 */
const leastOfCharacter = 0.7;
const leastOfLetter = 0.16;
/** What it counts that most people want a matter: it decides between equals only. */
const forWanted = 0.02;

/** The best entries first. @param accepts which entries may be shown */
export function rank(index: SearchIndex, question: Question, accepts: (entry: number) => boolean): Ranked[] {
  const { entries, scratch } = index;
  const width = question.characters.length;
  for (const evidence of question.evidence) gain(scratch, width, question.says, evidence);

  const best = new Float32Array(width);
  const found: number[] = [];
  const scores: number[] = [];
  const answered: number[] = [];
  for (let entry = 0; entry < entries.length; entry++) {
    if (scratch.touched[entry] === 0 || !accepts(entry)) continue;
    let score = 0;
    let answers = 0;
    const row = entry * width;
    for (let at = 0; at < width; at++) {
      const here = scratch.gained[row + at] ?? 0;
      score += here;
      if (!question.lacked[at]) answers += here;
      if (here > (best[at] ?? 0)) best[at] = here;
    }
    if (score === 0) continue;
    found.push(entry);
    scores.push(score);
    answered.push(answers);
  }
  scratch.gained.fill(0, 0, entries.length * width);
  scratch.touched.fill(0);
  const most = allSaid(question, best);
  const wish = wishOf(index, question);
  return nearest(index, found, scores)
    .map((number): Ranked => {
      const entry = found[number] ?? 0;
      const score = scores[number] ?? 0;
      const { name, share: ofName } = bestName(index, question, index.nameParts[entry] ?? []);
      const share = Math.max(ofName, bestEnglish(index, question, index.englishWays[entry] ?? []));
      return {
        entry,
        name,
        share,
        forOthers: isForOthers(index, wish, entry),
        score:
          score * (1 - nameShare + nameShare * share) * fitOf(index, wish, entry) +
          forWanted * (entries[entry]?.popularity ?? 0),
        explained: (answered[number] ?? 0) / most,
      };
    })
    .sort((a, b) => b.score - a.score || a.entry - b.entry);
}

/** Places in the list of those to look at closely: the highest scores, of equals the most wanted. */
function nearest({ entries }: SearchIndex, found: readonly number[], scores: readonly number[]): number[] {
  const least = Float64Array.from(scores).sort()[Math.max(0, scores.length - closely)] ?? 0;
  const above: number[] = [];
  const equal: number[] = [];
  for (const [number, score] of scores.entries()) {
    if (score > least) above.push(number);
    else if (score === least) equal.push(number);
  }
  const wanted = (number: number) => entries[found[number] ?? 0]?.popularity ?? 0;
  if (equal.length > closely - above.length) equal.sort((a, b) => wanted(b) - wanted(a) || a - b);
  return [...above, ...equal.slice(0, closely - above.length)];
}

function gain(
  { gained, touched }: SearchIndex["scratch"],
  width: number,
  says: Float32Array,
  { from, to, worth, entries, weights }: Question["evidence"][number],
): void {
  for (let number = 0; number < entries.length; number++) {
    const entry = entries[number] ?? 0;
    const weight = worth * (weights?.[number] ?? 1);
    touched[entry] = 1;
    for (let at = from; at < to; at++) {
      const here = weight * (says[at] ?? 0);
      const place = entry * width + at;
      if (here > (gained[place] ?? 0)) gained[place] = here;
    }
  }
}

/**
 * What a question says in all: at each place the most that any entry has of it, and something even where none has, since it may be of
 * another thing; and where it speaks of a matter that the catalogue has not, what that matter would have.
 */
function allSaid({ characters, says, lacked }: Question, best: Float32Array): number {
  let all = 0;
  for (const [at, here] of best.entries()) {
    const atLeast = isLatin(characters[at] ?? "") ? leastOfLetter : leastOfCharacter;
    all += Math.max(here, atLeast * (says[at] ?? 0), lacked[at] ?? 0);
  }
  return all;
}

/** Of the entry's names, the one that is said most by the question, and how much of it, 0 … 1. */
function bestName(
  index: SearchIndex,
  question: Question,
  names: readonly NameParts[],
): { name: number; share: number } {
  let best = { name: 0, share: 0 };
  for (const [name, parts] of names.entries()) {
    const share = saidOf(index, question, parts);
    if (share > best.share) best = { name, share };
  }
  return best;
}

/** Of the ways of saying it in English, how much is said by the question of the one that is said most, 0 … 1. */
function bestEnglish({ english }: SearchIndex, { stems }: Question, ways: readonly Int32Array[]): number {
  if (stems.size === 0) return 0;
  let best = 0;
  for (const way of ways) {
    let all = 0;
    let said = 0;
    for (const stem of way) {
      const information = english.information[english.rows.get(stem) ?? -1] ?? 0;
      all += information;
      if (stems.has(stem)) said += information;
    }
    if (all > 0 && said / all > best) best = said / all;
  }
  return best;
}

function saidOf(index: SearchIndex, question: Question, { pairs, soundPairs, concepts }: NameParts): number {
  let all = 0;
  let said = 0;
  for (const [at, pair] of pairs.entries()) {
    const row = index.pairs.rows.get(pair);
    const information = row === undefined ? 0 : (index.pairs.information[row] ?? 0);
    all += 0.5 * information;
    const sounding = question.soundPairs.get(soundPairs[at] ?? -1) ?? 0;
    said += 0.5 * information * (question.pairs.has(pair) ? 1 : sounding);
  }
  for (const concept of concepts) {
    const information = index.concepts[concept]?.information ?? 0;
    all += information;
    said += information * Math.min(1, question.concepts.get(concept) ?? 0);
  }
  return all === 0 ? 0 : said / all;
}
