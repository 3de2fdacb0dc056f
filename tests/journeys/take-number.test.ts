import { describe, expect, it } from "vitest";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { TerminalVisit } from "./terminal-visit.ts";

const visit = new TerminalVisit({ moves: true });

async function useCard(persona = "resident") {
  await visit.citizen.presses("useCard");
  await visit.citizen.sees("placeCardTitle");
  await visit.product.act("id-card-reader", "layCard", { persona });
  await visit.citizen.sees("identifiedTitle");
}

const planted = personas.flatMap(({ document }) =>
  "name" in document
    ? [document.number, document.name, document.address]
    : [document.number, document.englishName],
);

/** Nothing of anybody may be on the screen in full, in the browser's stores, or in the address. */
async function expectNobody() {
  const left = await visit.open.page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
      history.state,
    ]),
  );
  for (const secret of planted) expect(left).not.toContain(secret);
}

describe("a citizen takes a number", () => {
  it("where what is told at rest came in while the finger was down, and moved the button away", async () => {
    const { page } = visit.open;
    for (const last of [".phone-entry path", ".told"]) await page.locator(last).first().waitFor();
    await page.getByRole("button", { name: visit.citizen.words("start"), exact: true }).hover();
    await page.mouse.down();
    await page.evaluate(() => {
      const told = document.createElement("p");
      Object.assign(told.style, { height: "200px", flex: "none" });
      document.querySelector(".page__content")?.append(told);
    });
    await page.mouse.up();
    await visit.citizen.sees("homeTitle");
  });

  it("where what is told at rest is touched, but not to have the next told", async () => {
    const { page } = visit.open;
    const words = page.locator(".told .in-languages");
    await words.waitFor();
    await page.locator(".told button").click();
    await visit.citizen.sees("restTitle");
    await words.click();
    await visit.citizen.sees("homeTitle");
  });

  it("with an identity card, from rest to rest", async () => {
    const before = (await visit.tickets()).length;
    await visit.beginAndChoose();
    await useCard();
    await expectNobody();
    expect(await visit.citizen.text()).toContain("350206********0017");
    await visit.citizen.presses("getNumber");
    await visit.citizen.sees("takeTicketTitle");
    const printed = (await visit.tickets()).slice(before);
    expect(printed).toHaveLength(1);
    expect(printed[0]).toMatchObject({ cut: true, errors: [] });
    const number = printed[0]?.lines.find((line) => /^A\d{3}$/.test(line));
    expect(await visit.citizen.text()).toContain(number);
    // A telephone follows it by the code on the paper, and by the same one on the screen.
    expect(printed[0]?.qr).toEqual([expect.stringMatching(/\/t\/[0-9A-HJKMNP-TV-Z]{16}$/)]);
    await visit.open.page.locator(".follow-code path").waitFor();
    await visit.citizen.presses("taken");
    await visit.citizen.sees("takeCardTitle");
    await visit.product.act("id-card-reader", "removeCard");
    await visit.citizen.sees("thanksTitle");
    await expectNobody();
    await visit.citizen.presses("close");
    await visit.citizen.sees("restTitle");
    await expectNobody();
    for (const secret of planted) expect(JSON.stringify(await visit.tickets())).not.toContain(secret);
    expect(visit.open.errors).toEqual([]);
  });

  it("without a card", async () => {
    const before = (await visit.tickets()).length;
    await visit.beginAndChoose();
    await visit.citizen.presses("withoutCard");
    await visit.citizen.sees("takeTicketTitle");
    expect(await visit.tickets()).toHaveLength(before + 1);
    await visit.citizen.presses("taken");
    await visit.citizen.sees("thanksTitle");
    expect(visit.open.errors).toEqual([]);
  });

  it.each(personas.filter(({ id }) => id !== "resident").map(({ id }) => id))(
    "with the card of %s",
    async (persona) => {
      await visit.beginAndChoose();
      await visit.citizen.presses("useCard");
      await visit.citizen.sees("placeCardTitle");
      await visit.product.act("id-card-reader", "layCard", { persona });
      await visit.citizen.sees(persona.includes("expired") ? "cardExpiredTitle" : "identifiedTitle");
      await expectNobody();
    },
  );
});
