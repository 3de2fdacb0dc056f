import { describe, expect, it } from "vitest";
import { ContractError } from "../../../server/contract/errors.ts";
import type { ExperienceMessage } from "../../../server/contract/experience/terminal.ts";
import {
  experienceService,
  mostWaiting,
  offerAgain,
} from "../../../server/terminal/experience/experience-service.ts";
import { sampleRecord } from "../../support/experience-samples.ts";
import { silentClient } from "../../support/silent-client.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

function terminal() {
  const clock = new SimulatedClock();
  const told: ExperienceMessage[] = [];
  const logged: unknown[] = [];
  const hall: { failure: Error | null } = { failure: null };
  const { service, close } = experienceService({
    terminalId: "HL-01",
    ask: async (message) => {
      if (hall.failure) throw hall.failure;
      told.push(message);
      return message.ask === "isOpen" ? { open: true } : {};
    },
    clock,
    log: (...said) => logged.push(said),
  });
  const { commands } = service.open(silentClient);
  const record = async (id = crypto.randomUUID()) => {
    const given = { ...sampleRecord(), id };
    await (commands["XiaohuExperience.Record"] as (payload: unknown) => unknown)({ record: given });
    await settle();
    return given;
  };
  return { clock, told, logged, hall, record, close };
}
const away = new ContractError("queue.hallUnreachable", "away");

describe("a terminal's records of experience sessions", () => {
  it("go to the hall at once, and when it is away as soon as it is back, each once", async () => {
    const { clock, told, logged, hall, record } = terminal();
    await record();
    hall.failure = away;
    const second = await record();
    const third = await record();
    await record(second.id);
    await clock.advance(3 * offerAgain);
    expect(told).toHaveLength(1);
    hall.failure = null;
    await clock.advance(offerAgain);
    expect(told.slice(1).map((each) => each.ask === "record" && each.record.id)).toEqual([
      second.id,
      third.id,
    ]);
    await clock.advance(10 * offerAgain);
    expect([told.length, clock.pendingTimers]).toEqual([3, 0]);
    expect(JSON.stringify(logged)).not.toContain(second.id);
  });

  it("are let go of where the hall refuses them, and where too many wait", async () => {
    const { clock, told, hall, record, close } = terminal();
    hall.failure = new ContractError("message.invalidPayload", "no");
    await record();
    expect(clock.pendingTimers).toBe(0);
    hall.failure = away;
    for (let count = 0; count < mostWaiting + 3; count += 1) await record();
    hall.failure = null;
    await clock.advance(offerAgain);
    expect(told).toHaveLength(mostWaiting);
    close();
  });
});
