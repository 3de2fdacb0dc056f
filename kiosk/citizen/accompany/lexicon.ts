import type { StepWords } from "../../../server/contract/accompany/step.ts";
import { publicTexts } from "../../../server/contract/accompany/texts.ts";
import type { Language, Localized } from "../../../server/contract/hall.ts";
import { terminalWords } from "../../i18n/terminal-words.ts";

/** What is public on this screen beside the pages' own words. */
export interface PublicHere {
  /** In the order in which the step names them. */
  readonly contents: readonly unknown[];
  readonly entries: readonly { readonly id: string; readonly plainName: Localized }[];
  readonly services: readonly { readonly id: string; readonly plainName: Localized }[];
  /** Days, or times, that everybody is offered here, as they are written. */
  readonly offers: readonly { readonly text: string; readonly words: StepWords }[];
}

/** Where what is read on the screen is public: the one way in which anything of a screen gets into a step. */
export type Lexicon = (text: string) => StepWords;

interface Template {
  readonly pattern: RegExp;
  readonly words: StepWords;
}
interface PageWords {
  readonly whole: ReadonlyMap<string, StepWords>;
  readonly templates: readonly Template[];
}

/** Signs of a message beside what is filled in, at least: less says nothing of which message it is. */
const leastOfTemplate = 2;

const pages = new Map<Language, PageWords>();
const texts = new WeakMap<object, readonly Localized[]>();

/** Text is compared as it is read: lines and spaces are the screen's. */
const asRead = (text: string) => text.replace(/\s+/g, " ").trim();

/** @returns names what is public of a text by where it is, and covers all else; what is filled into a message is in no name */
export function lexicon(language: Language, here: PublicHere): Lexicon {
  const known = new Map<string, StepWords>();
  const { whole, templates } = wordsIn(language);
  for (const { id, plainName } of here.services) known.set(asRead(plainName[language]), { service: id });
  for (const { id, plainName } of here.entries) known.set(asRead(plainName[language]), { entry: id });
  for (const [content, each] of here.contents.entries())
    for (const [text, words] of textsOf(each).entries())
      if (!known.has(asRead(words[language]))) known.set(asRead(words[language]), { content, text });
  for (const { text, words } of here.offers) known.set(asRead(text), words);
  known.delete("");
  return (text) => {
    const read = asRead(text);
    return (
      whole.get(read) ??
      known.get(read) ??
      templates.find(({ pattern }) => pattern.test(read))?.words ?? { covered: true }
    );
  };
}

function textsOf(content: unknown): readonly Localized[] {
  if (typeof content !== "object" || content === null) return [];
  const found = texts.get(content) ?? publicTexts(content);
  texts.set(content, found);
  return found;
}

function wordsIn(language: Language): PageWords {
  const found = pages.get(language) ?? readWords(language);
  pages.set(language, found);
  return found;
}

function readWords(language: Language): PageWords {
  const meanings = new Map<string, Meaning[]>();
  const templates: (Template & { readonly length: number })[] = [];
  for (const [name, messages] of Object.entries(terminalWords))
    for (const [key, message] of Object.entries(messages)) {
      if (!/^[a-z][A-Za-z]{0,39}$/.test(key)) continue;
      const text = asRead(message[language]);
      const words = { word: `${name}.${key}` };
      const fixed = text.split(/\{\w+\}/);
      const length = fixed.join("").trim().length;
      if (fixed.length === 1) {
        meanings.set(text, [...(meanings.get(text) ?? []), { words, means: message["zh-CN"] }]);
      } else if (length >= leastOfTemplate)
        templates.push({ pattern: new RegExp(`^${fixed.map(quoted).join(".*")}$`, "s"), words, length });
    }
  meanings.delete("");
  const whole = new Map([...meanings].map(([text, each]) => [text, usual(each)]));
  // What says most of itself is the likeliest.
  return { whole, templates: templates.sort((one, other) => other.length - one.length) };
}

interface Meaning {
  readonly words: StepWords;
  readonly means: string;
}

/** What reads the same in one language may mean two things in another: what most of the messages mean is meant. */
function usual(meanings: readonly Meaning[]): StepWords {
  const like = ({ means }: Meaning) => meanings.filter((each) => each.means === means).length;
  const [first, ...others] = meanings;
  if (!first) throw new Error("words without a meaning");
  return others.reduce((best, each) => (like(each) > like(best) ? each : best), first).words;
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
