import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cameraAdvice, cameraMessages } from "../../kiosk/i18n/camera.ts";
import { technicianMessages } from "../../kiosk/i18n/technician.ts";
import { meet, member } from "../server/xfs4iot/stranger.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";
import { filmedBy, writeFilm } from "../support/camera-film.ts";
import { type Product, startProduct } from "../support/product.ts";

let product: Product;
let directory: string;
const size = { width: 320, height: 240 } as const;
const words = (key: keyof typeof cameraMessages) => cameraMessages[key]["zh-CN"];

/** White on the left, black on the right. */
async function film(path: string): Promise<void> {
  const luma = new Uint8Array(size.width * size.height);
  for (let row = 0; row < size.height; row++)
    luma
      .fill(235, row * size.width, row * size.width + size.width / 2)
      .fill(16, row * size.width + size.width / 2, (row + 1) * size.width);
  await writeFilm(path, size, luma);
}

async function atCamera(flags: readonly string[], before?: (page: Page) => Promise<unknown>) {
  const browser = await startBrowser(flags);
  const { page, errors } = await openPage(browser, `${product.url}/technician`, screens.landscape, before);
  await page.locator("input[type=password]").fill("xiaohu");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: technicianMessages.tabCamera["zh-CN"], exact: true }).click();
  await page.getByRole("button", { name: words("cameraOn"), exact: true }).click();
  return { browser, page, errors };
}

/** The camera as a program outside finds it. */
async function aProgram() {
  const token = (await readFile(join(product.dataDirectory, "xfs4iot-client-token"), "utf8")).trim();
  const program = await meet(`${product.url.replace("http", "ws")}/xfs4iot/v1.0/Camera`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const becomes = async (device: string) => {
    const deviceOf = async () =>
      member<{ device: string }>(await program.command("Common.Status"), "common").device;
    await expect.poll(deviceOf, { timeout: 10_000 }).toBe(device);
  };
  return { program, becomes };
}

/** A JPEG as a browser decodes it: how large it is, and how bright on the left and on the right. */
function lookAt(page: Page, jpeg: string) {
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
    const { width, height } = bitmap;
    const picture = new OffscreenCanvas(width, height).getContext("2d");
    picture?.drawImage(bitmap, 0, 0);
    const at = (part: number) =>
      picture?.getImageData(Math.floor(width * part), Math.floor(height / 2), 1, 1).data[0] ?? -1;
    return { width, height, left: at(0.25), right: at(0.75) };
  }, jpeg);
}

const filmPath = () => join(directory, "camera.y4m");
const filmed = () => filmedBy(filmPath());

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-camera-"));
  await film(filmPath());
  product = await startProduct();
});
afterAll(async () => {
  await product?.stop();
  await rm(directory, { recursive: true });
});

it("shows what the camera sees, takes a picture of it, and lets it be judged", async () => {
  const { browser, page, errors } = await atCamera(filmed());
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

it("gives its picture to a program outside while it is seen, says so, and gives none when it is off", async () => {
  const { program, becomes } = await aProgram();
  expect((await program.command("Camera.TakePicture")).header.completionCode).toBe("deviceNotReady");
  const { browser, page, errors } = await atCamera(filmed());
  await becomes("online");
  await page.getByText(words("cameraOpenToPrograms"), { exact: true }).waitFor();

  const taken = await program.command("Camera.TakePicture", { camera: "document" });
  expect(taken.header).toMatchObject({ completionCode: "success" });
  const sentence = new RegExp(`^${words("cameraTakenByProgram").replace("{time}", "\\d\\d:\\d\\d:\\d\\d")}$`);
  await page.getByRole("status").filter({ hasText: sentence }).waitFor();
  // It stands still for a moment, and then the picture moves again.
  await page.locator("video:visible").waitFor();
  const { left, right, ...extent } = await lookAt(page, member<string>(taken, "pictureFile"));
  expect(extent).toEqual(size);
  expect(left).toBeGreaterThan(200);
  expect(right).toBeLessThan(60);
  expect(product.output()).not.toContain(member<string>(taken, "pictureFile").slice(0, 40));

  // What is judged is no live picture; what is switched off is none at all.
  await page.getByRole("button", { name: words("cameraTake"), exact: true }).click();
  await becomes("offline");
  await page.getByRole("button", { name: words("cameraAgain"), exact: true }).click();
  await becomes("online");
  await page.getByRole("button", { name: words("cameraOff"), exact: true }).click();
  await becomes("offline");
  expect((await program.command("Camera.TakePicture")).header.completionCode).toBe("deviceNotReady");
  expect([errors, program.complaints]).toEqual([[], []]);
  program.socket.close();
  await browser.close();
});

it("says what to do where the browser may not use it", async () => {
  const forbids = (page: Page) =>
    page.route("**/technician", async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "permissions-policy": "camera=()" };
      await route.fulfill({ response, headers });
    });
  // What the test hands to the browser comes from no machine, which may ask none of this network.
  const flags = [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--disable-features=LocalNetworkAccessChecks",
  ];
  const { browser, page } = await atCamera(flags, forbids);
  const advice = page.locator(".camera [role=alert]");
  await advice.waitFor();
  expect(await advice.innerText()).toBe(cameraAdvice.refused["zh-CN"]);
  await browser.close();
});
