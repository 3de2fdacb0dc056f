import type { LevelFigures, LevelSite, LevelsView } from "../../server/contract/levels.ts";
import { demoDistrict } from "../../server/hall/sites/demo-district.ts";
import { managerNow } from "./manager-view.ts";

const minute = 60_000;

/** Figures as so many people might bring them. */
export const levelFigures = (
  waiting: number,
  called: number,
  waitMinutes: number,
  changes: Partial<LevelFigures> = {},
): LevelFigures => ({
  sites: 1,
  sitesOpen: 1,
  waiting,
  waitingSince: waiting === 0 ? null : managerNow - (waitMinutes + 12) * minute,
  windows: 6,
  windowsOpen: 4,
  windowsPaused: 1,
  today: {
    taken: called + waiting,
    called,
    served: Math.max(0, called - 4),
    waits: called,
    medianWait: called === 0 ? null : Math.round(waitMinutes * 0.8 * 2) * (minute / 2),
    wait80: called === 0 ? null : Math.round(waitMinutes * 1.6 * 2) * (minute / 2),
    longestWait: called === 0 ? null : waitMinutes * 3 * minute,
  },
  overTarget: Math.round(called * Math.min(0.6, waitMinutes / 40)),
  advice: null,
  ...changes,
});

const [district, street, community] = demoDistrict.sites.map(({ hall }) => hall.name);
const none = { "zh-CN": "", "zh-TW": "", en: "" };

/** Two streets, the second without a community below it. */
const sites: readonly LevelSite[] = [
  {
    id: "district",
    level: "district",
    depth: 0,
    name: district ?? none,
    closed: null,
    own: levelFigures(21, 92, 11, { advice: { toOpen: 2, toClose: 0, reached: true } }),
    sum: levelFigures(34, 161, 9, {
      sites: 5,
      sitesOpen: 3,
      windows: 12,
      windowsOpen: 6,
      windowsPaused: 2,
      advice: { toOpen: 3, toClose: 1, reached: false },
    }),
  },
  {
    id: "street",
    level: "street",
    depth: 1,
    name: street ?? none,
    closed: null,
    own: levelFigures(9, 41, 14, {
      windows: 2,
      windowsOpen: 0,
      windowsPaused: 1,
      advice: { toOpen: 1, toClose: 0, reached: false },
    }),
    sum: levelFigures(13, 69, 8, {
      sites: 3,
      sitesOpen: 2,
      windows: 4,
      windowsOpen: 2,
      advice: { toOpen: 1, toClose: 1, reached: false },
    }),
  },
  {
    id: "community",
    level: "community",
    depth: 2,
    name: community ?? none,
    closed: null,
    own: levelFigures(4, 28, 4, {
      windows: 1,
      windowsOpen: 1,
      windowsPaused: 0,
      advice: { toOpen: 0, toClose: 0, reached: true },
    }),
    sum: null,
  },
  {
    id: "community-2",
    level: "community",
    depth: 2,
    name: {
      "zh-CN": "湖边社区便民服务站（演示）",
      "zh-TW": "湖邊社區便民服務站（示範）",
      en: "Lakeside Community Station (demo)",
    },
    closed: { reason: "break", opensAt: managerNow + 4 * 60 * minute },
    own: levelFigures(0, 0, 0, { sitesOpen: 0, windows: 1, windowsOpen: 1, windowsPaused: 0 }),
    sum: null,
  },
  {
    id: "street-2",
    level: "street",
    depth: 1,
    name: {
      "zh-CN": "东渡街道便民服务中心（演示）",
      "zh-TW": "東渡街道便民服務中心（示範）",
      en: "Ferry Street Service Centre (demo)",
    },
    closed: { reason: "closedToday", opensAt: managerNow + 22.5 * 60 * minute },
    own: levelFigures(0, 0, 0, { sitesOpen: 0, windows: 2, windowsOpen: 0, windowsPaused: 0 }),
    sum: null,
  },
];

export const aLevelsView = (changes: Partial<LevelsView> = {}): LevelsView => ({
  day: "2026-11-23",
  at: managerNow,
  target: 15 * minute,
  sites: [...sites],
  ...changes,
});
