import { business } from "./business.ts";
import { deeds } from "./deeds.ts";
import { elsewhere } from "./elsewhere.ts";
import { fillers } from "./fillers.ts";
import { health } from "./health.ts";
import { home } from "./home.ts";
import { life } from "./life.ts";
import { people } from "./people.ts";
import { travel } from "./travel.ts";
import { work } from "./work.ts";

/**
 * One thing that people mean, and how they say it. Every way of saying it finds every matter whose text has any of the ways.
 *
 * `say`: ways apart by spaces. `_` stands for a space in English, `…` for up to four characters in between, and `:0.5` after a way is
 * its weight where it means this only sometimes (1 else). Write simplified characters, small letters, numerals from ten on as digits.
 */
export interface Concept {
  readonly name: string;
  readonly say: string;
  /** Other concepts that it suggests, in this direction only, each with a weight: `低保:0.6 补贴:0.4`. */
  readonly suggests?: string;
  /**
   * `audience`: whom a matter is for; one for them alone is not for somebody who says nothing of it. `family`: the same, but who speaks of
   * them may as well want what is for all. `deed`: what is done; who says one does not want another; `later`: one that needs what an
   * earlier gave, as a renewal does, and that is seldom wanted where none is said. `subject`: a matter of its own; where no matter has it in a name, nothing is what is asked for.
   */
  readonly kind?: "audience" | "family" | "deed" | "later" | "subject";
}

/** An age said in a question, from and to in years inclusive, and the concepts that it suggests. */
export interface AgeRule {
  readonly from: number;
  readonly to: number;
  readonly suggests: string;
}

/** What the search knows of the language. A catalogue may bring its own in place of, or spread over, this one. */
export interface Lexicon {
  readonly concepts: readonly Concept[];
  readonly ages: readonly AgeRule[];
  /** Words that say nothing of the matter, apart by spaces, each with what weight is left to it. */
  readonly fillers: readonly { readonly say: string; readonly weight: number }[];
}

const ages: readonly AgeRule[] = [
  { from: 0, to: 2, suggests: "孩子 新生儿:0.6" },
  { from: 3, to: 5, suggests: "孩子 入学:0.4" },
  { from: 6, to: 15, suggests: "孩子 入学:0.7" },
  { from: 50, to: 59, suggests: "退休:0.6 养老金:0.5" },
  { from: 60, to: 65, suggests: "老人 优待证:0.6 养老金:0.5 退休:0.4" },
  { from: 66, to: 79, suggests: "老人 优待证:0.6 养老金:0.5" },
  { from: 80, to: 120, suggests: "高龄 老人:0.8" },
];

export const lexicon: Lexicon = {
  concepts: [...people, ...life, ...work, ...health, ...home, ...business, ...travel, ...deeds, ...elsewhere],
  ages,
  fillers,
};
