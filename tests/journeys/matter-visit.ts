import type { Locator, Page } from "playwright-core";
import { handleMessages } from "../../kiosk/i18n/handle-matter.ts";
import type { Matter } from "../../server/contract/catalogue/matter.ts";
import type { MatterPackage } from "../../server/contract/catalogue/package.ts";
import type { FormField } from "../../server/contract/forms/definition.ts";
import { type AnswerValue, type FormFacts, noFacts } from "../../server/contract/forms/facts.ts";
import type { Localized } from "../../server/contract/service-offer.ts";
import { attempts, fillIn } from "../support/fill-form.ts";
import { settling } from "../support/hurry.ts";
import { answersTo, rightAnswers } from "../support/right-answers.ts";

/** Somebody who fills in whatever a matter asks, as its content says that it may be filled in. */
export class MatterVisit {
  readonly page: Page;
  readonly matters: readonly Matter[];
  readonly today: string;
  /** Screens that were seen, in order. */
  readonly seen: string[] = [];
  /** By matter: what will be answered to each field. */
  readonly #plans = new Map<string, Record<string, AnswerValue>>();
  #texts = 0;
  readonly #situation: Record<string, string> = {};
  /** By concept: what was said for one matter is not asked for another of the package, and the other's checks hold it against its own. */
  readonly #said: Record<string, AnswerValue> = {};
  /** What the page knows without asking. */
  readonly known: Pick<FormFacts, "holder" | "licences">;
  /** Whether results are wanted by post, where that can be chosen. */
  posts = false;
  /** The package that is handled, where it is one. */
  readonly whole: MatterPackage | null;

  constructor(
    page: Page,
    matters: readonly Matter[],
    today: string,
    known: Pick<FormFacts, "holder" | "licences">,
    whole: MatterPackage | null = null,
  ) {
    this.whole = whole;
    this.known = known;
    this.page = page;
    this.matters = matters;
    this.today = today;
  }

  get screen(): Locator {
    return this.page.locator("main[data-screen]");
  }

  /** The choice of post, once its fee is said. */
  get post(): Locator {
    return this.page
      .locator(".answer")
      .filter({ hasText: handleMessages.deliveryPost["zh-CN"] })
      .filter({ hasText: "元" });
  }

  /** Presses a button with these words, on whichever page of the list it is. */
  async pressesOnSomePage(words: string): Promise<void> {
    const before = await this.#mark();
    const button = this.page
      .locator("main button")
      .filter({ has: this.page.getByText(words, { exact: true }), visible: true })
      .first();
    const turn = this.page.locator(".paged__turn:not([hidden]) button");
    await this.page.locator("main .fitted__block").first().waitFor();
    for (let turns = 0; turns < 100 && (await button.count()) === 0; turns += 1) {
      if ((await turn.count()) === 0) break;
      // What the hall says of a matter may come when its first page has been turned.
      if (await turn.last().isDisabled()) while (await turn.first().isEnabled()) await turn.first().click();
      else await turn.last().click();
    }
    // As `pressButton` does.
    await this.page.waitForTimeout(settling);
    await button.click();
    await this.#leaves(before);
  }

  /** Goes on until a screen whose name is in `until`. */
  async goesOn(until: readonly string[]): Promise<string> {
    for (let steps = 0; steps < 200; steps += 1) {
      const name = await this.#settled();
      this.seen.push(name);
      if (until.includes(name)) return name;
      await this.#act(name);
    }
    throw new Error(`still on the way after 200 screens: ${this.seen.slice(-6).join(", ")}`);
  }

