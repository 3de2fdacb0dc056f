import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, stepAt } from "../../server/hall/staff/totp.ts";
import { verifyAudit } from "../../server/staff-commands.ts";
import { openPage, screens, startBrowser } from "../support/browser.ts";
import { type Product, startProduct } from "../support/product.ts";
import { accountsIn, staffPassword, staffStoreIn } from "../support/staff.ts";

let product: Product;
let browser: Browser;
let dataDirectory: string;

beforeAll(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), "xiaohu-staff-"));
  const store = staffStoreIn(dataDirectory);
  await accountsIn(store, [
    {
      id: "lin",
      roles: ["clerk"],
      certificate: { number: "1", validFrom: "2020-01-01", validTo: "2021-12-31" },
    },
    { id: "boss", roles: ["manager"] },
  ]);
  // As after `npm run account`: no authenticator yet.
  store.setAuthenticator("boss", null);
  store.close();
  const configuration = "staff: { certified: [XiaohuWindow.OpenCase] }";
  [product, browser] = await Promise.all([startProduct({ dataDirectory, configuration }), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  rmSync(dataDirectory, { recursive: true });
});

const open = async (path: string) => (await openPage(browser, `${product.url}${path}`, screens.desk)).page;

/** With the keyboard alone: the first field has it. */
async function signIn(page: Page, id: string, password = staffPassword): Promise<void> {
  await page.getByLabel("账号").waitFor();
  await page.getByLabel("账号").fill(id);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
}

describe("a hall whose staff have accounts", () => {
  it("lets a clerk in with a password, as that clerk and nobody else, and out again in every tab", async () => {
    const page = await open("/window");
    await signIn(page, "lin", "not this one");
    await page.getByText("不对，请再看一遍重新输入").waitFor();
    expect(await page.getByLabel("账号").inputValue()).toBe("lin");
    await page.keyboard.type(staffPassword);
    await page.keyboard.press("Enter");
    await page.getByText("行政办事员证已于 2021-12-31 到期").waitFor();
    const choices = (legend: string) => page.getByRole("group", { name: legend }).getByRole("radio");
    await choices("窗口").first().waitFor();
    expect(await choices("我是").count()).toBe(1);
    await choices("我是").check();
    await choices("窗口").first().check();
    await page.keyboard.press("Enter");
    await page.getByText("现在没有号在手上").waitFor();
    // The same browser is the same person; this page is not a clerk's.
    const other = await page.context().newPage();
    await other.goto(`${product.url}/manager`);
    await other.getByText("没有使用本页的权限").waitFor();
    await other.getByRole("button", { name: "换人登录" }).click();
    await other.getByLabel("账号").waitFor();
    await page.getByLabel("账号").waitFor();
    await page.context().close();
  });

  it("lets a manager in behind a second factor that is set up the first time", async () => {
    const page = await open("/manager");
    await signIn(page, "boss");
    const secret = (await page.locator("code").textContent())?.replace(/ /g, "") ?? "";
    const store = staffStoreIn(dataDirectory);
    const kept = store.account("boss")?.authenticator ?? Buffer.alloc(0);
    store.close();
    expect(secret).toHaveLength(32);
    await page.keyboard.type(codeOf(kept, stepAt(Date.now())));
    await page.keyboard.press("Enter");
    const done = page.getByRole("button", { name: "已抄好" });
    await done.waitFor();
    expect(await page.locator(".staff-form__codes li").count()).toBe(10);
    await done.click();
    // The title is the hall's name as soon as that is known.
    await page.getByText("今天，实时").waitFor();
    await page.goto(`${product.url}/manager?site=district`);
    await page.getByRole("button", { name: "员工、审计" }).click();
    await page.getByRole("button", { name: "新建账户" }).click();
    await page.getByLabel("账号").fill("wu");
    await page.getByLabel("姓名").fill("小吴（测试）");
    await page.getByLabel("导办").check();
    await page.getByRole("button", { name: "保存" }).click();
    const given = page.getByText(/^wu 的首次口令：/);
    await given.waitFor();
    const password = (await given.textContent())?.split("：")[1] ?? "";
    await page.getByRole("button", { name: "查找" }).click();
    await page.getByRole("cell", { name: "XiaohuStaff.AddAccount" }).first().waitFor();
    await page.getByRole("button", { name: "核对整本日志" }).click();
    await page.getByText("条条相连，没有被改过").waitFor();
    await page.getByRole("button", { name: "退出登录" }).click();
    await signIn(page, "wu", password);
    await page.getByText("请先设自己的口令").waitFor();
    await page.getByRole("button", { name: "换人登录" }).click();
    await page.getByLabel("账号").waitFor();
    await page.context().close();
    expect((await verifyAudit(["verify"], { dataDirectory })).verdict).toMatchObject({ fault: null });
  });
});
