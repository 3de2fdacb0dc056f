import { describe, expect, it } from "vitest";
import { levelsTablePath } from "../../../../server/contract/levels.ts";
import { statisticsPath } from "../../../../server/contract/manager.ts";
import { type StaffRole, staffRoles } from "../../../../server/contract/staff/member.ts";
import { permissions, type StaffCommand } from "../../../../server/contract/staff/permissions.ts";
import { isStaffPage } from "../../../../server/door/staff-gate.ts";
import { type ContractClient, connectTo } from "../../../support/contract-client.ts";
import { startHallSide } from "../../../support/hall-side.ts";
import { entranceCertificate, entranceSection, fetchOverTls } from "../../../support/network-entrance.ts";
import { accountsIn, StaffBrowser, staffStoreIn } from "../../../support/staff.ts";

const at = Date.UTC(2026, 10, 23, 1);
/** Asked over HTTP: where. */
const requests: Partial<Record<StaffCommand, string>> = {
  "XiaohuManager.SaveTable": statisticsPath,
  "XiaohuLevels.SaveTable": levelsTablePath,
};

const refusals = ["message.notAuthorised", "message.notFound", "staff.notSignedIn", "staff.notCertified"];
const everybody = [...staffRoles, "both", "nobody"] as const;
type Who = (typeof everybody)[number];
const rolesOf = (who: Who): readonly StaffRole[] =>
  who === "both" ? ["clerk", "guide"] : staffRoles.filter((role) => role === who);

/** A hall with an account of each role, one with two, and each signed in; `ask` gives a command with an empty payload. */
async function staffedHall() {
  const entrance = await entranceSection("staffEntrance");
  const hall = await startHallSide(`staff: {}\n${entrance.yaml}`, at);
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
  /** By the terminal's own way, and by the entrance from the network. */
  const ways = {
    here: { url: hall.url, fetch: (url: string, headers: Record<string, string>) => fetch(url, { headers }) },
    there: {
      url: entrance.url,
      fetch: (url: string, headers: Record<string, string>) => fetchOverTls(url, { headers }),
    },
  };
  /** An error's code, or `done`. */
  const ask = async (command: string, who: Who, from: keyof typeof ways = "here"): Promise<string> => {
    const way = ways[from];
    const cookie = cookies.get(who) ?? "";
    const path = requests[command as StaffCommand];
    if (path !== undefined) {
      const headers = { authorization: `Bearer ${hall.tokens.of("manager")}`, cookie };
      const answer = await way.fetch(`${way.url}${path}`, headers);
      return answer.ok ? "done" : ((await answer.json()) as { error: string }).error;
    }
    const service = hall.door
      .services()
      .find(({ definition }) => Object.hasOwn(definition.commands, command));
    if (!service) throw new Error(`no service has ${command}`);
    const page = service.roles.find(isStaffPage) ?? "window";
    const key = `${from} ${service.definition.path} ${who}`;
    const connection =
      connections.get(key) ??
      connectTo(way.url, service.definition, hall.tokens.of(page), cookie, entranceCertificate);
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
    const asked = { allowed: new Set<StaffRole>(), refused: new Set<StaffRole>() };
    for (const [command, { roles }] of Object.entries(permissions)) {
      const outcomes = await Promise.all(everybody.map((who) => ask(command, who)));
      for (const [index, who] of everybody.entries()) {
        const outcome = outcomes[index] ?? "";
        const isRefused = refusals.includes(outcome);
        const refusal = who === "nobody" ? "staff.notSignedIn" : "message.notAuthorised";
        const isRight = rolesOf(who).some((role) => roles.includes(role)) ? !isRefused : outcome === refusal;
        if (!isRight) wrong.push(`${who} · ${command}: ${outcome}`);
        cells += 1;
      }
      // From the network the same gate is asked, by each role alone and by nobody.
      const far = [...staffRoles, "nobody"] as const;
      const answers = await Promise.all(far.map((who) => ask(command, who, "there")));
      for (const [index, who] of far.entries()) {
        const answer = answers[index] ?? "";
        const may = who !== "nobody" && roles.includes(who);
        const refusal = who === "nobody" ? "staff.notSignedIn" : "message.notAuthorised";
        if (may ? refusals.includes(answer) : answer !== refusal)
          wrong.push(`${who} · ${command}, from the network: ${answer}`);
        if (who !== "nobody") (may ? asked.allowed : asked.refused).add(who);
      }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBe(everybody.length * Object.keys(permissions).length);
    for (const role of staffRoles)
      expect([role, asked.allowed.has(role), asked.refused.has(role)]).toEqual([role, true, true]);
    const named = door
      .services()
      .filter(({ roles }) => roles.some(isStaffPage))
      .flatMap(({ definition }) => Object.keys(definition.commands))
      .filter((name) => !name.startsWith("Common."));
    expect(new Set([...named, ...Object.keys(requests)])).toEqual(new Set(Object.keys(permissions)));
  }, 20_000);
});