  /** The screen's name once it is not only passing by. */
  async #settled(): Promise<string> {
    const busy =
      "documentPlace documentReading documentScan enterpriseScan enterpriseActing handleBeginning handleFetching handleDeclining handleSigning handleSubmitting handlePrinting handleSaving scanOpening scanJudging scanSending".split(
        " ",
      );
    await this.page.waitForFunction(
      (passing) => {
        const shown = document.querySelector("main[data-screen]")?.getAttribute("data-screen");
        return shown && !passing.includes(shown);
      },
      busy,
      { timeout: 20_000 },
    );
    return (await this.screen.getAttribute("data-screen")) ?? "";
  }

  async #act(name: string): Promise<void> {
    const before = await this.#mark();
    switch (name) {
      case "enterpriseChoice":
        // Their own shop, or none that is registered yet.
        await this.page.locator(".tile").last().click();
        break;
      case "handleSituation":
        await this.#situationAnswer();
        break;
      case "handleDelivery":
        await (this.posts ? this.post : this.page.locator(".answer").first()).click();
        break;
      case "handleMaterial":
        await this.page.locator(".answer").first().click();
        break;
      case "handleLicences":
        await this.#primary();
        break;
      case "handleQuestion":
        await this.#question();
        break;
      case "handleCommitment":
        await this.#readToTheEnd();
        await this.#primary();
        break;
      case "handleSign":
        await this.#sign();
        break;
      case "handlePost":
        await this.#post();
        break;
      case "handleReview":
        await this.#primary();
        break;
      default:
        throw new Error(`nobody knows what to do on ${name}: ${await this.screen.textContent()}`);
    }
    await this.#leaves(before);
  }

  /** Waits until another screen, or the next question, is there. @throws Error with what the screen says instead */
  async #leaves(before: string): Promise<void> {
    const hasChanged = (old: string) => {
      const main = document.querySelector("main[data-screen]");
      const title = main?.querySelector(".page__title")?.textContent;
      return `${main?.getAttribute("data-screen")} ${title}` !== old;
    };
    try {
      await this.page.waitForFunction(hasChanged, before, { timeout: 10_000 });
    } catch (cause) {
      const words = (await this.screen.innerText()).replaceAll("\n", " | ");
      throw new Error(`nothing leads on from: ${words}`, { cause });
    }
  }

  /** What tells one screen from the next: its name, its title and what stands under that. */
  #mark = (): Promise<string> =>
    this.page.evaluate(() => {
      const main = document.querySelector("main[data-screen]");
      const title = main?.querySelector(".page__title")?.textContent;
      return `${main?.getAttribute("data-screen")} ${title}`;
    });

  async #primary(): Promise<void> {
    await this.page.locator(".page__actions .button--primary").click();
  }

  async #question(): Promise<void> {
    const title = await this.screen.locator("h1").textContent();
    const field = this.matters
      .flatMap(({ form }) => form?.sections ?? [])
      .flatMap(({ fields }) => fields)
      .find(({ label }) => label["zh-CN"] === title);
    if (!field) throw new Error(`no form asks for “${title}”`);
    const isFilled = (await this.screen.locator(".chip--good").count()) > 0;
    const isTouch = field.kind === "choice" || field.kind === "yesNo";
    if (!isFilled || isTouch) await this.#fill(field);
    if (!isTouch) await this.#primary();
  }

  async #fill(field: FormField<Localized>): Promise<void> {
    const { keyboard } = this.page;
    const value = this.#answerTo(field);
    if (!["choice", "choices", "yesNo", "address"].includes(field.kind)) await this.#clear();
    if (field.concept !== undefined) this.#said[field.concept] ??= value;
    switch (field.kind) {
      case "choice":
        return this.#touch(field.options.findIndex((option) => option.value === value));
      case "yesNo":
        return this.#touch(value === true ? 0 : 1);
      case "choices":
        for (const each of value as readonly string[])
          await this.#touch(field.options.findIndex((option) => option.value === each));
        return;
      case "address":
        return this.#address();
      case "date":
        return keyboard.type(String(value).replaceAll("-", ""));
      case "name":
        return this.#word("ceshi");
      case "text":
      case "longText":
        await this.#word("ceshi");
        // As long as it has to be, and no two the same.
        this.#texts += 1;
        return keyboard.type(String(this.#texts).padStart(Math.max(1, (field.min ?? 0) - 2), "1"));
      case "vehiclePlate":
        await this.#word("min");
        return keyboard.type("D00000");
      default:
        return keyboard.type(String(value));
    }
  }

  /** What an earlier matter said may stand in the field, and be wrong for this one. */
  async #clear(): Promise<void> {
    await this.page.locator(".field__text").waitFor();
    for (let left = await this.page.locator(".field__sign").count(); left > 0; left -= 1)
      await this.page.keyboard.press("Backspace");
  }

  #touch = (index: number): Promise<void> => this.page.locator(".answer").nth(Math.max(0, index)).click();

  /** The answer of somebody who can hand the whole form in: to one who answers at random, a later question may have no answer. */
  #answerTo(field: FormField<Localized>): AnswerValue {
    const matter = this.matters.find(({ form }) =>
      form?.sections.some(({ fields }) => fields.includes(field)),
    );
    if (!matter) throw new Error(`no matter asks for ${field.id}`);
    const plan = this.#plans.get(matter.id) ?? this.#planFor(matter);
    this.#plans.set(matter.id, plan);
    const answer = plan[field.id] ?? answersTo(field, this.today)[0];
    if (answer === undefined) throw new Error(`nobody knows an answer to ${field.id}`);
    return answer;
  }

  #planFor({ form }: Matter): Record<string, AnswerValue> {
    const facts = { ...noFacts, ...this.known, package: { ...this.#said }, situation: this.#situation };
    for (const attempt of attempts) {
      const filled = form && fillIn(form, facts, this.today, attempt);
      if (filled) return filled.answers;
    }
    return {};
  }

  /** The first answer to a question about the case; a package's answers also to the questions of its matters. */
  async #situationAnswer(): Promise<void> {
    const title = await this.screen.locator("h1").textContent();
    const question = [
      ...(this.whole?.situations ?? []),
      ...this.matters.flatMap(({ situations }) => situations),
    ].find((each) => each.question["zh-CN"] === title);
    const value = question?.options[0]?.value;
    if (!question || value === undefined) throw new Error(`nobody knows the question “${title}”`);
    this.#situation[question.id] = value;
    for (const { situation } of this.whole?.matters ?? [])
      for (const [id, from] of Object.entries(situation)) {
        const said = typeof from === "string" ? from : this.#situation[from.from];
        if (said !== undefined) this.#situation[id] = said;
      }
    await this.#touch(0);
  }

  #lettersLeft = (): Promise<string> =>
    this.page.evaluate(() => document.querySelector(".field__composing")?.textContent ?? "");

  /** A word in pinyin, its first candidate taken. */
  async #word(pinyin: string): Promise<void> {
    await this.page.keyboard.type(pinyin);
    await this.page.waitForFunction(() => document.querySelector(".field__composing")?.textContent);
    await this.page
      .locator(".candidate")
      .filter({ hasText: /\p{Script=Han}/u })
      .first()
      .waitFor();
    // A space that comes before the candidates chooses none of them.
    for (let tries = 0; tries < 20; tries += 1) {
      if ((await this.#lettersLeft()) === "") return;
      await this.page.keyboard.press("Space");
      await this.page.waitForTimeout(100);
    }
    throw new Error(`nothing is taken for ${pinyin}`);
  }

  async #address(): Promise<void> {
    await this.page.locator(".address__tile").first().click();
    await this.page.locator(".address__tile").first().click();
    await this.page.keyboard.type("100");
  }

  async #post(): Promise<void> {
    await this.fillsPost();
    await this.#primary();
  }

  /** The address or the telephone of a parcel; an address that is known stays. */
  async fillsPost(): Promise<void> {
    const isAddress = (await this.page.locator(".address").count()) > 0;
    if (isAddress && (await this.page.locator(".address__tile").count()) > 0) await this.#address();
    else if (!isAddress) await this.page.keyboard.type(String(rightAnswers.mobile?.[0]));
  }

  async #readToTheEnd(): Promise<void> {
    const next = this.page.locator(".paged__turn:not([hidden]) button").last();
    while ((await next.count()) > 0 && (await next.isEnabled())) await next.click();
  }

  async #sign(): Promise<void> {
    const box = await this.page.locator(".signature__box").boundingBox();
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
    await this.page.locator(".signature .button--primary").click();
  }
}
