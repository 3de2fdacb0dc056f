import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import { readConfig } from "../../server/config/config.ts";
import { hallGuide } from "../../server/contract/guide/guide.ts";
import { hallStaff } from "../../server/contract/staff/accounts.ts";
import { staffRoles } from "../../server/contract/staff/member.ts";
import { createDoor, type Door } from "../../server/door/door.ts";
import { servePages } from "../../server/door/pages.ts";
import { roles } from "../../server/door/service.ts";
import { isStaffPage } from "../../server/door/staff-gate.ts";
import { Tokens } from "../../server/door/tokens.ts";
import { dayOf } from "../../server/hall/calendar/day.ts";
import { openHallSide } from "../../server/opening/hall-side.ts";
import { openToStaff } from "../../server/opening/open-staff-entrance.ts";
import { openTerminalSide } from "../../server/opening/terminal-side.ts";
import { openServiceRecord } from "../../server/terminal/technician/service-record.ts";
import { connectTo } from "../support/contract-client.ts";
import { emptyPagesIn } from "../support/empty-pages.ts";
import {
  entranceCertificate,
  entranceSection,
  fetchOverTls,
  upgradeOverTls,
} from "../support/network-entrance.ts";
import { readFolderHere } from "../support/read-folder-here.ts";
import { silentLog } from "../support/silent-log.ts";
import { accountsIn, StaffBrowser, staffPassword, staffStoreIn } from "../support/staff.ts";

const sites = ["district", "street", "community"] as const;
/** All that pages of staff ask over HTTP, and nothing else; written down here anew. */
const asked = [
  // What puts the guide's page on a home screen.
  "/assets/guide-app/guide.webmanifest",
  "/window",
  "/guide",
  "/manager",
  "/c",
  "/c/open",
  "/c/ask",
  "/hall/v1/staff/ask",
  "/hall/v1/levels.csv",
  "/hall/v1/statistics.csv",
  "/assets/x",
  "/healthz",
];
/** The last word of each service that is staff's. */
const services = [
  "window",
  "manager",
  "levels",
  "matter-desk",
  "assistance-desk",
  "rating-desk",
  "pain-desk",
  "experience-desk",
  "notices",
  "guide",
  "accompany",
  "staff",
  "staff-session",
];

/** Everything that stands behind the door: a district's hall, a terminal with its simulator, telephones, and every page. */
async function everything() {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-entrance-"));
  for (const each of ["district", "hall"])
    copyFileSync(`docs/${each}.example.yaml`, join(directory, `${each}.yaml`));
  await emptyPagesIn(directory);
  writeFileSync(join(directory, "assets/x"), "");
  const entrance = await entranceSection("staffEntrance");
  writeFileSync(
    join(directory, "kiosk.yaml"),
    `staff: {}\ndistrict: { file: district.yaml }\n${entrance.yaml}\n`,
  );
  const config = readConfig(join(directory, "kiosk.yaml"));
  const store = staffStoreIn(directory);
  await accountsIn(
    store,
    staffRoles.map((role) => ({ id: role, roles: [role] })),
  );
  store.close();
  const tokens = new Tokens();
  const clock = systemClock;
  const log = silentLog();
  const door = createDoor({ tokens, clock, log });
  const routes = new Set<string>(["/healthz"]);
  door.app.addHook("onRoute", ({ url }) => void routes.add(url));
  await servePages(door.app, directory, tokens, {
    simulator: true,
    hall: true,
    id: "HL-01",
    diagonalInches: () => undefined,
  });
  const common = { config, door, dataDirectory: directory, clock, newKey: randomUUID, log };
  const record = openServiceRecord(join(directory, "terminal.sqlite"), () => undefined);
  const hall = await openHallSide({
    ...common,
    readFolder: readFolderHere,
    pagesDirectory: directory,
    demo: true,
  });
  const terminal = await openTerminalSide({
    ...common,
    record,
    simulator: true,
    linesInMemory: true,
    dayOf,
    hashPerson: ({ number }) => number,
  });
  const loopback = `http://127.0.0.1:${await door.listen(0)}`;
  await hall.open(loopback);
  const token = tokens.of("terminal");
  terminal.open(loopback, { url: loopback, token, boardToken: tokens.of("board"), site: null });
  return {
    door,
    tokens,
    routes,
    loopback,
    url: entrance.url,
    async close() {
      await terminal.stopServing();
      await hall.stopServing();
      await door.close();
      await terminal.close();
      record.close();
      hall.close();
      rmSync(directory, { recursive: true });
    },
  };
}

