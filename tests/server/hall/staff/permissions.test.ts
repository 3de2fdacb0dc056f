import { describe, expect, it } from "vitest";
import { levelsTablePath } from "../../../../server/contract/levels.ts";
import { statisticsPath } from "../../../../server/contract/manager.ts";
import { type StaffRole, staffRoles } from "../../../../server/contract/staff/member.ts";
import { permissions, type StaffCommand } from "../../../../server/contract/staff/permissions.ts";
import { isStaffPage } from "../../../../server/door/staff-gate.ts";
import { type ContractClient, connectTo } from "../../../support/contract-client.ts";
import { startHallSide } from "../../../support/hall-side.ts";
import { accountsIn, StaffBrowser, staffStoreIn } from "../../../support/staff.ts";

const at = Date.UTC(2026, 10, 23, 1);
/** Asked over HTTP: where. */
const requests: Partial<Record<StaffCommand, string>> = {
  "XiaohuManager.SaveTable": statisticsPath,
  "XiaohuLevels.SaveTable": levelsTablePath,
};

const everybody = [...staffRoles, "both", "nobody"] as const;
type Who = (typeof everybody)[number];
const rolesOf = (who: Who): readonly StaffRole[] =>
  who === "both" ? ["clerk", "guide"] : staffRoles.filter((role) => role === who);

/** A hall with an account of each role, one with two, and each signed in; `ask` gives a command with an empty payload. */
async function staffedHall() {
  const hall = await startHallSide("staff: {}", at);
  const store = staffStoreIn(hall.directory);
  await accountsIn(
    store,
    everybody.filter((who) => who !== "nobody").map((who) => ({ id: who, roles: rolesOf(who) })),
  );
  store.close();
  const cookies = new Map<Who, string>();
  for (const who of everybody) {
    if (who === "nobody") continue;
    const browser = new StaffBrowser(hall.url, hall.tokens.of("window"));
    await browser.signIn(who, hall.clock.now());
    cookies.set(who, browser.cookie);
  }
  const connections = new Map<string, Promise<ContractClient>>();
  /** An error's code, or `done`. */
  const ask = async (command: string, who: Who): Promise<string> => {
    const cookie = cookies.get(who) ?? "";
    const path = requests[command as StaffCommand];
    if (path !== undefined) {
      const headers = { authorization: `Bearer ${hall.tokens.of("manager")}`, cookie };
      const answer = await fetch(`${hall.url}${path}`, { headers });
      return answer.ok ? "done" : ((await answer.json()) as { error: string }).error;
    }
    const service = hall.door
      .services()
      .find(({ definition }) => Object.hasOwn(definition.commands, command));
    if (!service) throw new Error(`no service has ${command}`);
    const page = service.roles.find(isStaffPage) ?? "window";
    const key = `${service.definition.path} ${who}`;
    const connection =
      connections.get(key) ?? connectTo(hall.url, service.definition, hall.tokens.of(page), cookie);
    connections.set(key, connection);
    const { header, payload } = await (await connection).command(command);
    return header.completionCode === "success" ? "done" : String(payload?.errorCode);
  };
  return { ...hall, ask };
}

describe("who may do what", () => {
  it("is as the table says in every cell, over the real socket, and no command of staff's pages is without a row", async () => {
    const { ask, door } = await staffedHall();
    const wrong: string[] = [];
    let cells = 0;
    for (const [command, { roles }] of Object.entries(permissions)) {
      const outcomes = await Promise.all(everybody.map((who) => ask(command, who)));
      for (const [index, who] of everybody.entries()) {
        const outcome = outcomes[index] ?? "";
        const isRefused = ["message.notAuthorised", "staff.notSignedIn", "staff.notCertified"].includes(
          outcome,
        );
        const refusal = who === "nobody" ? "staff.notSignedIn" : "message.notAuthorised";
        const isRight = rolesOf(who).some((role) => roles.includes(role)) ? !isRefused : outcome === refusal;
        if (!isRight) wrong.push(`${who} · ${command}: ${outcome}`);
        cells += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBe(everybody.length * Object.keys(permissions).length);
    const named = door
      .services()
      .filter(({ roles }) => roles.some(isStaffPage))
      .flatMap(({ definition }) => Object.keys(definition.commands))
      .filter((name) => !name.startsWith("Common."));
    expect(new Set([...named, ...Object.keys(requests)])).toEqual(new Set(Object.keys(permissions)));
  }, 20_000);
});
