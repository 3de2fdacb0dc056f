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

export interface MissingMaterial {
  readonly name: string;
  /** 原件, 复印件, 电子件. */
  readonly form: string;
  /** What is missing or wrong, and how it is put right. */
  readonly remedy: string;
}

export interface Deficiency {
  readonly applicant: Applicant;
  readonly matter: MatterOnPaper;
  readonly missing: readonly MissingMaterial[];
}

export interface Supplement extends Deficiency {
  /** Last day on which what is missing may come, `2026-12-07`: on or before that of the promise. */
  readonly dueOn: string;
  /** Working days until then. */
  readonly days: number;
  /** The ways in which it may come, in words: 窗口, 邮寄, 网上. */
  readonly ways: string;
}

const missingTable = (missing: readonly MissingMaterial[]) => ({
  kind: "table" as const,
  columns: [
    { title: "序号", share: 11 },
    { title: "材料名称", share: 42 },
    { title: "形式", share: 16 },
    { title: "问题和补正要求", share: 50 },
  ],
  rows: missing.map(({ name, form, remedy }, index) => [String(index + 1), name, form, remedy]),
});

/** 容缺受理通知书: accepted although secondary material is missing. In two copies; which one this is, stands on it. */
export const toleranceNotice = (
  issuer: Issuer,
  issue: Issue,
  { applicant, matter, missing, dueOn, days, ways }: Supplement,
  copy: "applicant" | "hall",
): HallDocument =>
  paperOf(issuer, issue, "容缺受理通知书", [
    { kind: "salutation", text: `${applicant.name}：` },
    {
      kind: "paragraph",
      text: `您于${issueDay(issue)}提交的“${matter.name}”申请，主要材料齐全、符合法定形式，缺少下列非主要材料。根据您的容缺受理承诺，现先予受理。`,
    },
    { kind: "rows", rows: applicantRows(applicant, matter) },
    { kind: "heading", text: "需要补正的材料" },
    missingTable(missing),
    { kind: "heading", text: "补正要求" },
    {
      kind: "list",
      items: [
        `请在${days}个工作日内，即${dayInWords(dueOn)}前补正；以材料到达之日为准。`,
        `补正方式：${ways}。`,
        "材料补齐前不出具办理结果；补正期限不超过承诺的办理期限。",
        "因不可抗力不能按期补正的，障碍消除后可以申请延长。",
        "逾期未补正或补正后仍不符合要求的，终止办理并退回材料，由此产生的后果由申请人承担。",
      ],
    },
    {
      kind: "paragraph",
      text: `本通知书一式两份，申请人和受理机关各执一份。本份为${copy === "applicant" ? "申请人联" : "受理机关联"}。`,
    },
  ]);

export interface OnceOnly extends Deficiency {
  /** Day on which the application was handed in. */
  readonly submittedOn: string;
  /** Last day on which what is missing may come. */
  readonly dueOn: string;
}

/** 一次性告知书: everything that is missing or wrong, told once (行政许可法, article 32, item 4). */
export const onceOnlyNotice = (
  issuer: Issuer,
  issue: Issue,
  { applicant, matter, missing, submittedOn, dueOn }: OnceOnly,
): HallDocument =>
  paperOf(issuer, issue, "一次性告知书", [
    { kind: "salutation", text: `${applicant.name}：` },
    {
      kind: "paragraph",
      text: `您于${dayInWords(submittedOn)}提交的“${matter.name}”申请，材料不齐全或者不符合法定形式。依据《中华人民共和国行政许可法》第三十二条的规定，现将需要补正的全部内容一次告知如下。`,
    },
    { kind: "rows", rows: applicantRows(applicant, matter) },
    { kind: "heading", text: "需要补正的全部内容" },
    missingTable(missing),
    {
      kind: "paragraph",
      text: `请于${dayInWords(dueOn)}前补齐；补正期间不计入办理期限。补齐后可在窗口或本机提交，已交的材料不必重交。如有疑问，请致电${issuer.telephone}。`,
    },
  ]);
