import type { FollowedTicket } from "../../server/contract/follow.ts";
import type { RatingLevel } from "../../server/contract/hall.ts";
import { defaultRules } from "../../server/hall/ratings/rules.ts";
import { goodCondition, sampleClasses, sampleTicket } from "./citizen-paths.ts";

const takenAt = Date.UTC(2026, 10, 23, 1, 5);
const window = { "zh-CN": "3号窗口", "zh-TW": "3號櫃檯", en: "Window 3" };

/** A ticket on a telephone, as it waits. */
export const sampleFollowed: FollowedTicket = {
  hallName: goodCondition.hall.name ?? { "zh-CN": "", "zh-TW": "", en: "" },
  number: sampleTicket.number,
  serviceName: sampleTicket.serviceName,
  area: sampleTicket.area,
  takenAt,
  ahead: 8,
  wait: { likely: 11 * 60_000, atMost: 19 * 60_000 },
  rule: {
    kind: "accumulating",
    preferred: null,
    passedCap: 8,
    minutesCap: null,
    classes: sampleClasses.map(({ id, name }) => ({ id, name, weight: 3 })),
  },
  state: "waiting",
  at: null,
  until: null,
  later: [],
  served: [],
  tags: [],
  texts: { ahead: 3, to: null },
};

const atWindow = (calls: number) => ({ windowName: window, since: takenAt + 20 * 60_000, calls });

/** A time at the window that was served, as it was rated. */
const servedOnce = (rating: RatingLevel | null) => [
  { visit: 0, windowName: window, serviceName: sampleFollowed.serviceName, rating },
];
/** As a hall has them where it says nothing else. */
const tags = defaultRules.tags.window;
const finished: FollowedTicket = { ...sampleFollowed, state: "finished", ahead: 0, wait: null };

/** Every way in which a ticket can stand. */
export const standings: Readonly<Record<string, FollowedTicket>> = {
  waiting: sampleFollowed,
  "waiting-unknown": { ...sampleFollowed, wait: null, texts: null },
  near: { ...sampleFollowed, ahead: 2, wait: { likely: 90_000, atMost: 170_000 } },
  next: { ...sampleFollowed, ahead: 0, wait: null },
  "several-matters": {
    ...sampleFollowed,
    later: [sampleTicket.serviceName, { "zh-CN": "综合受理", "zh-TW": "綜合受理", en: "General service" }],
  },
  called: { ...sampleFollowed, state: "called", ahead: 0, wait: null, at: atWindow(1) },
  recalled: { ...sampleFollowed, state: "called", ahead: 0, wait: null, at: atWindow(2) },
  serving: { ...sampleFollowed, state: "serving", ahead: 0, wait: null, at: atWindow(1) },
  held: { ...sampleFollowed, state: "held", ahead: 0, wait: null, until: takenAt + 40 * 60_000 },
  missed: { ...sampleFollowed, state: "noShow", ahead: 0, wait: null, until: takenAt + 140 * 60_000 },
  "missed-late": { ...sampleFollowed, state: "noShow", ahead: 0, wait: null, until: takenAt },
  finished,
  "finished-to-rate": { ...finished, tags: [...tags], served: servedOnce(null) },
  "finished-rated": { ...finished, tags: [...tags], served: servedOnce("satisfied") },
  "next-matter-to-rate": { ...sampleFollowed, tags: [...tags], served: servedOnce(null) },
  "given-back": { ...sampleFollowed, state: "cancelled", ahead: 0, wait: null },
};
