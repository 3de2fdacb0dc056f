import type { HallDocument } from "./model.ts";
import {
  type Applicant,
  applicantRows,
  dayInWords,
  type Issue,
  type Issuer,
  issueDay,
  type MatterOnPaper,
  paperOf,
} from "./papers.ts";

export interface ReceivedMaterial {
  readonly name: string;
  /** 原件, 复印件, 电子件, 电子证照. */
  readonly form: string;
  readonly copies: number;
}

export interface Acceptance {
  readonly applicant: Applicant;
  readonly matter: MatterOnPaper;
  readonly materials: readonly ReceivedMaterial[];
  /** Working days that the hall has promised; 0: decided at once. */
  readonly promisedDays: number;
  /** The day by which it is decided, `2026-12-07`. */
  readonly dueOn: string;
  /** How the result comes to the applicant, in words. */
  readonly delivery: string;
  /** What it costs, in words; empty: nothing. */
  readonly fee: string;
}

const materialTable = (materials: readonly ReceivedMaterial[]) => ({
  kind: "table" as const,
  columns: [
    { title: "序号", share: 12 },
    { title: "材料名称", share: 60 },
    { title: "形式", share: 18 },
    { title: "份数", share: 12 },
  ],
  rows: materials.map(({ name, form, copies }, index) => [String(index + 1), name, form, String(copies)]),
});

const terms = ({ promisedDays, dueOn }: Acceptance) =>
  promisedDays === 0 ? "当场办结" : `自受理之日起${promisedDays}个工作日内办结，即${dayInWords(dueOn)}前`;

/** 受理通知书: the application is accepted (行政许可法, article 32, item 5, asks for it in writing, with seal and date). */
export const acceptanceNotice = (issuer: Issuer, issue: Issue, acceptance: Acceptance): HallDocument =>
  paperOf(issuer, issue, "受理通知书", [
    { kind: "salutation", text: `${acceptance.applicant.name}：` },
    {
      kind: "paragraph",
      text: `您于${issueDay(issue)}提交的“${acceptance.matter.name}”申请，材料齐全、符合法定形式，依据《中华人民共和国行政许可法》第三十二条的规定，现予以受理。`,
    },
    { kind: "rows", rows: applicantRows(acceptance.applicant, acceptance.matter) },
    { kind: "heading", text: "收到的材料" },
    materialTable(acceptance.materials),
    { kind: "heading", text: "办理期限和结果" },
    {
      kind: "rows",
      rows: [
        { label: "办理期限", value: terms(acceptance) },
        { label: "结果送达", value: acceptance.delivery },
        { label: "收费", value: acceptance.fee || "不收费" },
        { label: "咨询电话", value: issuer.telephone },
      ],
    },
  ]);

/** 受理回执: what was handed in and when the result is there, for the applicant to keep. It decides nothing. */
export const acceptanceReceipt = (issuer: Issuer, issue: Issue, acceptance: Acceptance): HallDocument =>
  paperOf(issuer, issue, "受理回执", [
    {
      kind: "rows",
      rows: [
        ...applicantRows(acceptance.applicant, acceptance.matter),
        { label: "收件日期", value: issueDay(issue) },
        { label: "办理期限", value: terms(acceptance) },
        { label: "结果送达", value: acceptance.delivery },
        { label: "收费", value: acceptance.fee || "不收费" },
      ],
    },
    { kind: "heading", text: "收到的材料" },
    materialTable(acceptance.materials),
    { kind: "paragraph", text: "请妥善保管本回执，凭申请编号或验证码可查询办理进度。" },
  ]);
