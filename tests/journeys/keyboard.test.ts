import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import { keyboardMessages } from "../../kiosk/i18n/keyboard.ts";
import { createDoor, type Door } from "../../server/door/door.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { newContext, openPage, screens, startBrowser } from "../support/browser.ts";
import { silentLog } from "../support/silent-log.ts";

const words = (key: keyof typeof keyboardMessages) => keyboardMessages[key]["zh-CN"];
let browser: Browser;
let door: Door;
let folder: string;
let url: string;

/** A page with the keyboard, built as the product's pages are and served by the product's own door, with its content security policy. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xiaohu-keyboard-"));
  await build({
    configFile: false,
    root: join(import.meta.dirname, "keyboard-page"),
    logLevel: "error",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: "esnext",
      modulePreload: false,
    },
  });
  door = createDoor({ tokens: new Tokens(), clock: systemClock, log: silentLog() });
  const html = await readFile(join(folder, "index.html"), "utf8");
  door.app.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(html));
  await door.app.register(fastifyStatic, {
    root: join(folder, "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: "1y",
  });
  url = `http://127.0.0.1:${await door.listen(0)}/`;
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await door?.close();
  await rm(folder, { recursive: true, force: true });
});

/** One page for all who come one after another, as at a terminal; another where something has to be there before it. */
let shared: Awaited<ReturnType<typeof openPage>> | undefined;