let all: Awaited<ReturnType<typeof everything>>;
beforeAll(async () => {
  all = await everything();
}, 60_000);
afterAll(() => all.close());

const isOfStaff = (path: string) => {
  const plain = path.replace(new RegExp(`^/hall/v1/sites/(${sites.join("|")})/`), "/hall/v1/");
  return asked.includes(plain) || services.some((name) => plain === `/hall/v1/${name}`);
};
/** A route with something in its holes. */
const filled = (route: string) => route.replace(/:\w+|\*/g, "x");

describe("from the network, staff's entrance", () => {
  it("leads to what staff's pages ask, and to nothing else of all that the server has", async () => {
    const known = [...new Set([...all.routes].map(filled))];
    const paths = all.door.services().map(({ definition }) => definition.path);
    // Without these the test would look at half a server.
    for (const each of ["/citizen", "/simulator/api/actions", "/t/x", "/hall/v1/commands", "/board", "/"])
      expect(known).toContain(each);
    expect(paths).toContain("/xfs4iot/v1.0/Technician");
    const browser = new StaffBrowser(all.url, all.tokens.of("window"), fetchOverTls);
    await browser.signIn("clerk", systemClock.now());
    const wrong: string[] = [];
    for (const path of known) {
      const answers = await Promise.all(
        ["GET", "POST"].map((method) => fetchOverTls(`${all.url}${path}`, { method })),
      );
      const leads = answers.some(({ status }) => status !== 404);
      if (leads !== isOfStaff(path)) wrong.push(`${path}: ${answers.map(({ status }) => status).join()}`);
    }
    for (const path of paths) {
      const service = all.door.services().find(({ definition }) => definition.path === path);
      const token = all.tokens.of(service?.roles[0] ?? "client");
      const status = await upgradeOverTls(`${all.url}${path}`, token, browser.cookie);
      if (status !== (isOfStaff(path) ? 101 : 404)) wrong.push(`${path}: ${status}`);
      if (isOfStaff(path) !== (service?.roles.every(isStaffPage) ?? false))
        wrong.push(`${path}: whose is it?`);
    }
    expect(wrong).toEqual([]);
    for (const service of services) expect(paths.some((path) => path === `/hall/v1/${service}`)).toBe(true);
  }, 60_000);

  it("takes no token but of staff's pages, and of those none without somebody who is signed in", async () => {
    const path = `${all.url}${hallGuide.path}`;
    for (const role of roles)
      expect([role, await upgradeOverTls(path, all.tokens.of(role))]).toEqual([
        role,
        role === "guide" ? 101 : 401,
      ]);
    const client = await connectTo(all.url, hallGuide, all.tokens.of("guide"), "", entranceCertificate);
    const { payload } = await client.command("XiaohuGuide.Services");
    expect(payload?.errorCode).toBe("staff.notSignedIn");
    client.close();
  });

  it("keeps the session in a cookie of this site's scripts' reach never, over TLS alone, and says so for a year", async () => {
    const browser = new StaffBrowser(all.url, all.tokens.of("guide"), fetchOverTls);
    await browser.signIn("guide", systemClock.now());
    expect(browser.setCookie.split("; ").slice(1).sort()).toEqual(
      ["HttpOnly", "Path=/hall/v1", "SameSite=Strict", "Secure"].sort(),
    );
    const page = await fetchOverTls(`${all.url}/guide`);
    expect(page.headers.get("strict-transport-security")).toBe("max-age=31536000");
    const own = await fetch(`${all.loopback}/guide`);
    expect(own.headers.get("strict-transport-security")).toBeNull();
    expect(page.headers.get("content-security-policy")).toBe(own.headers.get("content-security-policy"));
    expect(page.headers.get("cache-control")).toBe("no-store");
  });

  it("goes by the address of the socket where passwords are tried, whatever a request says of itself", async () => {
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const answer = await fetchOverTls(`${all.url}/hall/v1/staff/ask`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${all.tokens.of("guide")}`,
          "x-forwarded-for": `10.0.0.${attempt}`,
          forwarded: `for=10.0.0.${attempt}`,
        },
        body: JSON.stringify({
          name: "SignIn",
          payload: { id: `nobody-${attempt}`, password: staffPassword },
        }),
      });
      outcomes.push(((await answer.json()) as { stage: string }).stage);
    }
    expect(outcomes).toContain("signedOut");
    const audit = await auditedAddresses();
    expect(audit).toEqual(new Set(["127.0.0.1"]));
  });

  it("opens a saved case by a window's grant and not by its code", async () => {
    const open = (base: string, ask: typeof fetchOverTls, body: object) =>
      ask(`${base}/c/open`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const byCode = { code: "4FKM7RTY", lastFour: "0012", idempotencyKey: randomUUID() };
    const byGrant = { grant: "0".repeat(32), idempotencyKey: randomUUID() };
    const said = async (answer: Response) => ((await answer.json()) as { error: string }).error;
    expect(await said(await open(all.loopback, fetch as never, byCode))).toBe("matter.notFound");
    expect(await said(await open(all.url, fetchOverTls, byCode))).toBe("message.notFound");
    expect(await said(await open(all.url, fetchOverTls, byGrant))).toBe("message.notAuthorised");
  });
});

/** Who tried to sign in from where, as a manager reads it. */
async function auditedAddresses(): Promise<Set<string>> {
  const boss = new StaffBrowser(all.loopback, all.tokens.of("manager"));
  await boss.signIn("manager", systemClock.now());
  const client = await connectTo(all.loopback, hallStaff, all.tokens.of("manager"), boss.cookie);
  const { payload } = await client.command("XiaohuStaff.Audit", {});
  client.close();
  const { rows } = payload as { rows: { address: string }[] };
  return new Set(rows.map(({ address }) => address));
}

describe("a configuration that would let strangers in", () => {
  const refused = async (yaml: string) => {
    const directory = mkdtempSync(join(tmpdir(), "xiaohu-entrance-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const path = join(directory, "kiosk.yaml");
    writeFileSync(path, yaml);
    try {
      readConfig(path);
      return null;
    } catch (cause) {
      return cause;
    }
  };

  it("is refused with what to do, also where the hall's side is opened without the file", async () => {
    const { yaml } = await entranceSection("staffEntrance");
    const expected = {
      code: "config.invalid",
      message: expect.stringMatching(/staffEntrance: .*write staff: \{\}.*npm run account/),
    };
    expect(await refused(yaml)).toMatchObject(expected);
    expect(await refused(`staff: {}\n${yaml}`)).toBeNull();
    const config = {
      ...readConfig(undefined),
      staffEntrance: { address: "", names: [], certificate: "", key: "", port: 0 },
    };
    await expect(openToStaff({} as Door, config, () => undefined)).rejects.toMatchObject(expected);
  });

  it("is refused where there is no hall on this machine, and where a network is none", async () => {
    const { yaml } = await entranceSection("staffEntrance");
    const far = 'terminal: { hall: { url: "https://hall.example", token: { file: t } } }';
    expect(await refused(`staff: {}\n${far}\n${yaml}`)).toMatchObject({ code: "config.invalid" });
    const { yaml: strange } = await entranceSection("staffEntrance", ", from: [10.20.0.0/40]");
    expect(await refused(`staff: {}\n${strange}`)).toMatchObject({
      code: "config.invalid",
      message: expect.stringContaining("no network"),
    });
  });
});
