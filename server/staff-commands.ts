import { randomBytes } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createInterface as createQuestions } from "node:readline/promises";
import * as z from "zod/mini";
import type { Clock } from "../device-drivers/clock.ts";
import { ContractError } from "./contract/errors.ts";
import { type AuditHead, type AuditVerdict, auditHead } from "./contract/staff/audit.ts";
import { accountId, staffRole, staffRoles } from "./contract/staff/member.ts";
import { shortestPassword } from "./contract/staff/session.ts";
import { hashPassword } from "./door/password-hash.ts";
import { auditFile, headNote } from "./hall/audit/audit.ts";
import { verify } from "./hall/audit/chain.ts";
import { openAuditStore } from "./hall/audit/store.ts";
import { openStaff } from "./hall/staff/staff.ts";

/** In the data directory: what the server says of itself, and with it the heads of the audit log. */
export const logFile = "xiaohu.log";

export interface CommandOptions {
  readonly dataDirectory: string;
  readonly clock: Clock;
}

const wantedAccount = z.tuple([
  accountId,
  z.string().check(z.minLength(1), z.maxLength(40)),
  z.array(staffRole).check(z.minLength(1)),
]);

/**
 * `account ID NAME ROLE[,ROLE]`: makes an account, the first manager's above all: every other one can be made on the manager's page. It is of all
 * sites. Returns what to say: the password for its first sign-in.
 *
 * @throws ContractError config.invalid · staff.taken · StorageError
 */
export async function makeAccount(
  [id = "", name = "", roles = "", ...rest]: readonly string[],
  { dataDirectory, clock }: CommandOptions,
): Promise<string> {
  const wanted = wantedAccount.safeParse([id, name, roles.split(",")]);
  if (!wanted.success || rest.length > 0)
    throw new ContractError(
      "config.invalid",
      `expected: account ID NAME ROLE[,ROLE]; the roles are ${staffRoles.join(", ")}`,
    );
  const staff = openStaff({
    directory: dataDirectory,
    accounts: true,
    certified: [],
    hallName: "",
    clock,
    randomBytes,
    note: () => undefined,
  });
  try {
    const [ownId, ownName, ownRoles] = wanted.data;
    const details = { name: ownName, roles: ownRoles, site: null, certificate: null };
    const made = await staff.accounts?.add(ownId, details);
    await staff.audit.write({
      account: "@console",
      name: "",
      roles: [],
      page: "",
      site: "",
      address: "",
      what: "XiaohuStaff.AddAccount",
      target: ownId,
      outcome: "done",
    });
    return `${ownId}: ${made?.password}\nIt has to be changed at the first sign-in / 首次登录须修改口令`;
  } finally {
    staff.close();
  }
}

/** The heads that stand in log files. @throws Error where one cannot be read */
async function headsIn(files: readonly string[]): Promise<AuditHead[]> {
  const heads: AuditHead[] = [];
  for (const file of files)
    for await (const line of createInterface({
      input: createReadStream(file),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      // Nearly every line is something else.
      if (!line.includes(`"msg":"${headNote}"`)) continue;
      const head = auditHead.safeParse(parseJson(line));
      if (head.success) heads.push({ seq: head.data.seq, digest: head.data.digest });
    }
  return heads;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    // A line that was cut off by a crash says nothing.
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

const faultWords = {
  changed: "does not say what was written",
  removed: "is not there any more",
  reordered: "stands at another's place",
  truncated: "and all behind it are gone",
} as const;

/**
 * `audit verify [LOG …]`: looks at the whole chain, and at the heads that the log files have; without a name at the server's own.
 *
 * @throws ContractError config.unreadable where there is no audit log
 */
export async function verifyAudit(
  [what, ...logs]: readonly string[],
  { dataDirectory }: Pick<CommandOptions, "dataDirectory">,
): Promise<{ readonly verdict: AuditVerdict; readonly words: string }> {
  if (what !== "verify") throw new ContractError("config.invalid", "expected: audit verify [LOG …]");
  const path = join(dataDirectory, auditFile);
  if (!existsSync(path)) throw new ContractError("config.unreadable", `there is no ${path}`);
  const own = join(dataDirectory, logFile);
  const anchors = await headsIn(logs.length > 0 ? logs : existsSync(own) ? [own] : []);
  const store = openAuditStore(path);
  try {
    const verdict = verify({ ...store.evidence(), anchors });
    const { fault, rows, head } = verdict;
    const words = fault
      ? `✗ row ${fault.seq} ${faultWords[fault.kind]} (${fault.kind}); ${rows} before it are whole`
      : `✓ ${rows} rows, ${anchors.length} heads in the log${head ? `\n  ${head.seq} ${head.digest}` : ""}`;
    return { verdict, words };
  } finally {
    store.close();
  }
}

/** Asks for a technician's password and returns what stands for it in the configuration. @throws ContractError config.invalid */
export async function makePassword(): Promise<string> {
  const terminal = createQuestions({ input: process.stdin, output: process.stderr });
  const password = await terminal.question("Password / 口令: ");
  terminal.close();
  if (password.length < shortestPassword)
    throw new ContractError("config.invalid", `a password has at least ${shortestPassword} characters`);
  return hashPassword(password);
}
