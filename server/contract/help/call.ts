import * as z from "zod/mini";
import { idempotencyKey } from "../hall.ts";
import { languages, localized } from "../service-offer.ts";

/** A call for help: from one touch at a terminal to a guide who has helped. Nothing in it says who calls. Times are milliseconds since the epoch. */

/** `handling.form`: a screen as counts of steps name it, and behind it what its journey's own machine shows. */
export const stepName = z.string().check(z.regex(/^[a-zA-Z]{1,40}(\.[a-zA-Z]{1,40})?$/));

/** Where at the terminal help is wanted, and how: what the guide's tablet shows. */
export const helpAbout = z.strictObject({
  /** The matter, by its id and its everyday name; null: none is chosen yet. */
  matter: z.nullable(z.strictObject({ id: z.string().check(z.maxLength(80)), name: localized })),
  step: stepName,
  language: z.enum(languages),
  modes: z.strictObject({ text: z.enum(["normal", "large"]), contrast: z.enum(["normal", "high"]) }),
  /** Somebody who comes; or words on the screen, of who does not hear or speak. */
  wants: z.enum(["person", "text"]),
});
export type HelpAbout = z.infer<typeof helpAbout>;

/** What a citizen says with one touch. */
export const citizenPhrases = [
  "cannotHear",
  "cannotSpeak",
  "dontUnderstand",
  "nothingHappens",
  "cardStuck",
  "noPaper",
  "pleaseCome",
  "yes",
  "no",
  "thanks",
] as const;
/** What a guide says with one touch. */
export const guidePhrases = [
  "comingNow",
  "oneMoment",
  "whatIsIt",
  "layCard",
  "pressNext",
  "takePaper",
  "goToDesk",
  "waitHere",
  "yes",
  "no",
] as const;

/** Signs in one typed sentence, and sentences in one call. House rule: a screen holds as much, and a call that needs more needs a person. */
export const longestHelpText = 80;
export const mostHelpTexts = 60;

const typed = z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(longestHelpText)) });
export const citizenWords = z.union([z.strictObject({ phrase: z.enum(citizenPhrases) }), typed]);
export const guideWords = z.union([z.strictObject({ phrase: z.enum(guidePhrases) }), typed]);
export type CitizenWords = z.infer<typeof citizenWords>;
export type GuideWords = z.infer<typeof guideWords>;

/** Said in a call. It lives in the hall's memory, is never stored, and goes with the call. */
export const helpText = z.object({
  key: idempotencyKey,
  at: z.number(),
  from: z.enum(["citizen", "guide"]),
  words: z.union([citizenWords, guideWords]),
});
export type HelpText = z.infer<typeof helpText>;

/** Who is rung, a wider circle each: the guides of the terminal's zone, every guide, the front desk; and then nobody more is left. */
export const helpStages = ["near", "all", "desk", "nobody"] as const;
export type HelpStage = (typeof helpStages)[number];

export const helpGuide = z.object({ id: z.string(), name: z.string() });
export type HelpGuide = z.infer<typeof helpGuide>;

export const helpCall = z.object({
  id: idempotencyKey,
  terminalId: z.string(),
  about: helpAbout,
  /** When it was called. */
  since: z.number(),
  state: z.enum(["ringing", "taken", "there"]),
  stage: z.enum(helpStages),
  /** Who comes; null while it rings. */
  guide: z.nullable(helpGuide),
  /** When who comes will be there; null while it rings. */
  dueAt: z.nullable(z.number()),
  thereAt: z.nullable(z.number()),
  /** Somebody had it who did not come in time: it rings again. */
  again: z.boolean(),
  texts: z.array(helpText),
});
export type HelpCall = z.infer<typeof helpCall>;

/** How a call ended. */
export const helpEnds = [
  /** By the guide. */
  "helped",
  /** By the citizen, or with the session. */
  "cancelled",
  /** Nobody took it for as long as a call may ring. */
  "unanswered",
] as const;
export const helpEnd = z.enum(helpEnds);
export type HelpEnd = z.infer<typeof helpEnd>;

/** From where a guide answers: the zones that they look after, none: everywhere; or the front desk. */
export interface GuidePlace {
  readonly zones: readonly string[];
  readonly atDesk: boolean;
}

/**
 * Whether a call rings where a guide is. It is in everybody's list from the beginning.
 * @param zone of the call's terminal; null: it stands in none
 */
export function ringsAt(
  call: Pick<HelpCall, "state" | "stage">,
  zone: string | null,
  place: GuidePlace,
): boolean {
  if (call.state !== "ringing") return false;
  if (call.stage === "desk" || call.stage === "nobody") return true;
  if (place.atDesk) return false;
  return call.stage === "all" || zone === null || place.zones.length === 0 || place.zones.includes(zone);
}

/**
 * The circle that is rung: a wider one at once where nobody is there to hear a narrower. Where nobody is there at all it is the one that it is.
 * @param places of the guides who are there
 */
export function circleHeard(stage: HelpStage, zone: string | null, places: readonly GuidePlace[]): HelpStage {
  const circles = helpStages.slice(helpStages.indexOf(stage));
  const isHeard = (circle: HelpStage) =>
    places.some((place) => ringsAt({ state: "ringing", stage: circle }, zone, place));
  return circles.find(isHeard) ?? stage;
}
