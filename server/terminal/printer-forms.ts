import {
  type PaperWidth,
  printableDots,
  type TicketDocument,
} from "../../device-drivers/receipt-printer/document.ts";
import { ticketTexts } from "../contract/terminal.ts";
import type { FormDefinition, FormField, MediaDefinition } from "../contract/xfs4iot/printer.ts";
import { ticketDocument } from "./ticket-document.ts";

/** Our ticket documents as XFS4IoT forms, and the paper as its media. */

/** Half-width characters of the printer's own font, 12 dots at 203 dpi: 32 across 58 mm paper, 48 across 80 mm. */
const characterDots = 12;
/** Dots a millimetre at 203 dpi. */
const dotsPerMillimetre = 8;

interface FieldRule {
  /** Characters that fit. */
  readonly longest: number;
  readonly horizontal: FormField["horizontal"];
}

/** One kind of ticket that can be printed by name. */
export interface Form {
  readonly name: string;
  readonly title: string;
  /** In the order in which they stand on the paper. Each is required. */
  readonly fields: Readonly<Record<string, FieldRule>>;
  document(values: Readonly<Record<string, string>>): TicketDocument;
}

/** The ticket that a citizen takes: its number is what is read aloud, the rest are sentences. */
const queueTicket: Form = {
  name: "QueueTicket",
  title: "排队号票 Queue ticket",
  fields: {
    hall: { longest: 60, horizontal: "center" },
    yourNumber: { longest: 60, horizontal: "center" },
    number: { longest: 8, horizontal: "center" },
    service: { longest: 60, horizontal: "center" },
    ahead: { longest: 60, horizontal: "left" },
    area: { longest: 60, horizontal: "left" },
    takenAt: { longest: 60, horizontal: "left" },
    advice: { longest: 120, horizontal: "left" },
    footer: { longest: 120, horizontal: "left" },
  },
  document: ({ number = "", ...texts }) => ticketDocument({ number }, ticketTexts.parse(texts)),
};

export const forms: readonly Form[] = [queueTicket];

export function formNamed(name: string): Form | undefined {
  return forms.find((form) => form.name === name);
}

/** The fields of a form as the standard describes them: one row each, across the paper. */
export function fieldsOf(form: Form, paper: PaperWidth): Record<string, FormField> {
  return Object.fromEntries(
    Object.entries(form.fields).map(([name, { horizontal }], row) => [
      name,
      {
        position: { x: 0, y: row },
        size: { width: columns(paper), height: 1 },
        fieldType: "text",
        class: "required",
        access: "write",
        overflow: "wordWrap",
        horizontal,
      },
    ]),
  );
}

export function definitionOf(form: Form, paper: PaperWidth): FormDefinition {
  return {
    unit: { base: "rowColumn", x: 1, y: 1 },
    size: { width: columns(paper), height: Object.keys(form.fields).length },
    alignment: { relative: "topLeft", x: 0, y: 0 },
    orientation: "portrait",
    version: { version: "1.0", date: null, author: null },
    title: form.title,
    comment: "A whole ticket: it ends with its cut.",
    fields: fieldsOf(form, paper),
  };
}

/** The one medium: the roll that is in the printer. */
export function mediaName(paper: PaperWidth): string {
  return `Receipt${paper}`;
}

export function mediaOf(paper: PaperWidth): MediaDefinition {
  const width = printableDots[paper] / dotsPerMillimetre;
  return {
    mediaType: "generic",
    source: "upper",
    unit: { base: "mm", x: 1, y: 1 },
    size: { width: paper, height: null },
    printArea: { x: (paper - width) / 2, y: 0, width, height: null },
  };
}

function columns(paper: PaperWidth): number {
  return printableDots[paper] / characterDots;
}
