import type { Step, StepContent, StepLabel, StepWords } from "../../../server/contract/accompany/step.ts";
import { mostControls, mostFields } from "../../../server/contract/accompany/step.ts";
import { wallTime } from "../../../server/contract/hall-time.ts";
import { dayWords, middayOf } from "../../i18n/appointment-time.ts";
import { helpAboutOf } from "../help-about.ts";
import { holdsSession } from "../machines/help.machine.ts";
import type { SessionContext } from "../machines/session/context.ts";
import type { ControlIds } from "./control-ids.ts";
import { type Lexicon, lexicon, type PublicHere } from "./lexicon.ts";

type Described = Omit<Step, "version">;
type Field = Step["fields"][number];
type Control = Step["controls"][number];

/**
 * What of a screen may be described: the kinds of element in this file, and no other. Of a field its label and whether something stands in it;
 * of a keyboard, an address and a signature that they are there; what is chosen is not told, nor what is shown beside a term. Every word
 * goes through the lexicon, which knows what is public and covers the rest.
 *
 * @param ids keeps one number for each control while it is on the screen
 */
export function describeScreen(
  page: Document,
  session: { readonly value: unknown; readonly context: SessionContext },
  ids: ControlIds,
  now: number,
): Described {
  const { context, value } = session;
  const { screen, contents, here } = publicOn(context, value);
  const words = lexicon(context.modes.language, here);
  const sheet = page.querySelector<HTMLElement>(".overlay__sheet:not([data-overlay^='accompany'])");
  const root = sheet ?? page.querySelector<HTMLElement>(".citizen") ?? page.body;
  const title = root.querySelector<HTMLElement>(sheet ? "h2" : "main h1");
  const over = sheet?.dataset.overlay ?? null;
  return {
    screen,
    over: over !== null && /^[a-zA-Z]{1,24}$/.test(over) ? over : null,
    contents,
    title: title ? [words(textOf(title))] : null,
    notes: notesOf(root, words),
    fields: sheet ? [] : fieldsOf(root, screen, words).slice(0, mostFields),
    controls: controlsOf(root, words, ids).slice(0, mostControls),
    progress: sheet ? null : progressOf(root),
    modes: context.modes,
    secondsLeft: secondsLeftOf(context, now),
  };
}

/** Where somebody is, and what is read there that everybody may read. */
function publicOn(context: SessionContext, value: unknown) {
  const { step: screen } = helpAboutOf(context, value);
  const { finding, handling, condition } = context;
  const guide = handling?.guide ?? finding?.guide;
  const read: [StepContent["kind"], { readonly id: string; readonly version: string }][] = guide
    ? [
        ...(guide.package ? [["package", guide.package] as const] : []),
        ...[...(guide.matter ? [guide.matter] : []), ...guide.parts].map((each) => ["matter", each] as const),
      ].map(([kind, each]) => [kind, each])
    : [];
  const head = finding?.head?.head;
  const contents: StepContent[] = read.map(([kind, { id, version }]) => ({ kind, id, version }));
  const here: PublicHere = {
    contents: [...read.map(([, each]) => each), ...(head ? [head] : [])],
    entries: finding?.found?.entries ?? [],
    services: screen === "matter" ? condition.hall.services : [],
    offers: offersOn(context),
  };
  if (head) contents.push({ kind: "head", id: "", version: head.version });
  return { screen, contents, here };
}

/** Where a day, or a time, is chosen: what is offered, which is the same for everybody. What was chosen stands on other screens, covered. */
function offersOn({ appointment, modes: { language } }: SessionContext): PublicHere["offers"] {
  if (appointment?.state === "appointmentDay")
    return appointment.days.map(({ day }) => ({ text: dayWords(middayOf(day), language), words: { day } }));
  if (appointment?.state === "appointmentTime")
    return (appointment.day?.slots ?? []).map(({ start }) => {
      const time = wallTime(start);
      return { text: time, words: { time } };
    });
  return [];
}

/** As it is read, without what only a screen reader hears and what is drawn. */
const textOf = (element: Element): string => element.textContent ?? "";

const isShown = (element: Element): boolean => element.getClientRects().length > 0;

const all = (root: ParentNode, selector: string): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(selector)].filter(isShown);

/** Hints under the title, and notices: as far as they are public, the rest of them not at all. */
function notesOf(root: HTMLElement, words: Lexicon): StepLabel[] {
  const lines = all(root, ".page__hint:not([lang]), .notice__title, .help-standing > span");
  return lines
    .flatMap((line) => {
      const known = words(textOf(line));
      // A hint is put together of several.
      return "covered" in known
        ? textOf(line)
            .split(/。|\. /)
            .map(words)
        : [known];
    })
    .filter((known) => !("covered" in known))
    .slice(0, 8)
    .map((known) => [known]);
}

