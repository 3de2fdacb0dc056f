import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("kiosk/ui/tokens.css", "utf8");

function tokens(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`), css.indexOf("}", css.indexOf(`${selector} {`)));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]));
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
}

const textPairs = [
  ["text", "surface"],
  ["text", "card"],
  ["text", "sunken"],
  ["text", "selected"],
  ["text", "bad-ground"],
  ["text", "warning-ground"],
  ["text", "good-ground"],
  ["text", "information-ground"],
  ["text-quiet", "surface"],
  ["text-quiet", "card"],
  ["text-quiet", "sunken"],
  ["text-quiet", "selected"],
  ["on-action", "action"],
  ["on-action", "action-pressed"],
  ["action", "card"],
  ["action", "surface"],
  ["on-selected", "selected"],
  ["on-masthead", "masthead"],
  ["masthead", "on-masthead"],
  ["bad", "bad-ground"],
  ["bad", "card"],
  ["bad", "surface"],
  ["warning", "warning-ground"],
  ["good", "good-ground"],
  ["good", "card"],
  ["good", "surface"],
  ["good", "sunken"],
  ["information", "information-ground"],
  ["information", "surface"],
  ["on-warning-chip", "warning-chip"],
] as const;

const edgePairs = [
  ["edge", "surface"],
  ["edge", "card"],
  ["edge", "sunken"],
  ["seal", "surface"],
  ["focus-inner", "focus-outer"],
] as const;

const sets = [
  ["paper", tokens(":root")],
  ["high contrast", tokens(':root[data-contrast="high"]')],
] as const;

describe.each(sets)("%s", (_name, set) => {
  const ratio = (one: string, other: string) => contrast(set.get(one) ?? "", set.get(other) ?? "");

  it.each(textPairs)("%s on %s reaches 7:1", (text, ground) =>
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(7),
  );
  it.each(edgePairs)("%s beside %s reaches 3:1", (edge, ground) =>
    expect(ratio(edge, ground)).toBeGreaterThanOrEqual(3),
  );
});

it("says every role in both sets", () =>
  expect([...sets[1][1].keys()].sort()).toEqual([...sets[0][1].keys()].sort()));

it("computes black on white as the standard does", () => expect(contrast("#000000", "#ffffff")).toBe(21));
