import { describe, it } from "vitest";
import { TerminalVisit } from "./terminal-visit.ts";

const visit = new TerminalVisit();

describe("faults of the reader in the middle of the journey", () => {
  it.each(["garbageBeforeFrame", "flippedBit", "cutFrame"])(
    "reads the card in spite of %s",
    async (fault) => {
      await visit.beginAndChoose();
      await visit.citizen.presses("useCard");
      await visit.citizen.sees("placeCardTitle");
      await visit.product.act("id-card-reader", "setFault", { fault });
      await visit.product.act("id-card-reader", "layCard", { persona: "resident" });
      await visit.citizen.sees("identifiedTitle");
    },
  );

  it("drains a late reply, and reads the card when asked again", async () => {
    await visit.beginAndChoose();
    await visit.citizen.presses("useCard");
    await visit.citizen.sees("placeCardTitle");
    await visit.product.act("id-card-reader", "setFault", { fault: "lateReply" });
    await visit.product.act("id-card-reader", "layCard", { persona: "resident" });
    await visit.citizen.sees("readerFaultTitle");
    await visit.citizen.presses("tryAgain");
    await visit.citizen.sees("identifiedTitle");
  });

  it("asks for the card again when it was lifted", async () => {
    await visit.beginAndChoose();
    await visit.citizen.presses("useCard");
    await visit.citizen.sees("placeCardTitle");
    await visit.product.act("id-card-reader", "setFault", { fault: "cardLiftedDuringRead" });
    await visit.product.act("id-card-reader", "layCard", { persona: "resident" });
    await visit.citizen.sees("layCardAgainTitle");
    await visit.product.act("id-card-reader", "layCard", { persona: "resident" });
    await visit.citizen.sees("identifiedTitle");
  });

  it.each([
    ["silence", () => visit.product.act("id-card-reader", "setFault", { fault: "silence" })],
    ["unplugging", () => visit.product.act("id-card-reader", "unplug")],
  ])("goes on without a card after %s of the reader", async (_name, breakIt) => {
    await visit.beginAndChoose();
    await visit.citizen.presses("useCard");
    await visit.citizen.sees("placeCardTitle");
    await breakIt();
    await visit.citizen.sees("readerFaultTitle");
    await visit.citizen.presses("withoutCard");
    await visit.citizen.sees("takeTicketTitle");
  });

  it("says at rest what still works, and that all works again", async () => {
    await visit.product.act("receipt-printer", "unplug");
    await visit.open.page.getByText(visit.citizen.words("restNoPrinter")).waitFor();
    await visit.product.act("id-card-reader", "unplug");
    await visit.open.page.getByText(visit.citizen.words("restNoReaderNoPrinter")).waitFor();
    await visit.product.act("receipt-printer", "plug");
    await visit.product.act("id-card-reader", "plug");
    await visit.open.page.getByText(visit.citizen.words("restAllWorks")).waitFor();
  });
});
