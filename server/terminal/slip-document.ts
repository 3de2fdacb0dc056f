import type {
  TextBlock,
  TextRun,
  TicketBlock,
  TicketDocument,
} from "../../device-drivers/receipt-printer/document.ts";
import { qrPrefix, type SlipTexts } from "../contract/appointments.ts";
import type { BringListTexts } from "../contract/catalogue/bring-list.ts";
import { type MatterSlipTexts, matterQrPrefix } from "../contract/matters.ts";

const line = (align: "left" | "center", run: TextRun): TextBlock => ({ kind: "text", align, runs: [run] });
const rule: TicketBlock = { kind: "rule" };

/** In fours, as people read it out. */
export const spacedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** An appointment on paper: when and for what, then the code, large and as a QR code. No name and no document number is ever on it. */
export function slipDocument(code: string, texts: SlipTexts): TicketDocument {
  return {
    blocks: [
      line("center", { text: texts.hall, bold: true }),
      rule,
      line("center", { text: texts.heading }),
      line("center", { text: texts.service, width: 2, height: 2 }),
      line("center", { text: texts.time, width: 2, height: 2, bold: true }),
      line("left", { text: texts.area, height: 2 }),
      rule,
      line("center", { text: texts.codeLabel }),
      line("center", { text: spacedCode(code), width: 3, height: 3, bold: true }),
      { kind: "qr", align: "center", data: `${qrPrefix}${code}`, moduleSize: 8, level: "M" },
      rule,
      line("left", { text: texts.advice }),
      line("left", { text: texts.changes }),
      { kind: "cut", cut: "partial" },
    ],
  };
}

/** What was handed in, on paper: each application with its number, then the code. No name and no document number is ever on it. @param address where a telephone goes on with it */
export function matterSlipDocument(code: string, texts: MatterSlipTexts, address?: string): TicketDocument {
  return {
    blocks: [
      line("center", { text: texts.hall, bold: true }),
      rule,
      line("center", { text: texts.heading, width: 2, height: 2, bold: true }),
      ...texts.lines.map((text) => line("left", { text })),
      rule,
      line("center", { text: texts.codeLabel }),
      line("center", { text: spacedCode(code), width: 3, height: 3, bold: true }),
      { kind: "qr", align: "center", data: address ?? `${matterQrPrefix}${code}`, moduleSize: 8, level: "M" },
      rule,
      line("left", { text: texts.advice }),
      line("left", { text: texts.footer }),
      { kind: "cut", cut: "partial" },
    ],
  };
}

/** What somebody brings for a matter, on paper, each thing with a box to tick; then where, when, what it costs and whom to ask. */
export function bringListDocument(texts: BringListTexts): TicketDocument {
  const { hall, heading, plainName, name, count, materials, facts, footer } = texts;
  const said = (text: string) => line("left", { text: `   ${text}` });
  return {
    blocks: [
      line("center", { text: hall, bold: true }),
      rule,
      line("center", { text: heading }),
      line("center", { text: plainName, width: 2, height: 2, bold: true }),
      line("center", { text: name }),
      rule,
      line("left", { text: count, height: 2, bold: true }),
      ...materials.flatMap((material) => [
        line("left", { text: `□ ${material.name}`, height: 2 }),
        ...material.said.map(said),
      ]),
      rule,
      ...facts.flatMap((fact) => [line("left", { text: fact.term, bold: true }), ...fact.said.map(said)]),
      rule,
      line("left", { text: footer }),
      { kind: "cut", cut: "partial" },
    ],
  };
}