/** In these a field is typed, picked or drawn: what is inside is somebody's own, and nothing of it is looked at but whether it is empty. */
const inputs = [
  [".keyboard", "keyboard", "keyboard.keyboard"],
  [".address", "address", "keyboard.addressTitle"],
  [".signature", "signature", "handle.signTitle"],
] as const;
const inputSelector = inputs.map(([selector]) => selector).join(", ");

function fieldsOf(root: HTMLElement, screen: string, words: Lexicon): Field[] {
  if (screen === "handling.handleQuestion") return questionOf(root, words);
  return all(root, ".handle-review").map((row) => {
    const term = row.querySelector(".handle-review__term") ?? row.querySelector("strong");
    const wrong = row.querySelector(".handle-review__wrong");
    const note = row.querySelector(".handle-review__note");
    const said = note ? words(textOf(note)) : null;
    const isOpen = said !== null && "word" in said && said.word === "handle.itemOpen";
    return {
      label: [term ? words(textOf(term)) : { covered: true }],
      state: wrong ? "refused" : isOpen ? "empty" : "filled",
      problem: wrong ? [words(textOf(wrong))] : null,
    };
  });
}

/** The one field of a question: its label is the title. */
function questionOf(root: HTMLElement, words: Lexicon): Field[] {
  const title = root.querySelector("main h1");
  const wrong = root.querySelector(".notice--bad .notice__title");
  const typed = root.querySelector(".field__text");
  const isChosen = root.querySelector(".page__content [aria-pressed='true']") !== null;
  const isTyped = typed !== null && typed.querySelector(".field__sign, .field__composing") !== null;
  const state = wrong ? "refused" : isTyped ? "filling" : isChosen ? "filled" : "empty";
  const label: StepLabel = [title ? words(textOf(title)) : { covered: true }];
  return [{ label, state, problem: wrong ? [words(textOf(wrong))] : null }];
}

/** Buttons whose words are the screen's own; and of others, which show what is somebody's, that they are there. */
const named = ".button, .tile, .choice, .answer, .life-event, .switch__side, .search-door, .matter";
/** Switches that say nothing of anybody. */
const openSwitches = ".help-bar, .masthead";

function controlsOf(root: HTMLElement, words: Lexicon, ids: ControlIds): Control[] {
  const controls: Control[] = [];
  for (const element of all(root, `button, ${inputSelector}`)) {
    const input = inputs.find(([selector]) => element.matches(selector));
    if (input) {
      const [, role, word] = input;
      if (!element.parentElement?.closest(inputSelector))
        controls.push({
          id: ids.of(element, word),
          role,
          label: [{ word }],
          enabled: true,
          pressed: null,
        });
      continue;
    }
    if (element.closest(`${inputSelector}, [data-accompany]`)) continue;
    const label = labelOf(element, words);
    const pressed = element.closest(openSwitches) ? element.getAttribute("aria-pressed") : null;
    controls.push({
      id: ids.of(element, JSON.stringify(label)),
      role: "button",
      label,
      enabled: !(element as HTMLButtonElement).disabled,
      pressed: pressed === null ? null : pressed === "true",
    });
  }
  return controls;
}

function labelOf(element: HTMLElement, words: Lexicon): StepLabel {
  if (!element.matches(named)) return [{ covered: true }];
  const main = element.querySelector("strong") ?? element.querySelector(":scope > span") ?? element;
  // How much is left stands in a choice as well.
  const whole: StepWords = element.matches(".choice") ? { covered: true } : words(textOf(element));
  const own = "covered" in whole ? words(ownText(main)) : whole;
  // One of many with the same word: of which line it is.
  const row = element.closest(".handle-review")?.querySelector(".handle-review__term");
  return row ? [own, words(textOf(row))] : [own];
}

/** Without small words that stand in it, as how a call stands in the key for help. */
const ownText = (element: Element): string =>
  [...element.childNodes].every((node) => node instanceof Element && node.localName !== "small")
    ? textOf(element)
    : [...element.childNodes]
        .filter((node) => !(node instanceof Element))
        .map((node) => node.textContent ?? "")
        .join("");

function progressOf(root: HTMLElement): Step["progress"] {
  const steps = [...root.querySelectorAll(".steps > li")];
  const at = steps.findIndex((each) => each.getAttribute("aria-current") === "step");
  return at < 0 ? null : { at: at + 1, of: Math.min(20, steps.length) };
}

function secondsLeftOf({ help, secondsLeft }: SessionContext, now: number): number | null {
  if (!help) return null;
  if (!holdsSession(help)) return Math.max(0, secondsLeft);
  return Math.min(86_400, Math.max(0, Math.round((help.holdsUntil - now) / 1000)));
}
