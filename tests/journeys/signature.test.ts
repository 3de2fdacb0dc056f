import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { signatureMessages } from "../../kiosk/i18n/signature.ts";
import { isWritten, pointsIn, signature, signatureLimits } from "../../server/contract/signature.ts";
import type { Gallery } from "../gallery/gallery.tsx";
import { serveGallery } from "../gallery/server.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";

declare const window: { gallery?: Gallery };
declare const document: { readonly documentElement: { readonly dataset: Record<string, string> } };

const manner = { language: "zh-CN", text: "normal", contrast: "normal" } as const;
const words = (key: keyof typeof signatureMessages) => signatureMessages[key]["zh-CN"];

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser;
let page: Page;
let devtools: CDPSession;
let errors: string[];

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), startBrowser()]);
  ({ page, errors } = await openPage(browser, `${gallery.url}?page=signature`, screens.portrait));
  await page.waitForFunction(() => window.gallery !== undefined);
  devtools = await page.context().newCDPSession(page);
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});
beforeEach(() =>
  page.evaluate(async (how) => {
    document.documentElement.dataset.signed = "";
    await window.gallery?.show("empty", how);
  }, manner),
);
afterEach(() => expect(errors).toEqual([]));

const box = () => page.getByRole("img", { name: words("box") });
const done = () => page.getByRole("button", { name: words("done"), exact: true });
const clear = () => page.getByRole("button", { name: words("clear"), exact: true });
const ink = () => expect.poll(() => page.locator(".signature__ink path").count());
const signed = () => page.evaluate(() => document.documentElement.dataset.signed ?? "");

async function place(x: number, y: number): Promise<{ x: number; y: number }> {
  const { x: left, y: top } = (await box().boundingBox()) ?? { x: 0, y: 0 };
  const perMillimetre = await page.evaluate(() =>
    Number(getComputedStyle(globalThis.document.documentElement).getPropertyValue("--px-per-mm")),
  );
  // Inside its border of a millimetre.
  return { x: left + (x + 1) * perMillimetre, y: top + (y + 1) * perMillimetre };
}

type Kind = "mousePressed" | "mouseMoved" | "mouseReleased";
const pen = (type: Kind, at: { x: number; y: number }, force: number) =>
  devtools.send("Input.dispatchMouseEvent", {
    type,
    ...at,
    button: "left",
    buttons: type === "mouseReleased" ? 0 : 1,
    clickCount: 1,
    force,
    pointerType: "pen",
  });

/** Fingers on the glass, millimetres in the box. */
const touch = async (
  type: "touchStart" | "touchMove" | "touchEnd",
  ...fingers: { id: number; at: [number, number] }[]
) =>
  devtools.send("Input.dispatchTouchEvent", {
    type,
    touchPoints: await Promise.all(fingers.map(async ({ id, at }) => ({ id, ...(await place(...at)) }))),
  });

async function writeWithFinger(from: [number, number], to: [number, number], steps = 12): Promise<void> {
  await touch("touchStart", { id: 1, at: from });
  for (let step = 1; step <= steps; step++) {
    const part = step / steps;
    await touch("touchMove", {
      id: 1,
      at: [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part],
    });
  }
  await touch("touchEnd");
}

it("is as large as a name needs", async () => {
  const size = await box().boundingBox();
  const origin = await place(0, 0);
  const corner = await place(160, 60);
  expect(size?.width).toBeGreaterThanOrEqual(corner.x - origin.x);
  expect(size?.height).toBeGreaterThanOrEqual(corner.y - origin.y);
});

