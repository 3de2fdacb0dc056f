import type { Ranked } from "./rank.ts";
import type { SearchIndex } from "./search-index.ts";

/** A question back: by what the likeliest matters differ, and which of them each choice leaves. */
export interface Ask {
  readonly by: "life-event" | "subject" | "department" | "matter";
  /** Values of the entries' own field; the matter's id where it is asked which matter. */
  readonly choices: readonly { readonly value: string; readonly ids: readonly string[] }[];
  /** Nothing fits well: offer a person before the choices. */
  readonly person: boolean;
}

/** The first is it when it has so much of what was said, and the second so much less. */
const enough = 0.6;
const clearly = 0.78;
/** Of whose name less than this is said, that has to have more of what was said: it may stand on two characters alone. */
const ofName = 0.4;
const moreWhereUnnamed = 0.25;
/** A person is offered first below this, and where somebody asks for what the catalogue has not below the other. */
const tooLittle = 0.35;
const tooLittleBesideLacked = 0.6;
/** From this share of what was said on, what the catalogue has not is what is asked for. */
const mostlyLacked = 0.6;
/** Matters as likely as this share of the first are asked about. */
const likely = 0.7;
const mostAsked = 12;
const mostChoices = 5;

/** Undefined when the first hit is sure. With nothing to choose from there is still a person. */
export function askAbout(
  index: SearchIndex,
  ranked: readonly Ranked[],
  filters: { readonly subject?: string; readonly department?: string; readonly lifeEvent?: string },
  { asked, lacks, unsaid }: { readonly asked: boolean; readonly lacks: number; readonly unsaid: boolean },
): Ask | undefined {
  const [first, second] = ranked;
  if (!first) return { by: "matter", choices: [], person: true };
  const unnamed = Math.max(0, ofName - first.share) / ofName;
  const asksForOther = lacks >= mostlyLacked;
  const fits =
    !asksForOther && first.explained >= enough + moreWhereUnnamed * unnamed && !first.forOthers && !unsaid;
  if (fits && (!second || second.score < first.score * clearly)) return undefined;
  const candidates = ranked
    .filter(({ score }) => score >= first.score * likely)
    .slice(0, mostAsked)
    .flatMap(({ entry }) => index.entries[entry] ?? []);
  const least = lacks > 0 ? tooLittleBesideLacked : tooLittle;
  const person = asked && (asksForOther || first.explained < least);
  const groupings = [
    { by: "life-event", known: filters.lifeEvent, values: (e: (typeof candidates)[number]) => e.lifeEvents },
    {
      by: "subject",
      known: filters.subject,
      values: (e: (typeof candidates)[number]) =>
        e.subject === "both" ? ["person", "enterprise"] : [e.subject],
    },
    {
      by: "department",
      known: filters.department,
      values: (e: (typeof candidates)[number]) => [e.department],
    },
  ] as const;
  // A few matters are quicker chosen from than a question about them is read.
  if (candidates.length > mostChoices) {
    for (const { by, known, values } of groupings) {
      if (known !== undefined) continue;
      const choices = new Map<string, string[]>();
      for (const entry of candidates) {
        for (const value of values(entry)) choices.set(value, [...(choices.get(value) ?? []), entry.id]);
      }
      const parts = [...choices.values()].every((ids) => ids.length < candidates.length);
      if (choices.size < 2 || choices.size > mostChoices || !parts) continue;
      return { by, choices: [...choices].map(([value, ids]) => ({ value, ids })), person };
    }
  }
  const choices = candidates.slice(0, mostChoices).map(({ id }) => ({ value: id, ids: [id] }));
  return { by: "matter", choices, person };
}
