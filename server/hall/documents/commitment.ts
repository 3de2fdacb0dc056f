import type { Signature } from "../../contract/signature.ts";
import type { HallDocument } from "./model.ts";
import {
  type Applicant,
  applicantRows,
  type Issue,
  type Issuer,
  issueDay,
  type MatterOnPaper,
  paperOf,
} from "./papers.ts";

/** The text of a commitment, as the matter's content has it. */
export interface CommitmentText {
  /** Of the text, so that it is known later what was agreed to. */
  readonly version: string;
  /** Why the proof is asked for: law and article. */
  readonly basis: string;
  /** What need not be shown. */
  readonly instead: string;
  /** What must be true, one by one. */
  readonly conditions: readonly string[];
  /** What a false commitment leads to. */
  readonly liability: readonly string[];
  /** How and when it is checked. */
  readonly checks: string;
}

export interface Commitment {
  readonly applicant: Applicant;
  readonly matter: MatterOnPaper;
  readonly text: CommitmentText;
  /** null: it is signed by hand on paper, or marked by thumb before a clerk. */
  readonly signature: Signature | null;
}

/** 告知承诺书: what was made known, and what the applicant commits to (国办发〔2020〕42号, 二(三) and (四)). */
export const commitmentLetter = (
  issuer: Issuer,
  issue: Issue,
  { applicant, matter, text, signature }: Commitment,
): HallDocument =>
  paperOf(issuer, issue, "证明事项告知承诺书", [
    { kind: "rows", rows: [...applicantRows(applicant, matter), { label: "文本版本", value: text.version }] },
    { kind: "heading", text: "一、受理机关告知" },
    {
      kind: "list",
      items: [
        `设定依据：${text.basis}。`,
        `以承诺代替的证明：${text.instead}。`,
        `核查方式：${text.checks}。`,
        ...text.liability.map((each) => `不实承诺的责任：${each}。`),
        "申请人可以不选择告知承诺，按一般程序提交证明办理。",
      ],
    },
    { kind: "heading", text: "二、需要满足的条件" },
    { kind: "list", items: text.conditions },
    { kind: "heading", text: "三、申请人承诺" },
    {
      kind: "list",
      items: [
        "已经知晓受理机关告知的全部内容；",
        "自身已符合告知的条件；",
        "所填写的信息和上述陈述真实、准确；",
        "愿意承担不实承诺的法律责任；",
        "本承诺是本人真实的意思表示。",
      ],
    },
    {
      kind: "signature",
      label: "申请人（签名）：",
      signature,
      date: signature ? issueDay(issue) : "",
    },
  ]);
