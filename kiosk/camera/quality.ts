import { type PictureDoubt, pictureDoubts } from "../../server/contract/matters/submission.ts";
import { findPage } from "./page-edges.ts";
import {
  brightnessOf,
  type Crop,
  histogramOf,
  levelUnder,
  type Picture,
  type Plane,
  scaled,
} from "./plane.ts";
import { sharpnessOf } from "./sharpness.ts";

/** Why a picture of a page is not good enough to be handed in. */
export type PictureProblem = PictureDoubt;

export interface PictureQuality {
  /** Empty: it is good. */
  readonly problems: readonly PictureProblem[];
  /** The page in the picture, dots; the whole picture where no page is found. */
  readonly crop: Crop;
  /** What the verdict rests on, for the service page. */
  readonly measured: {
    /** See `sharpness.ts`; null: too little is written to judge by. */
    readonly sharpness: number | null;
    /** Brightness of the paper, 0 to 255. */
    readonly paper: number;
    /** Share of the page that is as bright as the camera can tell. */
    readonly saturated: number;
  };
}

/**
 * Limits of a good picture. House rules, set on drawn pages under a camera's blur and noise (`tests/kiosk/camera/quality.test.ts` says which pass): no real
 * document camera has been measured yet.
 */
export const qualityLimits = {
  /** Text of 11 points stays above with a blur of 0.2 mm (standard deviation), and falls below with 0.35 mm or a movement of 1.5 mm. */
  sharpness: 0.006,
  /** Paper in a lit hall has 180 to 240. */
  paper: 110,
  /** From here on a camera tells no difference. */
  saturatedLevel: 251,
  /** A lamp's reflection hides a line of text from here on. */
  saturated: 0.004,
} as const;

/** Dots across at which brightness is judged: a single bright dot is noise. */
const tonesWidth = 400;

/** Judges a picture of one page on a mat that is darker than it. */
export function judgePicture(picture: Picture): PictureQuality {
  const plane = brightnessOf(picture);
  const { crop, isCutOff } = findPage(plane);
  const tones = scaled(plane, crop, Math.min(tonesWidth, crop.width));
  const paper = levelUnder(histogramOf(tones.values), 0.75);
  const saturated = saturatedShare(tones);
  const sharpness = sharpnessOf(plane, crop);
  const found: Readonly<Record<PictureProblem, boolean>> = {
    blurred: sharpness !== null && sharpness < qualityLimits.sharpness,
    glare: saturated > qualityLimits.saturated,
    dark: paper < qualityLimits.paper,
    cutOff: isCutOff,
  };
  return {
    problems: pictureDoubts.filter((problem) => found[problem]),
    crop,
    measured: { sharpness, paper, saturated },
  };
}

function saturatedShare({ values }: Plane): number {
  let count = 0;
  for (const value of values) if (value >= qualityLimits.saturatedLevel) count += 1;
  return count / values.length;
}
