import { ContractError } from "../../contract/errors.ts";
import type { RatingLevel } from "../../contract/hall.ts";
import { rectificationNotice } from "./notice.ts";
import type { RatingsOptions } from "./ratings.ts";
import type { RatingRecords } from "./records.ts";
import type { RatingRecord } from "./state.ts";
import { type RatingSources, tagView, unitView } from "./views.ts";

interface NoticeRoom extends Pick<RatingsOptions, "clock" | "catalogue" | "papers" | "hall"> {
  readonly records: RatingRecords;
  readonly sources: RatingSources;
}

/** Official, as papers are in standard Chinese. */
const levels: Readonly<Record<RatingLevel, string>> = {
  verySatisfied: "非常满意",
  satisfied: "满意",
  fairlySatisfied: "基本满意",
  dissatisfied: "不满意",
  veryDissatisfied: "非常不满意",
};

/** Not kept any more; the paper says so in place of what stood there. */
const gone = "（已逾保存期限）";

/** Makes and seals a 整改通知单 once, and keeps it: base 64. */
export function noticeMaker({ clock, catalogue, papers, hall, records, sources }: NoticeRoom) {
  return async (rating: RatingRecord): Promise<string> => {
    const { number, unit, day, level, tags, complaint } = rating;
    const issued = complaint?.steps.find(({ kind }) => kind === "noticeIssued");
    if (!complaint?.notice || !issued || !complaint.finding || complaint.finding === "noBasis")
      throw new ContractError("desk.notInState", `${number} has no notice`);
    const { notice, finding } = complaint;
    const kept = records.notice(notice.number, clock.now());
    if (kept !== undefined) return kept;
    const { name, organ } = unitView(sources, unit);
    const found = complaint.steps.find(({ kind }) => kind === "confirmed");
    const organName = hall["zh-CN"];
    const document = rectificationNotice(
      {
        hall: organName,
        department: organName,
        organ: organName,
        telephone: "",
        demo: catalogue.current().catalogue.demo,
      },
      {
        number: notice.number,
        issuedAt: issued.at,
        verification: { code: papers.codeOf(notice.number), address: null },
      },
      {
        unit: name["zh-CN"],
        organ: organ?.["zh-CN"] ?? "",
        rating: number,
        ratedOn: day,
        level: levels[level],
        tags: tags.map((id) => tagView(sources, unit.kind, id).name["zh-CN"]),
        finding,
        found: wordsOf(found?.record),
        wanted: wordsOf(issued.record),
        rectifyBy: notice.rectifyBy.day,
        answerBy: notice.answerBy.day,
      },
    );
    const pdf = (await papers.sealed(document)).toString("base64");
    // Who asked at the same time may have made one: there is one.
    const made = records.notice(notice.number, clock.now());
    if (made !== undefined) return made;
    records.putNotice(notice.number, pdf, clock.now());
    return pdf;
  };

  function wordsOf(record: string | null | undefined): string {
    return (record ? records.words(record, clock.now()) : undefined) ?? gone;
  }
}
