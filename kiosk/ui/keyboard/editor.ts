import { withSign } from "./spelling.ts";

/**
 * What is typed, as a value: the text with a caret in it and, before the caret, what is being composed of letters. Every change is a pure
 * function to another value.
 */
export interface Editor {
  readonly text: string;
  /** Place in `text`, in UTF-16 units and never within a character. */
  readonly caret: number;
  /** Words chosen for letters while more letters wait, each with the letters that it stands for. */
  readonly chosen: readonly { readonly text: string; readonly letters: string }[];
  /** Letters that still wait for a choice. */
  readonly letters: string;
}

export function startEditor(text: string): Editor {
  return { text, caret: text.length, chosen: [], letters: "" };
}

export function isComposing({ letters, chosen }: Editor): boolean {
  return letters !== "" || chosen.length > 0;
}

/** Puts `added` at the caret, as far as `accept` takes the text that results: what it refuses changes nothing. */
export function insert(editor: Editor, added: string, accept: (text: string) => boolean): Editor {
  const text = editor.text.slice(0, editor.caret) + added + editor.text.slice(editor.caret);
  if (!accept(text)) return editor;
  return { ...editor, text, caret: editor.caret + added.length };
}

export function addLetter(editor: Editor, letter: string): Editor {
  return { ...editor, letters: editor.letters + letter };
}

export function addZhuyin(editor: Editor, sign: string): Editor {
  return { ...editor, letters: withSign(editor.letters, sign) };
}

/** Takes `text` for the first `letters` of the letters; when none is left, all that was chosen enters the text. */
export function choose(
  editor: Editor,
  { text, letters }: { readonly text: string; readonly letters: number },
  accept: (text: string) => boolean,
): Editor {
  const chosen = [...editor.chosen, { text, letters: editor.letters.slice(0, letters) }];
  const rest = editor.letters.slice(letters);
  if (rest.replaceAll("'", "") !== "") return { ...editor, chosen, letters: rest };
  const whole = chosen.map((each) => each.text).join("");
  return insert({ ...editor, chosen: [], letters: "" }, whole, accept);
}

/** The letters enter the text as they are, behind what was chosen before. */
export function keepLetters(editor: Editor, accept: (text: string) => boolean): Editor {
  if (!isComposing(editor)) return editor;
  const whole = editor.chosen.map(({ text }) => text).join("") + editor.letters.replaceAll("'", "");
  return insert({ ...editor, chosen: [], letters: "" }, whole, accept);
}

/** One step back: a letter, else the last choice, else the character before the caret. */
export function erase(editor: Editor): Editor {
  if (editor.letters !== "") {
    const letters = editor.letters.slice(0, -1);
    const last = editor.chosen.at(-1);
    return letters === "" && last
      ? { ...editor, letters: last.letters, chosen: editor.chosen.slice(0, -1) }
      : { ...editor, letters };
  }
  const before = [...editor.text.slice(0, editor.caret)];
  const gone = before.pop();
  if (gone === undefined) return editor;
  const caret = editor.caret - gone.length;
  return { ...editor, caret, text: editor.text.slice(0, caret) + editor.text.slice(editor.caret) };
}

export function cancelComposing(editor: Editor): Editor {
  return { ...editor, chosen: [], letters: "" };
}

/** Moves the caret by so many characters; while something is composed it stays. */
export function moveCaret(editor: Editor, by: 1 | -1): Editor {
  if (isComposing(editor)) return editor;
  const passed =
    by > 0 ? [...editor.text.slice(editor.caret)][0] : [...editor.text.slice(0, editor.caret)].at(-1);
  return { ...editor, caret: editor.caret + by * (passed?.length ?? 0) };
}

/** Sets the caret behind the first `count` characters. */
export function caretBehind(editor: Editor, count: number): Editor {
  if (isComposing(editor)) return editor;
  return { ...editor, caret: [...editor.text].slice(0, count).join("").length };
}
