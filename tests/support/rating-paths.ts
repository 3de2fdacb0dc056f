import { getShortestPaths } from "xstate/graph";
import {
  createRatingMachine,
  type RatingView,
  ratingViewOf,
} from "../../kiosk/citizen/machines/rating.machine.ts";
import type { RatedVisit } from "../../kiosk/citizen/rating-effects.ts";
import { defaultRules } from "../../server/hall/ratings/rules.ts";
import { innerEvents } from "./inner-events.ts";
import { silentRatingEffects } from "./silent-rating-effects.ts";

export const sampleVisit: RatedVisit = { id: "A".repeat(22), tags: [...defaultRules.tags.terminal] };

export const ratingMachine = createRatingMachine(silentRatingEffects);

/** Every state of rating, each by a shortest path, and every outcome that has words of its own. */
export function ratingPaths() {
  const events = [
    ...innerEvents(ratingMachine, { rate: [undefined] }),
    { type: "choose", level: "satisfied" },
    { type: "choose", level: "veryDissatisfied" },
    { type: "tag", id: "guide" },
    { type: "tag", id: "of-another-hall" },
    { type: "type", text: "窗口说话很难听" },
    { type: "type", text: "13800138066" },
    ...(["write", "call", "answer", "send", "tryAgain", "back", "skip"] as const).map((type) => ({ type })),
  ];
  return getShortestPaths(ratingMachine, {
    events: events as never,
    input: { visit: sampleVisit, language: "zh-CN" },
    serializeState: ({ value, context: { level, tags, words, telephone, draft, checked } }) =>
      JSON.stringify([value, level, tags, words, telephone, value === "ratingTelephone" && [draft, checked]]),
    limit: 100_000,
  });
}

/** Every screen of rating, and what it looks like when something was said. */
export function ratingMoments(): Map<string, RatingView> {
  const moments = new Map<string, RatingView>();
  for (const { state } of ratingPaths()) {
    const view = ratingViewOf(state);
    if (!view) continue;
    const { level, tags, words, telephone, draft, checked } = view;
    const isSaid = words !== "" && telephone !== "" && tags.length > 0;
    const parts: Partial<Record<RatingView["state"], readonly (string | false | null)[]>> = {
      ratingDetails: [level, isSaid && "said"],
      ratingWords: [draft !== "" && "typed"],
      ratingTelephone: [checked && "wrong"],
    };
    const name = [view.state, ...(parts[view.state] ?? []).filter(Boolean)].join("-");
    if (!moments.has(name)) moments.set(name, view);
  }
  return moments;
}
