import { hallDay } from "../../contract/hall-time.ts";
import type { HallDocument, Verification } from "./model.ts";

/*
 * What every paper of a hall is made from. Papers are in standard Chinese (国家通用语言文字法, article 9), whatever language the terminal
 * speaks: they are official documents; the screen beside them says in the citizen's language what they are.
 */

/** Who hands the paper out. */
export interface Issuer {
  readonly hall: string;
  readonly department: string;
  /** Whose seal is on it. */
  readonly organ: string;
  readonly telephone: string;
  readonly demo: boolean;
}

/** One paper among others. */
export interface Issue {
  readonly number: string;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  readonly verification: Verification;
}

export interface Applicant {
  readonly name: string;
  /** Kind of document or registration, 居民身份证 for example. */
  readonly documentKind: string;
  /** As it may be printed: the middle hidden. */
  readonly documentNumber: string;
}

export interface MatterOnPaper {
  readonly name: string;
  readonly code: string;
  /** Number under which the application is known. */
  readonly application: string;
}

/** A day of the hall, `2026-11-30`, in words: 2026年11月30日. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

export const issueDay = ({ issuedAt }: Issue): string => dayInWords(hallDay(issuedAt));

/** A document number with its middle hidden: the first six and the last four of eighteen stay, a third at either end of a shorter one. */
export function masked(number: string): string {
  const keep = number.length >= 15 ? { before: 6, after: 4 } : { before: 2, after: 2 };
  const hidden = Math.max(0, number.length - keep.before - keep.after);
  return hidden === 0
    ? "*".repeat(number.length)
    : `${number.slice(0, keep.before)}${"*".repeat(hidden)}${number.slice(-keep.after)}`;
}

export const applicantRows = (
  { name, documentKind, documentNumber }: Applicant,
  { name: matter, code, application }: MatterOnPaper,
) => [
  { label: "申请人", value: name },
  { label: documentKind, value: documentNumber },
  { label: "事项名称", value: matter },
  { label: "事项编码", value: code },
  { label: "申请编号", value: application },
];

/** What is the same on each: who issues it, how it is checked, and at its end the organ with its seal. */
export function paperOf(
  issuer: Issuer,
  issue: Issue,
  title: string,
  blocks: HallDocument["blocks"],
): HallDocument {
  const { verification } = issue;
  return {
    title,
    number: issue.number,
    hall: issuer.hall,
    department: issuer.department,
    demo: issuer.demo,
    issuedAt: issue.issuedAt,
    verification,
    blocks: [
      ...blocks,
      {
        kind: "seal",
        organ: issuer.organ,
        date: issueDay(issue),
        check:
          verification.address === null
            ? null
            : {
                qr: verification.address,
                caption: `扫码查验真伪\n${verification.code}\n改动一字即可验出\n咨询 ${issuer.telephone}`,
              },
      },
    ],
  };
}
