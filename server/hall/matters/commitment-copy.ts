import type { Commitment } from "../../contract/catalogue/matter.ts";
import type { HallDocument } from "../documents/model.ts";
import {
  type Applicant,
  applicantRows,
  type Issue,
  type Issuer,
  issueDay,
  type MatterOnPaper,
  paperOf,
} from "../documents/papers.ts";
import type { Signed } from "./case-data.ts";

/** The applicant's copy of a commitment: word by word the text that was signed, its version, and the signature under it. */
export const commitmentCopy = (
  issuer: Issuer,
  issue: Issue,
  {
    applicant,
    matter,
    text,
    signed,
  }: {
    readonly applicant: Applicant;
    readonly matter: MatterOnPaper;
    readonly text: Commitment;
    readonly signed: Signed;
  },
): HallDocument =>
  paperOf(issuer, issue, text.title["zh-CN"], [
    {
      kind: "rows",
      rows: [...applicantRows(applicant, matter), { label: "文本版本", value: signed.version }],
    },
    { kind: "heading", text: "一、受理机关告知" },
    { kind: "list", items: text.notice.map((each) => each["zh-CN"]) },
    { kind: "heading", text: "二、申请人承诺" },
    { kind: "list", items: text.statement.map((each) => each["zh-CN"]) },
    {
      kind: "signature",
      label: "申请人（签名）：",
      signature: signed.signature,
      date: issueDay(issue),
    },
  ]);
