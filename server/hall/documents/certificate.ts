import type { HallDocument, Row } from "./model.ts";
import { type Issue, type Issuer, paperOf } from "./papers.ts";

export interface Certificate {
  /** 社会保险参保证明 for example. */
  readonly title: string;
  /** To whom it is shown, or about whom it is; empty: none. */
  readonly salutation: string;
  /** What is proven, a paragraph each. */
  readonly statements: readonly string[];
  readonly facts: readonly Row[];
  /** What it is good for and until when, and other remarks. */
  readonly remarks: readonly string[];
}

/** A certificate of whatever kind: the matter's content says what is in it. */
export const certificate = (
  issuer: Issuer,
  issue: Issue,
  { title, salutation, statements, facts, remarks }: Certificate,
): HallDocument =>
  paperOf(issuer, issue, title, [
    ...(salutation ? [{ kind: "salutation" as const, text: salutation }] : []),
    ...statements.map((text) => ({ kind: "paragraph" as const, text })),
    ...(facts.length > 0 ? [{ kind: "rows" as const, rows: facts }] : []),
    { kind: "paragraph", text: "特此证明。" },
    ...(remarks.length > 0
      ? [
          { kind: "heading" as const, text: "说明" },
          { kind: "list" as const, items: remarks },
        ]
      : []),
  ]);
