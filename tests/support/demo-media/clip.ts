import { contentText } from "../../../server/catalogue/content-text.ts";
import { type Language, languages } from "../../../server/contract/hall.ts";
import { Drawing, ink } from "./drawing.ts";
import type { Picture } from "./encode.ts";

/** One of a clip's scenes: what is said while it is shown, and what moves in it. */
export interface Scene {
  readonly seconds: number;
  readonly says: { readonly "zh-CN": string; readonly en: string };
  /** @param part of the scene that has passed, 0 to 1 */
  draw(drawing: Drawing, part: number): void;
}

export interface Clip {
  readonly title: string;
  readonly scenes: readonly Scene[];
}

export const size = { width: 640, height: 360 } as const;
const frameEvery = 200;
/** A still picture is shown anew after this, milliseconds, so that a player can go there. */
const stillAtMost = 1000;

export const secondsIn = ({ scenes }: Clip): number => scenes.reduce((sum, { seconds }) => sum + seconds, 0);

/** A scene's beginning, seconds. */
const startOf = ({ scenes }: Clip, index: number) => secondsIn({ title: "", scenes: scenes.slice(0, index) });

/** The picture at a moment. It says 演示 in every one of them. */
export function pictureAt(clip: Clip, milliseconds: number): string {
  const index = clip.scenes.findLastIndex((_, each) => startOf(clip, each) * 1000 <= milliseconds);
  const scene = clip.scenes[index];
  if (!scene) throw new Error(`${clip.title} has no scene at ${milliseconds} ms`);
  const drawing = new Drawing(size.width, size.height, "#f7faf9");
  drawing
    .box(0, 0, size.width, 44, { fill: "#004b50" })
    .text(20, 31, clip.title, { size: 24, weight: "bold", fill: "#ffffff" })
    .box(556, 8, 68, 28, { fill: "#ffc24b", round: 8 })
    .text(590, 29, "演示", { size: 20, weight: "bold", anchor: "middle" });
  scene.draw(drawing, Math.min(1, (milliseconds / 1000 - startOf(clip, index)) / scene.seconds));
  return drawing.svg();
}

/** The pictures that differ from the one before. */
export function picturesOf(clip: Clip): readonly Picture[] {
  const pictures: Picture[] = [];
  for (let at = 0; at < secondsIn(clip) * 1000; at += frameEvery) {
    const svg = pictureAt(clip, at);
    const last = pictures.at(-1);
    if (svg !== last?.svg || at - last.at >= stillAtMost) pictures.push({ at, svg });
  }
  return pictures;
}

/** WebVTT, of each language. */
export function captionsOf(clip: Clip): Readonly<Record<Language, string>> {
  const cues = clip.scenes.map(({ says, seconds }, index) => {
    const start = startOf(clip, index);
    return { times: `${time(start)} --> ${time(start + seconds)}`, says: contentText.parse(says) };
  });
  const captions = (language: Language) =>
    `WEBVTT\n\n${cues.map(({ times, says }) => `${times}\n${says[language]}\n`).join("\n")}`;
  return Object.fromEntries(languages.map((each) => [each, captions(each)])) as Record<Language, string>;
}

const time = (seconds: number) =>
  `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${(seconds % 60).toFixed(3).padStart(6, "0")}`;

/** The clip's first scene: what it is about. */
export const titleScene = (words: string, english: string): Scene => ({
  seconds: 3,
  says: { "zh-CN": words, en: english },
  draw: (drawing) =>
    void drawing
      .text(320, 200, words, { size: 50, weight: "bold", fill: ink.green, anchor: "middle" })
      .text(320, 260, "演示片，内容是编的", { size: 24, fill: ink.quiet, anchor: "middle" }),
});
