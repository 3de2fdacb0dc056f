import { describe, expect, it } from "vitest";
import type { PaperWidth } from "../../../device-drivers/receipt-printer/document.ts";
import { linesOf } from "../../../device-drivers/receipt-printer/paper.ts";
import { ticketTextsOf } from "../../../kiosk/i18n/ticket.ts";
import { languages } from "../../../server/contract/hall.ts";
import { ticketDocument } from "../../../server/terminal/ticket-document.ts";
import { goodCondition, sampleTicket } from "../../support/citizen-paths.ts";
import { printed } from "../../support/printed-paper.ts";

const onPaper = (width: PaperWidth, ticket: typeof sampleTicket, language: (typeof languages)[number]) => {
  const texts = ticketTextsOf(ticket, goodCondition.hall.name ?? expect.fail("no name"), language);
  return { texts, ticket: printed(width, ticketDocument(ticket, texts)) };
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
