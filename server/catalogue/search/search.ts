import { type Ask, askAbout } from "./ask.ts";
import type { SearchEntry } from "./entry.ts";
import { questionOf } from "./evidence.ts";
import { isSilentOf } from "./fit.ts";
import { type Highlight, highlightIn } from "./highlight.ts";
import type { Question } from "./question.ts";
import { type Ranked, rank } from "./rank.ts";
import type { SearchIndex } from "./search-index.ts";

export interface SearchOptions {
  /** Most hits; 10 else. */
  readonly limit?: number;
  readonly subject?: "person" | "enterprise";
  readonly department?: string;
  readonly lifeEvent?: string;
}

export interface Hit {
  readonly id: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** The name that says best why it was found, and its parts to mark. */
  readonly matched: Highlight;
}

export interface Answer {
  /** The best first. Never empty while the catalogue has a matter that the filters let through. */
  readonly hits: readonly Hit[];
  /** Whether the first hit is it; else there is something to ask. */
  readonly sure: boolean;
  /** What to ask back, when not sure. */
  readonly ask?: Ask;
}

/** The matters that a question may mean. Never throws, whatever the text; the same for the same text. */
export function search(index: SearchIndex, text: string, options: SearchOptions = {}): Answer {
  const limit = Math.max(0, Math.floor(options.limit ?? 10));
  const question = questionOf(index, text);
  const accepts = (entry: number) => accepted(index.entries[entry], options);
  const ranked = rank(index, question, accepts);
  const found = ranked.length > 0;
  const shown = found ? ranked : mostWanted(index, accepts);
  const ask = askAbout(index, shown, options, {
    asked: question.characters.length > 0,
    unsaid: ranked[0] !== undefined && isSilentOf(index, question, ranked[0].entry),
    lacks: lackedShare(question),
  });
  return {
    hits: shown.slice(0, limit).flatMap(({ entry, name, score }) => {
      const known = index.entries[entry];
      return known
        ? [{ id: known.id, score, matched: highlightIn(index, question, known.names[name] ?? "") }]
        : [];
    }),
    sure: ask === undefined,
    ...(ask ? { ask } : {}),
  };
}

/** How much of what a question says is of matters that the catalogue has not, 0 … 1. */
function lackedShare({ says, lacked }: Question): number {
  let said = 0;
  let of = 0;
  for (const [at, here] of says.entries()) {
    said += here;
    if ((lacked[at] ?? 0) > 0) of += here;
  }
  return said === 0 ? 0 : of / said;
}

function accepted(
  entry: SearchEntry | undefined,
  { subject, department, lifeEvent }: SearchOptions,
): boolean {
  if (!entry) return false;
  if (subject !== undefined && entry.subject !== subject && entry.subject !== "both") return false;
  if (department !== undefined && entry.department !== department) return false;
  return lifeEvent === undefined || entry.lifeEvents.includes(lifeEvent);
}

/** Nothing has anything of the question: what most people come for is nearer than an empty page. */
function mostWanted(index: SearchIndex, accepts: (entry: number) => boolean): Ranked[] {
  return index.entries
    .map((entry, number) => ({
      entry: number,
      name: 0,
      score: 0,
      explained: 0,
      share: 0,
      forOthers: false,
      wanted: entry.popularity ?? 0,
    }))
    .filter(({ entry }) => accepts(entry))
    .sort((a, b) => b.wanted - a.wanted || a.entry - b.entry)
    .slice(0, 60);
}