/** Somebody who has nothing but a finger. */
async function atKeyboard(
  query: string,
  viewport: { width: number; height: number } = screens.portrait,
  first?: () => void,
) {
  shared ??= await openPage(browser, "about:blank");
  const own = first ? await openPage(browser, "about:blank") : shared;
  const { page, errors } = own;
  if (first) await page.addInitScript(first);
  await page.setViewportSize(viewport);
  await page.goto(`${url}?${query}`);
  await page.locator("[data-field]").or(page.locator(".address__tile")).first().waitFor();
  const key = (name: string) => page.getByRole("button", { name, exact: true });
  return {
    page,
    key,
    text: () => page.locator("output").innerText(),
    /** Looks where the keys are before the first one, and no more: none may move away under the finger. */
    async types(letters: string) {
      await key(letters[0] ?? "")
        .first()
        .waitFor();
      const places = await page.evaluate(() =>
        Object.fromEntries(
          [...document.querySelectorAll(".keys .key, .pad .key, .rare__keys .key")].map((each) => {
            const { x, y, width, height } = each.getBoundingClientRect();
            return [each.textContent, { x: x + width / 2, y: y + height / 2 }];
          }),
        ),
      );
      for (const letter of letters) {
        const place = places[letter];
        if (!place) throw new Error(`no key ${letter}`);
        await page.mouse.click(place.x, place.y);
      }
    },
    async chooses(text: string) {
      await page
        .locator(".candidate", { hasText: new RegExp(`^${text}$`) })
        .first()
        .click();
    },
    async leaves() {
      expect(errors).toEqual([]);
      if (own !== shared) await own.context.close();
    },
  };
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

describe("typing by touch alone", () => {
  it("words, a sentence, letters and digits", async () => {
    const { types, chooses, text, key, page, leaves } = await atKeyboard("mode=pinyin");
    await types("xiamen");
    await chooses("厦门");
    expect(await text()).toBe("厦门");
    await key(words("clear")).click();
    await types("shenfenzheng");
    await chooses("身份证");
    await key("，").click();
    await types("woxiangkaiyijiaxiaodian");
    await chooses("我想开一家小店");
    await key(words("toSignsLabel")).click();
    await types("12");
    expect(await text()).toBe("身份证，我想开一家小店12");
    await key(words("erase")).click();
    await key(words("toLetters")).click();
    await key(words("toLatinLabel")).click();
    await types("ab");
    expect(await text()).toBe("身份证，我想开一家小店1ab");
    await page.locator(".field__sign").nth(2).click();
    await key(words("erase")).click();
    expect(await text()).toBe("身份，我想开一家小店1ab");
    await leaves();
  });

  it("zhuyin on a page for Taiwan: words, a sentence and a name in traditional characters, and pinyin beside it", async () => {
    const { types, chooses, text, key, leaves } = await atKeyboard("mode=pinyin&name&language=zh-TW");
    await types("ㄓㄨㄥ");
    await chooses("鍾");
    await types("ㄒㄧㄠˇㄇㄧㄥˊ");
    await chooses("小明");
    await key("全部清除").click();
    await types("ㄒㄧㄥ");
    await key("第一聲").click();
    await types("ㄑㄧˊㄨˇ");
    await chooses("星期五");
    await key("改用拼音").click();
    await types("taiwan");
    await chooses("臺灣");
    expect(await text()).toBe("星期五臺灣");
    await key("改用注音").click();
    await types("ㄓㄨ");
    await key("改用拼音").click();
    expect(await text()).toBe("星期五臺灣");
    await leaves();
  });

  it("a rare character by its zhuyin, with and without a tone: 李䶮", async () => {
    const { types, chooses, text, key, page, leaves } = await atKeyboard(
      "mode=pinyin&name&language=zh-TW",
      screens.landscape,
    );
    await types("ㄌㄧˇ");
    await chooses("李");
    await types("ㄧㄢ");
    await key("找罕用字").click();
    const meant = page.locator(".rare .candidate", { hasText: /^䶮$/ });
    await meant.waitFor();
    await key("第一聲").click();
    await meant.waitFor({ state: "detached" });
    await types("ˇ");
    await meant.click();
    await key("就用這個字").click();
    expect(await text()).toBe("李䶮");
    await leaves();
  });

  it("an address in the mainland's characters, by zhuyin too", async () => {
    const { types, chooses, text, key, leaves } = await atKeyboard("mode=address&language=zh-TW");
    await types("ㄏㄨˊㄌㄧˇㄑㄩ");
    await chooses("湖里区");
    await key("号").click();
    expect(await text()).toBe("湖里区号");
    await leaves();
  });

  it("a name with a rare character by its reading: 李䶮", async () => {
    const { types, chooses, text, key, page, leaves } = await atKeyboard("mode=pinyin&name");
    await types("li");
    await chooses("李");
    await types("yan");
    await key(words("rareLabel")).click();
    await page.getByText(/^读音/).waitFor();
    await page.locator(".candidate", { hasText: /^䶮$/ }).click();
    await page.getByText("编码 U+4DAE").waitFor();
    await key(words("useCharacter")).click();
    expect(await text()).toBe("李䶮");
    await leaves();
  });

  it("a name with a rare character by its parts, and one by its strokes: 王璟", async () => {
    const { types, chooses, text, key, page, leaves } = await atKeyboard(
      "mode=pinyin&name",
      screens.landscape,
    );
    await types("wang");
    await chooses("王");
    await key(words("rareLabel")).click();
    await key(words("byParts")).click();
    await chooses("王");
    await key(words("partByReading")).click();
    await types("jing");
    await chooses("景");
    await page.getByText("编码 U+749F").waitFor();
    await key(words("useCharacter")).click();
    expect(await text()).toBe("王璟");
    await key(words("rareLabel")).click();
    for (const stroke of ["dot", "horizontal", "leftFalling", "bent"] as const)
      await key(words(stroke)).click();
    await chooses("方");
    await key(words("useCharacter")).click();
    expect(await text()).toBe("王璟方");
    await leaves();
  });

  it("a part by its zhuyin, with the first tone too: 京 and not 景", async () => {
    const { types, key, page, leaves } = await atKeyboard("mode=pinyin&name&language=zh-TW");
    const say = (name: keyof typeof keyboardMessages) => keyboardMessages[name]["zh-TW"];
    const parts = () => page.locator(".parts .candidate").allInnerTexts();
    await key(say("rareLabel")).click();
    await key(say("byParts")).click();
    await key(say("partByZhuyin")).click();
    expect(await key(say("firstToneLabel")).isDisabled()).toBe(true);
    await types("ㄐㄧㄥ");
    await key(say("firstToneLabel")).click();
    await expect.poll(parts).toContain("京");
    expect(await parts()).not.toContain("景");
    expect(await page.locator(".parts .rare__letters").innerText()).toBe("ㄐㄧㄥˉ");
    await leaves();
  });

  it("shows a character that no font has, put together from its parts, and says so", async () => {
    const { types, chooses, text, key, page, leaves } = await atKeyboard("mode=pinyin&name");
    await key(words("rareLabel")).click();
    await key(words("byParts")).click();
    await chooses("口");
    await key(words("partByReading")).click();
    await types("dang");
    await chooses("当");
    await page.getByText(words("drawn")).waitFor();
    expect(await page.locator(".shown svg text").allTextContents()).toEqual(["口", "当"]);
    await key(words("useCharacter")).click();
    expect(await text()).toBe("𪠽");
    await page.locator(".field svg.drawn").waitFor();
    await leaves();
  });

  it("a whole address, as one sentence", async () => {
    const { types, chooses, text, leaves } = await atKeyboard("mode=address");
    await types("fujianshengxiamenshihuliqujiangtoujiedaolvcuoshequjiahelu");
    await chooses("福建省厦门市湖里区江头街道吕厝社区嘉禾路");
    await types("321");
    await chooses("号");
    expect(await text()).toBe("福建省厦门市湖里区江头街道吕厝社区嘉禾路321号");
    await leaves();
  });

  it("an address of the district, picked", async () => {
    const { types, chooses, text, page, leaves } = await atKeyboard("mode=picker");
    await press(page, "江头街道");
    await press(page, "吕厝社区");
    await types("jiahelu");
    await chooses("嘉禾路");
    await types("321");
    await chooses("号");
    expect(await text()).toBe("福建省厦门市湖里区江头街道吕厝社区嘉禾路321号");
    await press(page, words("change"));
    await press(page, "金山街道");
    await press(page, words("unknownCommunity"));
    expect(await text()).toBe("福建省厦门市湖里区金山街道嘉禾路321号");
    await leaves();
  });

  it("the number of an identity card, with nothing else on the keys", async () => {
    const { types, text, key, leaves } = await atKeyboard("mode=idNumber");
    await types("35020619900101001");
    await types("X");
    await types("1");
    expect(await text()).toBe("35020619900101001X");
    await key(words("done")).click();
    await leaves();
  });
});

describe("typing without touching", () => {
  it("with a keypad's four arrows and Enter", async () => {
    const { page, text, key, leaves } = await atKeyboard("mode=pinyin");
    await key("q").focus();
    // q → w → e; down to s, left to a, up to q, right to w.
    for (const step of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowRight"])
      await page.keyboard.press(step);
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("r");
    for (let up = 0; up < 2; up += 1) await page.keyboard.press("ArrowUp");
    await page.locator(".candidate--first").focus();
    await page.keyboard.press("Enter");
    expect(await text()).toBe("我");
    await leaves();
  });

  it("with a keyboard of Taiwan, on which 1 is ㄅ, and the space the first tone", async () => {
    const { page, text, leaves } = await atKeyboard("mode=pinyin&language=zh-TW");
    await page.getByRole("heading").focus();
    // ㄒㄧㄚˋ ㄇㄣˊ, ㄉㄨㄥ and its tone
    await page.keyboard.type("vu84ap6");
    await page.locator(".candidate--first", { hasText: "廈門" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("2j/");
    await page.keyboard.press("Space");
    await page.locator(".field__composing", { hasText: "ㄉㄨㄥˉ" }).waitFor();
    await page.locator(".candidate--first", { hasText: /^(東|冬)$/ }).waitFor();
    await page.keyboard.press("Space");
    expect(await text()).toMatch(/^廈門[東冬]$/);
    await leaves();
  });

  it("with a keyboard that has letters, wherever the focus stands", async () => {
    const { page, text, leaves } = await atKeyboard("mode=pinyin");
    await page.getByRole("heading").focus();
    await page.keyboard.type("xiamen");
    await page.locator(".candidate--first", { hasText: "厦门" }).waitFor();
    await page.keyboard.press("Space");
    await page.keyboard.type("shi");
    await page.locator(".candidate", { hasText: /^市$/ }).waitFor();
    const place = await page.locator(".candidate").allTextContents();
    await page.keyboard.press(String(place.indexOf("市") + 1));
    expect(await text()).toBe("厦门市");
    await page.keyboard.type("x");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Backspace");
    expect(await text()).toBe("厦门");
    await page.locator("[data-field]").focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Backspace");
    expect(await text()).toBe("门");
    await page.keyboard.press("Enter");
    await page.getByText("完成了").waitFor();
    await leaves();
  });
});

describe("what stands on the glass", () => {
  /** Sides of keys, and what is between two in a row or a column, in millimetres of a 21.5-inch screen. */
  const measure = (page: Page) =>
    page.evaluate(() => {
      const mm = Number(document.documentElement.style.getPropertyValue("--px-per-mm"));
      const boxes = [...document.querySelectorAll(".keyboard button, .address button")]
        .filter((button) => button.checkVisibility())
        .map((button) => button.getBoundingClientRect());
      let side = Number.POSITIVE_INFINITY;
      let gap = Number.POSITIVE_INFINITY;
      for (const one of boxes) {
        side = Math.min(side, one.width, one.height);
        for (const other of boxes) {
          if (one === other) continue;
          const across = Math.max(other.left - one.right, one.left - other.right);
          const down = Math.max(other.top - one.bottom, one.top - other.bottom);
          gap = Math.min(gap, Math.max(across, down));
        }
      }
      return { side: side / mm, gap: gap / mm, count: boxes.length };
    });

  it.each([
    ["portrait", "zh-CN"],
    ["landscape", "zh-CN"],
    ["portrait", "zh-TW"],
    ["landscape", "zh-TW"],
  ] as const)("%s, %s: keys of 15 mm and more, 2.5 mm apart, in every mode", async (turned, language) => {
    const words = (name: keyof typeof keyboardMessages) => keyboardMessages[name][language];
    const { page, key, types, leaves } = await atKeyboard(
      `mode=address&language=${language}`,
      screens[turned],
    );
    const check = async () => {
      const { side, gap, count } = await measure(page);
      expect(count).toBeGreaterThan(10);
      expect(side).toBeGreaterThanOrEqual(14.99);
      expect(gap).toBeGreaterThanOrEqual(2.53);
    };
    await check();
    await types(language === "zh-TW" ? "ㄧˋ" : "yi");
    await page.locator(".candidate--first").waitFor();
    await check();
    await key(words("allCandidates")).click();
    await check();
    await key(words("backToKeys")).click();
    await key(words("rareLabel")).click();
    await page.locator(".shown").waitFor();
    await check();
    for (const way of ["byStrokes", "byParts"] as const) {
      await key(words(way)).click();
      await check();
    }
    await leaves();
  });

  it("is the machine's own glyph where it has the font of all rare characters", async () => {
    const given = () =>
      Object.assign(window, {
        FontFace: class {
          load = async () => this;
        },
      });
    const { types, chooses, key, page, leaves } = await atKeyboard(
      "mode=pinyin&name",
      screens.portrait,
      given,
    );
    await key(words("rareLabel")).click();
    await key(words("byParts")).click();
    await chooses("口");
    await key(words("partByReading")).click();
    await types("dang");
    await chooses("当");
    await page.locator(".shown__character", { hasText: "𪠽" }).waitFor();
    expect(await page.locator(".shown svg.drawn").count()).toBe(0);
    expect(await page.getByText(words("drawn")).count()).toBe(0);
    await leaves();
  });
});

it("is gone with its worker when the session ends, and leaves nothing in the browser", async () => {
  const { page, types, chooses, leaves } = await atKeyboard("mode=pinyin");
  expect(page.workers()).toHaveLength(1);
  await types("xiamen");
  await chooses("厦门");
  const gone = page.workers()[0]?.waitForEvent("close");
  await press(page, "结束");
  await gone;
  expect(page.workers()).toHaveLength(0);
  const kept = await page.evaluate(async () =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), location.href]),
  );
  expect(kept).not.toMatch(/xiamen|厦门/);
  await leaves();
});

it("says so where the dictionary cannot be had, and still types letters and digits", async () => {
  const context = await newContext(browser, { viewport: screens.portrait });
  const page = await context.newPage();
  await page.route(/\.bin$/, (route) => route.abort());
  await page.goto(`${url}?mode=pinyin`);
  await press(page, "x");
  await page.getByText(words("failed")).waitFor();
  await press(page, words("toLatinLabel"));
  await press(page, "y");
  expect(await page.locator("output").innerText()).toBe("xy");
  await context.close();
});
