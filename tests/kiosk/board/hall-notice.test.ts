import { describe, expect, it } from "vitest";
import { pageTime } from "../../../kiosk/board/delays.ts";
import { noticeAt } from "../../../kiosk/board/stage/hall-notice.tsx";
import type { Notice } from "../../../server/contract/notices/notice.ts";
import type { Language } from "../../../server/contract/service-offer.ts";
import { keptNotice, noticesNow, urgentNotice } from "../../support/notice-samples.ts";

const chinese = keptNotice({
  id: "note-0000-0000-0008",
  text: { "zh-CN": "停电", "zh-TW": "停電", en: null },
});
/** What is read in three turns, from a full one on. */
const turns = (notices: readonly Notice[], language: Language) =>
  [0, 1, 2].map(
    (turn) =>
      noticeAt(notices, language, noticesNow - (noticesNow % pageTime) + turn * pageTime)?.words ?? null,
  );

describe("a board's notices", () => {
  it("take turns with who waits for what, in the board's language", () => {
    expect(turns([], "zh-CN")).toEqual([null, null, null]);
    expect(turns([chinese, keptNotice()], "zh-CN").filter((words) => words === null)).toHaveLength(1);
    expect(turns([chinese, keptNotice()], "en")).toContain(
      "At three: the new residence-permit rules, ground floor",
    );
    expect(turns([chinese], "en")).toEqual([null, null, null]);
    expect(turns([{ ...chinese, always: true }], "en")).toContain("停电");
  });

  it("stand without a turn for anything else while one is urgent, and go by the clock", () => {
    expect(new Set(turns([chinese, urgentNotice], "zh-CN"))).toEqual(new Set([urgentNotice.text["zh-CN"]]));
    expect(noticeAt([urgentNotice], "zh-CN", urgentNotice.until)).toBeNull();
  });
});
