import type { HallDocument } from "../documents/model.ts";
import { dayInWords, type Issue, type Issuer, paperOf } from "../documents/papers.ts";

/** What a unit is told to put right. */
export interface Rectification {
  /** 被评价对象: the window or the terminal. */
  readonly unit: string;
  /** 责任单位; empty: the unit's own. */
  readonly organ: string;
  readonly rating: string;
  readonly ratedOn: string;
  readonly level: string;
  /** The indicators that the rater meant; empty: none. */
  readonly tags: readonly string[];
  readonly finding: "clear" | "complex";
  /** What it was found to be, and what is asked for, in the office's words. */
  readonly found: string;
  readonly wanted: string;
  /** Last days, `2026-12-14`. */
  readonly rectifyBy: string;
  readonly answerBy: string;
}

const ways = { clear: "诉求清楚合理，立行立改", complex: "情况复杂，限期整改" } as const;

/** 整改通知单. It says what is to be put right and never what the rater wrote: whoever was rated could know them by their words. */
export const rectificationNotice = (issuer: Issuer, issue: Issue, about: Rectification): HallDocument =>
  paperOf(issuer, issue, "“好差评”整改通知单", [
    { kind: "salutation", text: `${about.organ || about.unit}：` },
    {
      kind: "paragraph",
      text: `${dayInWords(about.ratedOn)}，${about.unit}的服务收到一条“${about.level}”评价。经核实，现将整改事项通知如下。`,
    },
    {
      kind: "rows",
      rows: [
        { label: "评价编号", value: about.rating },
        { label: "被评价对象", value: about.unit },
        ...(about.organ ? [{ label: "责任单位", value: about.organ }] : []),
        { label: "评价等级", value: about.level },
        ...(about.tags.length > 0 ? [{ label: "评价指标", value: about.tags.join("、") }] : []),
        { label: "处置方式", value: ways[about.finding] },
        { label: "整改期限", value: `${dayInWords(about.rectifyBy)}（含当日）` },
        { label: "反馈期限", value: `${dayInWords(about.answerBy)}（含当日）` },
      ],
    },
    { kind: "heading", text: "核实情况" },
    { kind: "paragraph", text: about.found },
    { kind: "heading", text: "整改要求" },
    { kind: "paragraph", text: about.wanted },
    {
      kind: "list",
      items: [
        "整改结果应在整改期限内书面报告；期限按工作日计算。",
        "评价人留有联系方式的，应当回访，并在反馈期限内告知整改结果。",
        "认为属于误评或者恶意差评的，可以申诉一次，由他人复核；复核期间期限中止。",
        "不得修改评价内容，不得打听评价人身份，不得打击报复。",
      ],
    },
    { kind: "signature", label: "责任单位签收", signature: null, date: "" },
  ]);
