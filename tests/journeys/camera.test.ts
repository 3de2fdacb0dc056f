import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cameraAdvice, cameraMessages } from "../../kiosk/i18n/camera.ts";
import { technicianMessages } from "../../kiosk/i18n/technician.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";
import { type Product, startProduct } from "../support/product.ts";

let product: Product;
let directory: string;
const size = { width: 320, height: 240 } as const;
const words = (key: keyof typeof cameraMessages) => cameraMessages[key]["zh-CN"];

/** A film of one picture, as a camera gives it: white on the left, black on the right (YUV4MPEG2, 4:2:0). */
async function film(path: string): Promise<void> {
  const luma = Buffer.alloc(size.width * size.height);
  for (let row = 0; row < size.height; row++)
    luma
      .fill(235, row * size.width, row * size.width + size.width / 2)
      .fill(16, row * size.width + size.width / 2, (row + 1) * size.width);
  const grey = Buffer.alloc((size.width * size.height) / 2, 128);
  const head = `YUV4MPEG2 W${size.width} H${size.height} F30:1 Ip A1:1 C420jpeg\n`;
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, grey]);
  await writeFile(path, Buffer.concat([Buffer.from(head), ...Array.from({ length: 5 }, () => frame)]));
}

async function atCamera(flags: readonly string[]) {
  const browser = await startBrowser(flags);
  const { page, errors } = await openPage(browser, `${product.url}/technician`, screens.landscape);
  await page.locator("input[type=password]").fill("xiaohu");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: technicianMessages.tabCamera["zh-CN"], exact: true }).click();
  await page.getByRole("button", { name: words("cameraOn"), exact: true }).click();
  return { browser, page, errors };
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-camera-"));
  product = await startProduct();
});
afterAll(async () => {
  await product?.stop();
  await rm(directory, { recursive: true });
});

it("shows what the camera sees, takes a picture of it, and lets it be judged", async () => {
  const path = join(directory, "camera.y4m");
  await film(path);
  const { browser, page, errors } = await atCamera([
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${path}`,
  ]);
  await page.waitForFunction(() => (document.querySelector("video")?.videoWidth ?? 0) > 0);
  await page.getByRole("button", { name: words("cameraTake"), exact: true }).click();
  const [left, right] = await page.evaluate(() => {
    const canvas = document.querySelector("canvas");
    const picture = canvas?.getContext("2d");
    if (!canvas || !picture) throw new Error("no still");
    const at = (part: number) =>
      picture.getImageData(Math.floor(canvas.width * part), Math.floor(canvas.height / 2), 1, 1).data[0] ??
      -1;
    return [at(0.25), at(0.75)];
  });
  expect(left).toBeGreaterThan(200);
  expect(right).toBeLessThan(60);
  await page.getByRole("button", { name: words("cameraGood"), exact: true }).click();
  await page.getByText(words("cameraPassed"), { exact: true }).waitFor();
  await page.getByRole("button", { name: words("cameraOff"), exact: true }).click();
  expect(await page.locator("video, canvas").count()).toBe(0);
  expect(errors).toEqual([]);
  await browser.close();
});

it("says what to do where the browser may not use it", async () => {
  const { browser, page } = await atCamera([
    "--use-fake-device-for-media-stream",
    "--deny-permission-prompts",
  ]);
  const advice = page.locator(".camera [role=alert]");
  await advice.waitFor();
  expect([cameraAdvice.refused["zh-CN"], cameraAdvice.none["zh-CN"]]).toContain(await advice.innerText());
  await browser.close();
});
