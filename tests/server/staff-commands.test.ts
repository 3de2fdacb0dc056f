import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { readConfig } from "../../server/config/config.ts";
import { staffFinding } from "../../server/doctor/staff.ts";
import { auditFile, openAudit } from "../../server/hall/audit/audit.ts";
import { openAuditStore } from "../../server/hall/audit/store.ts";
import { logFile, makeAccount, verifyAudit } from "../../server/staff-commands.ts";
import { SimulatedClock } from "../support/simulated-clock.ts";

const clock = new SimulatedClock();
const entry = {
  account: "clerk",
  name: "小测",
  roles: ["clerk"],
  page: "window",
  site: "huli",
  address: "127.0.0.1",
  what: "XiaohuWindow.CallNext",
  target: "",
  outcome: "done",
};

function folder(): string {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-audit-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** An audit log of so many rows over two days, as the server leaves it, with its heads in the log file. */
async function logOf(rows: number) {
  const dataDirectory = folder();
  const now = new SimulatedClock();
  const audit = openAudit({
    store: openAuditStore(join(dataDirectory, auditFile)),
    clock: now,
    note: (msg, data) =>
      appendFileSync(join(dataDirectory, logFile), `${JSON.stringify({ level: 30, ...data, msg })}\n`),
  });
  for (let row = 0; row < rows; row += 1) {
    if (row === 2) await now.advance(24 * 3_600_000);
    await audit.write({ ...entry, target: `A${row}` });
  }
  audit.close();
  const looked = async () => (await verifyAudit(["verify"], { dataDirectory })).verdict;
  /** As somebody with the file and a tool would. */
  const tamper = (sql: string) => {
    const database = new Sqlite(join(dataDirectory, auditFile));
    database.exec("DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_removed");
    database.exec(sql);
    database.close();
  };
  return { dataDirectory, looked, tamper };
}

describe("npm run audit -- verify", () => {
  it("finds a log whole, and says its head", async () => {
    const { dataDirectory, looked } = await logOf(5);
    expect(await looked()).toMatchObject({ rows: 5, fault: null, head: { seq: 5 } });
    const { words } = await verifyAudit(["verify"], { dataDirectory });
    expect(words).toMatch(/^✓ 5 rows, 3 heads in the log\n {2}5 [0-9a-f]{64}$/);
  });

  it.each([
    ["a changed row", "UPDATE audit SET outcome = 'message.notAuthorised' WHERE seq = 3", 3, "changed"],
    ["a removed row", "DELETE FROM audit WHERE seq = 3", 3, "removed"],
    [
      "a removed row, behind which the others moved up",
      "DELETE FROM audit WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 5",
      3,
      "removed",
    ],
    [
      "two rows that changed places",
      "UPDATE audit SET seq = 9 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 9",
      2,
      "reordered",
    ],
    ["an end that was cut off", "DELETE FROM audit WHERE seq > 3", 4, "truncated"],
    ["a log that is empty", "DELETE FROM audit", 1, "truncated"],
  ])("names the first wrong row: %s", async (_what, sql, seq, kind) => {
    const { looked, tamper } = await logOf(5);
    tamper(sql);
    expect((await looked()).fault).toEqual({ seq, kind });
  });

  it("lets nobody change a row by the way", async () => {
    const { dataDirectory } = await logOf(2);
    const database = new Sqlite(join(dataDirectory, auditFile));
    expect(() => database.exec("DELETE FROM audit")).toThrow(/never removed/);
    expect(() => database.exec("UPDATE audit SET what = ''")).toThrow(/never changed/);
    database.close();
  });

  it("goes on behind what stands there, by several processes at once", async () => {
    const dataDirectory = folder();
    const path = join(dataDirectory, auditFile);
    const several = [1, 2, 3].map(() =>
      openAudit({ store: openAuditStore(path), clock, note: () => undefined }),
    );
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        several[index % 3]?.write({ ...entry, target: String(index) }),
      ),
    );
    for (const each of several) each.close();
    expect((await verifyAudit(["verify"], { dataDirectory })).verdict).toMatchObject({
      rows: 60,
      fault: null,
    });
  });

  it("says where there is none, and what it can", async () => {
    const dataDirectory = folder();
    await expect(verifyAudit(["verify"], { dataDirectory })).rejects.toMatchObject({
      code: "config.unreadable",
    });
    await expect(verifyAudit([], { dataDirectory })).rejects.toMatchObject({ code: "config.invalid" });
  });
});

describe("npm run account", () => {
  it("makes an account with a password for the first sign-in, once, and writes it down", async () => {
    const dataDirectory = folder();
    const options = { dataDirectory, clock };
    expect(await makeAccount(["lin", "小林", "manager,clerk"], options)).toMatch(/^lin: \w{5}-\w{5}-\w{5}\n/);
    await expect(makeAccount(["lin", "小林", "manager"], options)).rejects.toMatchObject({
      code: "staff.taken",
    });
    await expect(makeAccount(["lin", "小林", "boss"], options)).rejects.toMatchObject({
      code: "config.invalid",
    });
    expect((await verifyAudit(["verify"], options)).verdict).toMatchObject({ rows: 1, fault: null });
  }, 20_000);
});

describe("the doctor", () => {
  const configured = (yaml: string, directory: string) => {
    const path = join(directory, "kiosk.yaml");
    writeFileSync(path, yaml);
    return readConfig(path);
  };
  it("warns of a hall without accounts, and of one whose accounts let nobody in", () => {
    const directory = folder();
    expect(staffFinding(configured("terminal: {}", directory), directory)).toMatchObject({
      verdict: "doubtful",
      found: expect.stringContaining("demo accounts"),
    });
    const accounts = configured("staff: {}", directory);
    expect(staffFinding(accounts, directory)).toMatchObject({ verdict: "bad" });
    writeFileSync(join(directory, "staff.sqlite"), "");
    expect(staffFinding(accounts, directory)).toMatchObject({ verdict: "good" });
  });
});
