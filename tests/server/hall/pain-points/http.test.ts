import { Agent, request } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { createDoor } from "../../../../server/door/door.ts";
import { Tokens } from "../../../../server/door/tokens.ts";
import { triesAllowed } from "../../../../server/hall/appointments/tries.ts";
import { perAddress } from "../../../../server/hall/follow/http.ts";
import { servePainPoints } from "../../../../server/hall/pain-points/http.ts";
import { silentLog } from "../../../support/silent-log.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { newKey } from "../appointments/fixture.ts";
import { openAll } from "./fixture.ts";

/** Two telephones, each at an address of its own. */
const one = "127.0.0.1";
const other = "127.0.0.2";

async function open() {
  const { pains, report } = openAll();
  const clock = new SimulatedClock();
  const door = createDoor({ tokens: new Tokens(), clock, log: silentLog() });
  servePainPoints(door, { byPhone: (name, payload, place) => pains.execute(name, payload, place), clock });
  const port = await door.listen(0);
  const agents = new Map(
    [one, other].map((localAddress) => [
      localAddress,
      new Agent({ keepAlive: true, maxSockets: 20, localAddress }),
    ]),
  );
  onTestFinished(async () => {
    for (const agent of agents.values()) agent.destroy();
    await door.close();
  });
  /** What a telephone is told: `done`, or the error's code; with all of the answer. */
  const ask = (from: string, path: "look" | "settle", body: unknown) =>
    new Promise<{ outcome: string; status: number; text: string }>((resolve, reject) => {
      const asked = request(
        {
          agent: agents.get(from),
          host: "127.0.0.1",
          port,
          path: `/f/${path}`,
          method: "POST",
          headers: { "content-type": "application/json" },
        },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk: string) => {
            text += chunk;
          });
          response.on("end", () => {
            const { error } = JSON.parse(text) as { error?: string };
            resolve({ outcome: error ?? "done", status: response.statusCode ?? 0, text });
          });
        },
      );
      asked.on("error", reject).end(JSON.stringify(body));
    });
  const { code } = await report();
  const outcomes = async (from: string, count: number, wish: unknown = { code }) => {
    const counted: Record<string, number> = {};
    const answers = await Promise.all(Array.from({ length: count }, () => ask(from, "look", wish)));
    for (const { outcome } of answers) counted[outcome] = (counted[outcome] ?? 0) + 1;
    return counted;
  };
  return { clock, ask, code, outcomes };
}

describe("what telephones ask of a report", () => {
  it("is answered so often for one address, whatever it asks, and as often for another; time gives it back", async () => {
    const { clock, ask, code, outcomes } = await open();
    const { burst, perSecond } = perAddress;
    // What is no code counts as well.
    expect(await outcomes(one, 20, { code: "no code" })).toEqual({ "message.invalidPayload": 20 });
    expect(await outcomes(one, burst - 20)).toEqual({ done: burst - 20 });
    expect(await outcomes(one, 10)).toEqual({ "message.tooManyRequests": 10 });
    const settling = { code, enough: true, idempotencyKey: newKey() };
    const refused = await ask(one, "settle", settling);
    expect([refused.status, refused.outcome]).toEqual([429, "message.tooManyRequests"]);
    expect(refused.text).not.toContain(code);
    expect(await outcomes(other, 5)).toEqual({ done: 5 });
    await clock.advance(1000);
    expect(await outcomes(one, perSecond + 5)).toEqual({ done: perSecond, "message.tooManyRequests": 5 });
  });

  it("is no way to guess a code: who finds nothing waits, and nobody else with them", async () => {
    const { ask, code } = await open();
    for (let miss = 0; miss < triesAllowed; miss += 1)
      expect((await ask(one, "look", { code: "4FKM7RTY" })).outcome).toBe("painPoint.notFound");
    // Also with a code that is one.
    expect((await ask(one, "look", { code })).outcome).toBe("matter.tooManyTries");
    expect((await ask(one, "settle", { code, enough: false, idempotencyKey: newKey() })).outcome).toBe(
      "matter.tooManyTries",
    );
    expect((await ask(other, "look", { code })).outcome).toBe("done");
  });
});
