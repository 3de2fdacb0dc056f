import { describe, expect, it } from "vitest";
import type { PaperWidth } from "../../../device-drivers/receipt-printer/document.ts";
import { defaultPrinterProfile, encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { gbkFont } from "../../../device-drivers/receipt-printer/gb18030.ts";
import { EscPosInterpreter, ordinaryModel } from "../../../device-drivers/receipt-printer/interpreter.ts";
import { linesOf, Paper, type PrintedTicket } from "../../../device-drivers/receipt-printer/paper.ts";
import { ticketTextsOf } from "../../../kiosk/i18n/ticket.ts";
import { languages } from "../../../server/contract/hall.ts";
import { ticketDocument } from "../../../server/terminal/ticket-document.ts";
import { goodCondition, sampleTicket } from "../../support/citizen-paths.ts";

/** What a strict printer puts on paper. */
function printed(width: PaperWidth, bytes: Uint8Array): PrintedTicket {
  const paper = new Paper(width);
  const tickets: PrintedTicket[] = [];
  const interpreter = new EscPosInterpreter(
    paper,
    { ...ordinaryModel, font: gbkFont },
    {
      advanced: () => undefined,
      cut: (kind) => void tickets.push(paper.cut(kind)),
      reply: () => undefined,
      enableAutomaticStatus: () => undefined,
      movePresenter: () => undefined,
      paperSensor: () => Uint8Array.of(0),
    },
  );
  for (const byte of bytes) interpreter.read(byte);
  return tickets[0] ?? expect.fail("no ticket was cut");
}

const onPaper = (width: PaperWidth, ticket: typeof sampleTicket, language: (typeof languages)[number]) => {
  const texts = ticketTextsOf(ticket, goodCondition.hall.name ?? expect.fail("no name"), language);
  const profile = { ...defaultPrinterProfile, paper: width };
  return { texts, ticket: printed(width, encodeTicket(ticketDocument(ticket, texts), profile)) };
};

describe.each([58, 80] as const)("a ticket on %i mm paper", (width) => {
  it.each(languages)(
    "carries the code that a telephone follows it by, and says in %s what it is for",
    (language) => {
      const { texts, ticket } = onPaper(width, sampleTicket, language);
      expect(ticket.errors).toEqual([]);
      expect(ticket.items.filter(({ kind }) => kind === "qr")).toMatchObject([{ data: sampleTicket.follow }]);
      expect(linesOf(ticket).join(" ").replaceAll(/\s+/g, " ")).toContain(texts.follow);
    },
  );

  it("carries the longest address that the configuration allows", () => {
    const follow = `https://${"a".repeat(80)}:12345/t/0123456789ABCDEF`;
    const { ticket } = onPaper(width, { ...sampleTicket, follow }, "zh-CN");
    expect(ticket.errors).toEqual([]);
    expect(ticket.items.filter(({ kind }) => kind === "qr")).toMatchObject([{ data: follow }]);
  });

  it("has no code and no word about one where there is no address", () => {
    const { texts, ticket } = onPaper(width, { ...sampleTicket, follow: null }, "zh-CN");
    expect(texts.follow).toBeUndefined();
    expect(ticket.items.some(({ kind }) => kind === "qr")).toBe(false);
  });
});