it("takes what a finger writes, in millimetres, and only when it is more than a dot", async () => {
  expect(await done().isDisabled()).toBe(true);
  await touch("touchStart", { id: 1, at: [50, 40] });
  await touch("touchEnd");
  await page.getByText(words("tooShort")).first().waitFor();
  expect(await done().isDisabled()).toBe(true);
  await writeWithFinger([30, 30], [90, 50]);
  await writeWithFinger([120, 20], [120, 60]);
  await ink().toBeGreaterThanOrEqual(3);
  await done().click();
  const written = signature.parse(JSON.parse(await signed()));
  expect(written.strokes).toHaveLength(3);
  const [, across, down] = written.strokes;
  expect(across?.[0]).toMatchObject({ x: expect.closeTo(30, 0), y: expect.closeTo(30, 0), p: 0.5 });
  expect(across?.at(-1)).toMatchObject({ x: expect.closeTo(90, 0), y: expect.closeTo(50, 0) });
  expect(down?.at(-1)).toMatchObject({ x: expect.closeTo(120, 0), y: expect.closeTo(60, 0) });
  expect(isWritten(written.strokes)).toBe(true);
});

it("takes the pressure of a pen, follows it out of the box, and keeps to the edge", async () => {
  await pen("mousePressed", await place(20, 20), 0.2);
  await pen("mouseMoved", await place(60, 30), 0.9);
  await pen("mouseMoved", await place(60, 200), 0.9);
  await pen("mouseReleased", await place(60, 200), 0);
  await done().click();
  const [stroke] = signature.parse(JSON.parse(await signed())).strokes;
  expect(stroke?.[0]?.p).toBeCloseTo(0.2, 1);
  expect(stroke?.[1]?.p).toBeCloseTo(0.9, 1);
  expect(stroke?.at(-1)?.y).toBeGreaterThan(75);
});

it("passes over a palm that lies beside the finger", async () => {
  await touch("touchStart", { id: 1, at: [30, 30] });
  await touch("touchMove", { id: 1, at: [50, 30] }, { id: 2, at: [150, 60] });
  await touch("touchMove", { id: 1, at: [70, 30] }, { id: 2, at: [160, 60] });
  await touch("touchEnd");
  await done().click();
  const { strokes } = signature.parse(JSON.parse(await signed()));
  expect(strokes).toHaveLength(1);
  expect(Math.max(...(strokes[0] ?? []).map(({ x }) => x))).toBeLessThan(80);
});

it("is cleared by its button, and by a keyboard", async () => {
  await writeWithFinger([30, 30], [90, 50]);
  await clear().click();
  await ink().toBe(0);
  expect(await done().isDisabled()).toBe(true);
  await writeWithFinger([30, 30], [90, 50]);
  await ink().toBeGreaterThan(0);
  await box().focus();
  await page.keyboard.press("Delete");
  await ink().toBe(0);
});

it("leads to a window who cannot write, by keyboard alone too", async () => {
  await box().focus();
  expect(await page.evaluate(() => globalThis.document.activeElement?.classList.value)).toBe(
    "signature__box",
  );
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => globalThis.document.activeElement?.textContent)).toBe(words("assisted"));
  await page.keyboard.press("Enter");
  expect(await signed()).toBe("assisted");
});

it("takes no more than its bounds, says so, and what it took is whole", async () => {
  await page.evaluate((how) => window.gallery?.show("full", how), manner);
  await page.getByText(words("full")).first().waitFor();
  const before = await page.locator(".signature__ink path").count();
  await writeWithFinger([30, 30], [90, 50]);
  await ink().toBe(before);
  await done().click();
  const { strokes } = signature.parse(JSON.parse(await signed()));
  expect(strokes.length).toBe(signatureLimits.strokes);
  expect(pointsIn(strokes)).toBeLessThanOrEqual(signatureLimits.points);
});

it("keeps a long scribble within its bounds", async () => {
  const centre = await place(80, 40);
  await pen("mousePressed", centre, 0.5);
  for (let step = 0; step < 120; step++)
    await pen("mouseMoved", { x: centre.x + (step % 2 ? 250 : -250), y: centre.y + (step % 7) * 9 }, 0.5);
  await pen("mouseReleased", centre, 0);
  await done().click();
  const { strokes } = signature.parse(JSON.parse(await signed()));
  expect(strokes).toHaveLength(1);
  expect(pointsIn(strokes)).toBeGreaterThan(100);
});
