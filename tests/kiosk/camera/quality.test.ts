import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Picture } from "../../../kiosk/camera/plane.ts";
import { judgePicture, type PictureProblem } from "../../../kiosk/camera/quality.ts";
import { renderPdf } from "../../../server/hall/documents/render-pdf.ts";
import { samples } from "../../server/hall/documents/samples.ts";
import { greyPage, needPdfTools, scratch } from "../../support/pdf-tools.ts";
import { type DrawnPage, type Photograph, photograph } from "../../support/photographed-page.ts";

/** A page of the hall's own papers, and one with little on it. */
let notice: DrawnPage;
let certificate: DrawnPage;
const usual = { width: 840, height: 1120, pageHeight: 1010 } as const;
const files = scratch();

async function drawn(name: keyof typeof samples): Promise<DrawnPage> {
  const path = files.file(`${name}.pdf`, await renderPdf(samples[name] ?? expect.unreachable()));
  return greyPage(path, 1, 150);
}
const problemsOf = (how: Partial<Photograph>, page = notice) =>
  judgePicture(photograph(page, { ...usual, ...how })).problems;

beforeAll(async () => {
  needPdfTools();
  [notice, certificate] = await Promise.all([drawn("acceptanceNotice"), drawn("certificate")]);
}, 300_000);
afterAll(() => files.end());

const good: readonly [string, Partial<Photograph>][] = [
  ["laid straight", {}],
  ["laid a little crooked", { turned: 4 }],
  ["on a lighter mat, in a dim hall", { mat: 90, paper: 150 }],
  ["lit from one side", { shade: 0.65 }],
  ["a little out of focus", { blur: 0.2 }],
  ["by a camera of 1080 lines, across", { width: 1920, height: 1080, pageHeight: 1000 }],
];
const bad: readonly [string, Partial<Photograph>, PictureProblem][] = [
  ["out of focus", { blur: 0.35 }, "blurred"],
  ["far out of focus", { blur: 1.5 }, "blurred"],
  ["moved sideways", { moved: 1.5 }, "blurred"],
  [
    "out of focus, by a camera of 1080 lines",
    { width: 1920, height: 1080, pageHeight: 1000, blur: 0.4 },
    "blurred",
  ],
  ["by a camera that is too coarse", { width: 640, height: 480, pageHeight: 440 }, "blurred"],
  ["under a lamp that is seen in it", { glare: 15 }, "glare"],
  ["in the dark", { paper: 75, mat: 20 }, "dark"],
  ["over the lower edge", { middle: { x: 0.5, y: 0.6 } }, "cutOff"],
  ["over the left edge", { middle: { x: 0.3, y: 0.5 } }, "cutOff"],
  ["larger than the picture", { pageHeight: 1500 }, "cutOff"],
  ["on a mat as white as it is", { mat: 205 }, "cutOff"],
];

describe("a picture of a page", { timeout: 30_000 }, () => {
  it.each(good)("is good: %s", (_what, how) => {
    expect(problemsOf(how)).toEqual([]);
  });

  it.each(bad)("is not good, and why is said: %s", (_what, how, problem) => {
    expect(problemsOf(how)).toEqual([problem]);
  });

  it("is good with little on it", () => expect(problemsOf({}, certificate)).toEqual([]));

  it("may have several things wrong", () =>
    expect(problemsOf({ blur: 0.6, glare: 25, middle: { x: 0.5, y: 0.65 } })).toEqual([
      "blurred",
      "glare",
      "cutOff",
    ]));

  it("is the worse the more it is blurred", () => {
    const sharpness = [0.08, 0.2, 0.35, 0.6].map(
      (blur) => judgePicture(photograph(notice, { ...usual, blur })).measured.sharpness ?? 0,
    );
    expect(sharpness).toEqual([...sharpness].sort((a, b) => b - a));
    expect(sharpness[0]).toBeGreaterThan(3 * (sharpness[2] ?? 0));
  });

  it("is not called blurred where nothing is written", () => {
    const empty = { ...notice, pixels: new Uint8Array(notice.pixels.length).fill(255) };
    expect(judgePicture(photograph(empty, usual))).toMatchObject({
      problems: [],
      measured: { sharpness: null },
    });
  });

  it("that holds no page is cut off, and whole", () => {
    const { problems, crop } = judgePicture(photograph(notice, { ...usual, pageHeight: 10 }));
    expect(problems).toContain("cutOff");
    expect(crop).toEqual({ x: 0, y: 0, width: usual.width, height: usual.height });
  });
});

describe("the crop", { timeout: 30_000 }, () => {
  it.each([
    ["in the middle", { x: 0.5, y: 0.5 }, usual.pageHeight],
    ["aside and small", { x: 0.38, y: 0.42 }, 640],
  ])("is the page and little more: %s", (_what, middle, pageHeight) => {
    const { crop } = judgePicture(photograph(notice, { ...usual, middle, pageHeight }));
    const pageWidth = (pageHeight * notice.width) / notice.height;
    const left = usual.width * middle.x - pageWidth / 2;
    const top = usual.height * middle.y - pageHeight / 2;
    // To two dots of the small picture in which it is looked for.
    const near = 2 * (usual.width / 160);
    expect(Math.abs(crop.x - left)).toBeLessThan(near);
    expect(Math.abs(crop.y - top)).toBeLessThan(near);
    expect(Math.abs(crop.x + crop.width - (left + pageWidth))).toBeLessThan(near);
    expect(Math.abs(crop.y + crop.height - (top + pageHeight))).toBeLessThan(near);
  });

  it("of a crooked page holds all four corners of it", () => {
    const { crop } = judgePicture(photograph(notice, { ...usual, pageHeight: 940, turned: 5 }));
    const [turn, pageWidth] = [(5 * Math.PI) / 180, (940 * notice.width) / notice.height];
    const across = pageWidth * Math.cos(turn) + 940 * Math.sin(turn);
    expect(crop.width).toBeGreaterThan(across - 12);
    expect(crop.width).toBeLessThan(across + 14);
  });

  it("stays within any picture, however small and whatever is on it", () => {
    for (const [width, height] of [
      [1, 1],
      [2, 300],
      [300, 2],
      [7, 5],
    ] as const) {
      const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) => (index * 97) % 256);
      const picture: Picture = { data, width, height };
      const { crop } = judgePicture(picture);
      expect(crop.x + crop.width).toBeLessThanOrEqual(width);
      expect(crop.y + crop.height).toBeLessThanOrEqual(height);
      expect(Math.min(crop.width, crop.height)).toBeGreaterThan(0);
    }
  });
});
