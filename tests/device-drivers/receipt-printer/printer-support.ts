import type { PaperWidth, TicketDocument } from "../../../device-drivers/receipt-printer/document.ts";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { gbkFont } from "../../../device-drivers/receipt-printer/gb18030.ts";
import {
  EscPosInterpreter,
  type InterpreterModel,
  ordinaryModel,
} from "../../../device-drivers/receipt-printer/interpreter.ts";
import { Paper, type PrintedTicket } from "../../../device-drivers/receipt-printer/paper.ts";

/** What a strict printer makes of `bytes`; the last ticket is torn off if it was not cut. */
export function interpret(
  bytes: Uint8Array,
  paperWidth: PaperWidth = 80,
  model: Partial<InterpreterModel> = {},
): { tickets: PrintedTicket[]; replies: Uint8Array[]; inStep: boolean } {
  const paper = new Paper(paperWidth);
  const tickets: PrintedTicket[] = [];
  const replies: Uint8Array[] = [];
  const interpreter = new EscPosInterpreter(
    paper,
    { ...ordinaryModel, font: gbkFont, ...model },
    {
      advanced: () => undefined,
      cut: (kind) => tickets.push(paper.cut(kind)),
      reply: (reply) => replies.push(reply),
      enableAutomaticStatus: () => undefined,
      movePresenter: () => undefined,
      paperSensor: () => Uint8Array.of(0),
    },
  );
  for (const byte of bytes) interpreter.read(byte);
  if (!paper.isBlank) tickets.push(paper.cut(undefined));
  return { tickets, replies, inStep: interpreter.isInStep };
}

/** Encodes and prints one document of one ticket. */
export function printed(document: TicketDocument, paper: PaperWidth = 80, font = gbkFont): PrintedTicket {
  const { tickets, inStep } = interpret(encodeTicket(document, { paper, font }), paper, { font });
  const [ticket] = tickets;
  if (tickets.length !== 1 || !ticket || !inStep)
    throw new Error(`${tickets.length} tickets, in step: ${inStep}`);
  return ticket;
}

export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex").toUpperCase();
export const unhex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ""), "hex");

/** 䶮 㛃 𬭩 𠮷 𰻝: names that no printer's font has, from two to four bytes in GB 18030. */
export const rareNames = "䶮㛃𬭩𠮷𰻝";

export const queueTicket: TicketDocument = {
  blocks: [
    { kind: "text", align: "center", runs: [{ text: "湖里区政务服务中心", bold: true, height: 2 }] },
    { kind: "rule" },
    { kind: "text", align: "center", runs: [{ text: "您的号码" }] },
    { kind: "text", align: "center", runs: [{ text: "A001", width: 4, height: 4, bold: true }] },
    { kind: "text", runs: [{ text: "测试样本，居住证办理" }] },
    {
      kind: "text",
      runs: [{ text: "前面还有 " }, { text: "12", underline: true }, { text: " 人，预计等候约 25 分钟" }],
    },
    { kind: "qr", align: "center", data: "A001", moduleSize: 6, level: "M" },
    { kind: "feed", lines: 1 },
    { kind: "cut", cut: "partial" },
  ],
};

export function withName(name: string): TicketDocument {
  return { blocks: [{ kind: "text", runs: [{ text: name }] }, ...queueTicket.blocks] };
}
