import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { languages } from "../../../server/contract/hall.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";
import { captionsOf, pictureAt, secondsIn } from "../../support/demo-media/clip.ts";
import { clips } from "../../support/demo-media/clips.ts";
import { papers } from "../../support/demo-media/papers.ts";
import { secondsOf, webmOf } from "../../support/demo-media/webm.ts";
import { demoFolder } from "./content-folder.ts";

const folder = join(demoFolder, "media");
const file = (name: string) => readFileSync(join(folder, name));
const text = (name: string) => file(name).toString("utf8");
const { matters, packages } = demoCatalogue;

describe("the demo's films", () => {
  it("are as long as the guides say, with captions in every language to their end", () => {
    const films = new Map(
      [...matters, ...packages].flatMap(({ videos }) => videos.map((film) => [film.file, film])),
    );
    expect(films.size).toBe(Object.keys(clips).length);
    for (const { file: name, seconds, captions } of films.values()) {
      expect([name, secondsOf(file(name))]).toEqual([name, seconds]);
      for (const language of languages) {
        const lines = text(captions[language] ?? "").split("\n");
        expect(lines[0]).toBe("WEBVTT");
        expect(lines.findLast((line) => line.includes("-->"))).toContain(
          `--> 00:00:${seconds.toFixed(3).padStart(6, "0")}`,
        );
      }
    }
  });

  it("stand beside the step that they explain, in a handful of guides", () => {
    const filmed = matters.filter(({ videos }) => videos.length > 0);
    expect(filmed.length).toBeGreaterThanOrEqual(4);
    expect(new Set(filmed.flatMap(({ videos }) => videos.map(({ beside }) => beside))).size).toBeGreaterThan(
      2,
    );
    expect(packages.filter(({ videos }) => videos.length > 0)).not.toEqual([]);
  });
});

describe("what is drawn by npm run demo-media", () => {
  it("is what lies in the folder, apart from the films themselves", () => {
    for (const [name, draw] of Object.entries(papers))
      expect([name, text(`${name}.svg`) === draw().svg()]).toEqual([name, true]);
    for (const [name, clip] of Object.entries(clips)) {
      expect([name, text(`${name}.svg`) === pictureAt(clip, 0)]).toEqual([name, true]);
      expect(secondsOf(file(`${name}.webm`))).toBe(secondsIn(clip));
      for (const [language, captions] of Object.entries(captionsOf(clip)))
        expect(text(`${name}-${language.toLowerCase()}.vtt`)).toBe(captions);
    }
  });

  it("is small enough for every terminal to have all of it, and asks for nothing beside it", () => {
    for (const name of readdirSync(folder)) {
      const bytes = file(name);
      expect([name, bytes.length <= (name.endsWith(".webm") ? 300_000 : 40_960)]).toEqual([name, true]);
      if (name.endsWith(".svg"))
        expect(bytes.toString("utf8")).not.toMatch(/<text|<script|<image|url\(|href="[^#]/);
    }
  });

  it("shows no number that could be somebody's", () => {
    const drawn = readFileSync("tests/support/demo-media/papers.ts", "utf8").replaceAll(" ", "");
    for (const [number] of drawn.matchAll(/\d{17}[\dX]/g))
      expect(number).toMatch(/^(350206|999999|830000)19900101(00[1-9])\d$|^620{16}$/);
  });
});

it("says how long a film is that has just been written", () => {
  const frames = [
    { at: 0, isKey: true, bytes: new Uint8Array([1, 2, 3]) },
    { at: 200, isKey: false, bytes: new Uint8Array([4]) },
  ];
  expect(secondsOf(webmOf({ width: 640, height: 360, milliseconds: 12_345, frames }))).toBe(12.345);
  expect(() => secondsOf(Buffer.from("nothing"))).toThrow("how long");
});
