import type { Signature } from "../../contract/signature.ts";

/** A line of a form: what it is, and what it says. */
export interface Row {
  readonly label: string;
  readonly value: string;
}

export interface Column {
  readonly title: string;
  /** Share of the width; all together are taken as the whole. */
  readonly share: number;
}

/** What a document is made of, from top to bottom. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  /** To whom it is: flush left, without the indent of a paragraph. */
  | { readonly kind: "salutation"; readonly text: string }
  | { readonly kind: "rows"; readonly rows: readonly Row[] }
  /** Numbered from 1. */
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Where a person signs; without strokes an empty line for a pen. */
  | {
      readonly kind: "signature";
      readonly label: string;
      readonly signature: Signature | null;
      /** As it is printed; empty for a pen. */
      readonly date: string;
    }
  /** Who issues it and when, with the seal across both; beside it, where there is one, the code that it is checked by. At most one a document. */
  | {
      readonly kind: "seal";
      readonly organ: string;
      readonly date: string;
      readonly check: { readonly qr: string; readonly caption: string } | null;
    };

/** How a document is proven: the code stands at the foot of each page. */
export interface Verification {
  /** Of `verification-code.ts`. */
  readonly code: string;
  /** Where it is checked; null where the hall has no such page. */
  readonly address: string | null;
}

/** A document of a hall as plain data. `render-pdf.ts` makes the A4 pages. */
export interface HallDocument {
  readonly title: string;
  /** As it is registered; printed at the top. Empty: it is not. */
  readonly number: string;
  readonly hall: string;
  readonly department: string;
  readonly blocks: readonly Block[];
  /** Null: an empty form, which proves nothing. */
  readonly verification: Verification | null;
  /** Milliseconds since the epoch: when it was made, in the file and in the seal. */
  readonly issuedAt: number;
  /** Marks every page as a demonstration's. */
  readonly demo: boolean;
}
