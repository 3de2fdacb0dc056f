import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageStarts } from "../../../../kiosk/ui/keyboard/candidate-pages.ts";
import {
  addLetter,
  addZhuyin,
  cancelComposing,
  caretBehind,
  choose,
  type Editor,
  erase,
  insert,
  isComposing,
  keepLetters,
  moveCaret,
  startEditor,
} from "../../../../kiosk/ui/keyboard/editor.ts";
import { type Box, boxTowards } from "../../../../kiosk/ui/keyboard/grid-arrows.ts";
import { accepts } from "../../../../kiosk/ui/keyboard/modes.ts";

const any = () => true;
const type = (editor: Editor, letters: string) => [...letters].reduce(addLetter, editor);

describe("the text that is typed", () => {
  it("takes a word for its letters, and the rest of them afterwards", () => {
    const letters = type(startEditor("我住"), "xiamenshi");
    const first = choose(letters, { text: "厦门", letters: 6 }, any);
    expect(first).toMatchObject({
      text: "我住",
      letters: "shi",
      chosen: [{ text: "厦门", letters: "xiamen" }],
    });
    expect(choose(first, { text: "市", letters: 3 }, any)).toEqual(startEditor("我住厦门市"));
  });

  it("goes back a letter, a choice, a character", () => {
    const composing = choose(type(startEditor("我"), "xiamens"), { text: "厦门", letters: 6 }, any);
    const back = erase(composing);
    expect(back).toMatchObject({ letters: "xiamen", chosen: [] });
    const cleared = [..."xiamen"].reduce((editor) => erase(editor), back);
    expect(isComposing(cleared)).toBe(false);
    expect(erase(cleared).text).toBe("");
    expect(erase(erase(cleared))).toEqual(startEditor(""));
  });

  it("has a tone behind a syllable of zhuyin, and another one in its place", () => {
    const zhuyin = (signs: string) => [...signs].reduce(addZhuyin, startEditor("我")).letters;
    expect(zhuyin("ㄕˊ")).toBe("ㄕˊ");
    expect(zhuyin("ㄕˊˋㄅ")).toBe("ㄕˋㄅ");
    expect(zhuyin("ˊ˙")).toBe("");
    expect(erase([..."ㄕˊ"].reduce(addZhuyin, startEditor(""))).letters).toBe("ㄕ");
  });

  it("is changed where the caret stands, by whole characters", () => {
    const name = moveCaret(startEditor("李𠮷"), -1);
    expect(insert(name, "小", any).text).toBe("李小𠮷");
    expect(erase(startEditor("李𠮷")).text).toBe("李");
    expect(caretBehind(startEditor("李𠮷好"), 2).caret).toBe(3);
  });

  it("keeps letters as they are where they are meant so, and drops them where not", () => {
    const letters = type(startEditor("A"), "xi'an");
    expect(keepLetters(letters, any)).toEqual(startEditor("Axian"));
    expect(cancelComposing(letters)).toEqual(startEditor("A"));
  });

  it("never has the caret outside the text or within a character, nor more than is accepted", () => {
    const step = fc.oneof(
      fc.constantFrom("a", "x", "'").map((letter) => (editor: Editor) => addLetter(editor, letter)),
      fc.constantFrom("1", "𠮷", "厦门").map((text) => (editor: Editor) => insert(editor, text, short)),
      fc
        .integer({ min: 1, max: 3 })
        .map(
          (letters) => (editor: Editor) =>
            editor.letters === "" ? editor : choose(editor, { text: "𠮷里", letters }, short),
        ),
      fc.constantFrom<1 | -1>(1, -1).map((by) => (editor: Editor) => moveCaret(editor, by)),
      fc.integer({ min: 0, max: 9 }).map((count) => (editor: Editor) => caretBehind(editor, count)),
      fc.constantFrom(erase, cancelComposing, (editor: Editor) => keepLetters(editor, short)),
    );
    const short = (text: string) => [...text].length <= 6;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const end = steps.reduce((editor, each) => each(editor), startEditor("厦"));
        expect(end.caret).toBeGreaterThanOrEqual(0);
        expect([...end.text].join("").length).toBe(end.text.length);
        expect(end.text.slice(0, end.caret).isWellFormed()).toBe(true);
        expect(short(end.text)).toBe(true);
      }),
    );
  });
});

describe("what a field accepts", () => {
  it.each([
    ["idNumber", "35020620000101001X", true],
    ["idNumber", "350206X", false],
    ["idNumber", "3502062000010100111", false],
    ["telephone", "+86-592", true],
    ["telephone", "0592+", false],
    ["decimal", "12.50", true],
    ["decimal", "12.505", false],
    ["decimal", ".5", false],
    ["date", "1990-01-01", true],
    ["date", "1990年", false],
    ["number", "12", true],
    ["number", "1a", false],
    ["latin", "Huli 1", true],
    ["latin", "湖", false],
    ["pinyin", "湖里 A-1", true],
  ] as const)("%s %s: %s", (mode, text, expected) => expect(accepts(mode, text, 18)).toBe(expected));
  it("counts characters, not their halves", () => {
    expect(accepts("pinyin", "𠮷𠮷", 2)).toBe(true);
    expect(accepts("pinyin", "𠮷𠮷𠮷", 2)).toBe(false);
  });
});

describe("pages of candidates", () => {
  it("fill their rows and cut nothing", () => {
    expect(pageStarts([4, 4, 4, 4, 4], 10, 1, 1)).toEqual([0, 2, 4]);
    expect(pageStarts([4, 4, 4, 4, 4], 10, 1, 2)).toEqual([0, 4]);
    expect(pageStarts([], 10, 1, 1)).toEqual([0]);
  });
  it("give a candidate that is wider than a row a row of its own", () =>
    expect(pageStarts([40, 4, 40], 10, 1, 1)).toEqual([0, 1, 2]));
});

describe("arrows over keys", () => {
  const box = (left: number, top: number, width = 10): Box => ({
    left,
    top,
    right: left + width,
    bottom: top + 10,
  });
  const keys = [box(0, 0), box(12, 0), box(24, 0), box(6, 12), box(18, 12), box(0, 24, 34)];
  it.each([
    [0, "ArrowRight", 1],
    [2, "ArrowRight", -1],
    [1, "ArrowLeft", 0],
    [2, "ArrowDown", 4],
    [3, "ArrowDown", 5],
    [5, "ArrowUp", 3],
    [0, "ArrowUp", -1],
  ] as const)("from key %i, %s leads to key %i", (from, direction, to) =>
    expect(boxTowards(keys, keys[from] as Box, direction)).toBe(to),
  );
});
