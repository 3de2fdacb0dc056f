import type { FrameLocator, Locator, Page } from "playwright-core";
import { handleMessages } from "../../kiosk/i18n/handle-matter.ts";
import type { Matter } from "../../server/contract/catalogue/matter.ts";
import { type AnswerValue, type FormFacts, noFacts } from "../../server/contract/forms/facts.ts";
import { attempts, fillIn } from "../support/fill-form.ts";
import { answersTo, rightAnswers } from "../support/right-answers.ts";

/** Somebody who goes on with a saved case: on a telephone, or as a clerk in the window's dialog. */
export class PhoneVisit {
  /** Parts that were seen, in order. */
  readonly seen: string[] = [];
  readonly page: Page;
  readonly root: Page | FrameLocator;
  readonly matter: Matter;
  readonly today: string;
  readonly holder: FormFacts["holder"];
  readonly atWindow: boolean;
  /** Of a paper: a JPEG that is handed in where a material is asked for; null: it is shown at the window. */
  readonly photo: Buffer | null;
  readonly #situation: Record<string, string> = {};

  constructor(
    page: Page,
    root: Page | FrameLocator,
    of: Pick<PhoneVisit, "matter" | "today" | "holder" | "photo" | "atWindow">,
  ) {
    this.page = page;
    this.root = root;
    this.matter = of.matter;
    this.today = of.today;
    this.holder = of.holder;
    this.photo = of.photo;
    this.atWindow = of.atWindow;
  }

  part = (name: string): Locator => this.root.locator(`[data-screen=${name}]`);

  press = (words: string): Promise<void> =>
    this.root.getByRole("button", { name: words, exact: true }).first().click();

  /** Goes on until a part of this name. */
  async goesOn(until: string): Promise<void> {
    for (let steps = 0; steps < 120; steps += 1) {
      const part = this.root.locator("[data-screen]");
      await part.waitFor();
      const name = (await part.getAttribute("data-screen")) ?? "";
      this.seen.push(name);
      if (name === until) return;
      const title = (await part.locator("h1").textContent()) ?? "";
      await this.#act(name, title, part);
      await this.#leaves(name, title);
    }
    throw new Error(`still on the way: ${this.seen.slice(-6).join(", ")}`);
  }

  /** Until another part, or the same one about something else, is there. */
  async #leaves(name: string, title: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const part = this.root.locator("[data-screen]");
      const [shown, heading] = await Promise.all([
        part.getAttribute("data-screen", { timeout: 10_000 }),
        part.locator("h1").textContent({ timeout: 10_000 }),
      ]);
      if (shown !== name || heading !== title) return;
      await this.page.waitForTimeout(25);
    }
    throw new Error(`nothing leads on from “${title}”: ${await this.root.locator("main").innerText()}`);
  }

  async #act(name: string, title: string, part: Locator): Promise<void> {
    switch (name) {
      case "situation": {
        const question = this.matter.situations.find((each) => each.question["zh-CN"] === title);
        const value = question?.options[0]?.value;
        if (question && value) this.#situation[question.id] = value;
        return part.locator(".offer").first().click();
      }
      case "question":
        return this.#question(title, part);
      case "commitment":
        await part.locator(".carry__end").scrollIntoViewIfNeeded();
        return part.locator(".button--primary").click();
      case "sign":
        return this.#sign(part);
      case "material":
        return this.#material(part);
      case "delivery":
        return part.locator(".offer").first().click();
      default:
        throw new Error(`nobody knows what to do on ${name}: ${await part.innerText()}`);
    }
  }

  async #question(title: string, part: Locator): Promise<void> {
    const fields = this.matter.form?.sections.flatMap((section) => section.fields) ?? [];
    const field = fields.find(({ label }) => label["zh-CN"] === title);
    if (!field) throw new Error(`no form asks for “${title}”`);
    const isCovered = (await part.getByText("已填：").count()) > 0;
    const answer: AnswerValue | undefined = this.#plan()[field.id] ?? answersTo(field, this.today)[0];
    if (!isCovered && field.kind === "choice") {
      const place = field.options.findIndex(({ value }) => value === answer);
      return part.locator(".offer").nth(Math.max(0, place)).click();
    }
    if (!isCovered && field.kind === "yesNo")
      return part
        .locator(".offer")
        .nth(answer === true ? 0 : 1)
        .click();
    if (!isCovered)
      await part.locator(".carry__field").fill(String(answer ?? rightAnswers[field.kind]?.[0] ?? ""));
    await part.locator(".button--primary").click();
  }

  #plan(): Record<string, AnswerValue> {
    const facts = { ...noFacts, holder: this.holder, situation: this.#situation };
    for (const attempt of attempts) {
      const filled = this.matter.form && fillIn(this.matter.form, facts, this.today, attempt);
      if (filled) return filled.answers;
    }
    return {};
  }

  async #material(part: Locator): Promise<void> {
    if (this.photo === null) return part.locator(".offer").first().click();
    await part
      .locator("input[type=file]")
      .setInputFiles({ name: "paper.jpg", mimeType: "image/jpeg", buffer: this.photo });
    await part.locator(".carry__photo").first().waitFor();
    await this.press("就交这些");
  }

  async #sign(part: Locator): Promise<void> {
    const place = part.locator(".signature__box");
    await place.scrollIntoViewIfNeeded();
    const box = await place.boundingBox();
    if (!box) throw new Error("there is no box to sign in");
    const { mouse } = this.page;
    for (const shift of [0.1, 0.4, 0.65]) {
      await mouse.move(box.x + box.width * shift, box.y + box.height * 0.3);
      await mouse.down();
      for (let step = 1; step <= 8; step += 1)
        await mouse.move(
          box.x + box.width * (shift + step * 0.025),
          box.y + box.height * (0.3 + 0.4 * Math.abs(Math.sin(step))),
        );
      await mouse.up();
    }
    await part.locator(".signature .button--primary").click();
  }

  submit = (): Promise<void> => this.press(handleMessages.submit["zh-CN"]);
}
