import { emptyDraft } from "../../kiosk/manager/notices/draft.ts";
import {
  initialNotices,
  type NoticeList,
  type NoticesSnapshot,
} from "../../kiosk/manager/notices/notices.machine.ts";
import type { Broadcast } from "../../server/contract/catalogue/broadcast.ts";
import type { KeptNotice } from "../../server/contract/notices/desk.ts";
import { demoHall } from "../../server/hall/demo-hall.ts";

/** 9:05 in Xiamen, a Monday. */
export const noticesNow = Date.UTC(2026, 10, 23, 1, 5);
const hour = 3_600_000;

export const keptNotice = (more: Partial<KeptNotice> = {}): KeptNotice => ({
  id: "note-0000-0000-0001",
  text: {
    "zh-CN": "下午三点在一楼讲新的居住证办法",
    "zh-TW": "下午三點在一樓講新的居住證辦法",
    en: "At three: the new residence-permit rules, ground floor",
  },
  always: false,
  urgent: false,
  from: noticesNow - hour,
  until: noticesNow + 6 * hour,
  hours: null,
  place: { terminals: "all", zones: [], ids: [], boards: false },
  everySite: false,
  by: "林小燕",
  byManager: false,
  takenBack: null,
  ...more,
});

export const urgentNotice = keptNotice({
  id: "note-0000-0000-0002",
  text: {
    "zh-CN": "二楼正在检修电梯，去二楼的请走东侧楼梯，走不动的请找导办员，我们带您走货梯",
    "zh-TW": "二樓正在檢修電梯，去二樓的請走東側樓梯，走不動的請找服務人員，我們帶您搭貨梯",
    en: "The lift is being repaired: take the east stairs to the upper floor, or ask a guide, who takes you by the goods lift",
  },
  urgent: true,
  always: true,
  byManager: true,
  by: "陈经理",
});

const weekly = keptNotice({
  id: "note-0000-0000-0003",
  text: { "zh-CN": "每周四下午有台胞服务专窗", "zh-TW": "每週四下午有臺胞服務專櫃", en: null },
  until: noticesNow + 90 * 24 * hour,
  hours: { weekdays: [4], from: "14:00", to: "17:00" },
  place: { terminals: "some", zones: ["self-service"], ids: ["HL-04"], boards: true },
  byManager: true,
  by: "陈经理",
});
const ended = keptNotice({
  id: "note-0000-0000-0004",
  until: noticesNow - hour,
  from: noticesNow - 5 * hour,
  takenBack: { by: "林小燕", at: noticesNow - hour },
});

export const sampleBroadcasts: readonly Broadcast[] = [
  {
    id: "open-shop",
    title: {
      "zh-CN": "开店的证怎么办（演示）",
      "zh-TW": "開店的證怎麼辦（演示）",
      en: "Papers for a new shop (demo)",
    },
    platform: {
      "zh-CN": "微信视频号“小湖政务直播间”",
      "zh-TW": "微信視頻號「小湖政務直播間」",
      en: "WeChat channel 小湖政务直播间",
    },
    weekdays: [4],
    from: "15:00",
    to: "16:00",
    address: "https://live.example/xiaohu",
  },
];

export const sampleNoticeList: NoticeList = {
  notices: [urgentNotice, keptNotice(), weekly, ended],
  zones: (demoHall.floor?.zones ?? []).map(({ id, name }) => ({ id, name })),
  terminals: ["HL-01", "HL-02", "HL-03", "HL-04"],
  sites: 3,
  manager: true,
  me: "陈经理",
};

const open = { ...initialNotices, connection: "open", key: "key-0000-0000-0000-1" } as const;
const shown = (more: Partial<typeof initialNotices>): NoticesSnapshot => ({
  value: "shown",
  context: { ...open, list: sampleNoticeList, ...more },
});

/** Moments of the notices on the manager's page. */
export const noticeMoments: Readonly<Record<string, NoticesSnapshot>> = {
  "notices-loading": { value: "loading", context: open },
  "notices-failed": { value: "failed", context: { ...open, error: "message.internal" } },
  "notices-empty": shown({ list: { ...sampleNoticeList, notices: [], sites: 1 } }),
  "notices-shown": shown({
    draft: {
      ...emptyDraft,
      text: { "zh-CN": "周六上午停电，自助区不开", "zh-TW": "", en: "" },
      length: "own",
      from: "2026-11-28T08:00",
      until: "2026-11-28T07:00",
      weekdays: [6],
      terminals: "some",
      zones: ["self-service"],
    },
  }),
  "notices-full": shown({ full: true }),
  "notices-refused": shown({ error: "message.notAuthorised" }),
};

/** On a guide's page: one by a manager cannot be taken back there. */
export const guideNotices: NoticesSnapshot = shown({
  list: { ...sampleNoticeList, manager: false, sites: 1, me: null },
  by: "林小燕",
  draft: {
    ...emptyDraft,
    text: { "zh-CN": "三号窗口前地滑，小心", "zh-TW": "", en: "" },
    length: "own",
    from: "2026-11-23T09:00",
    until: "2026-11-24T12:00",
  },
});
