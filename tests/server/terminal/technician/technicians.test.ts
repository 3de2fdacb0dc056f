import { describe, expect, it } from "vitest";
import { hashPassword, isPasswordHash } from "../../../../server/door/password-hash.ts";
import { demoPassword, demoTechnician } from "../../../../server/terminal/technician/demo-technician.ts";
import {
  Technicians,
  triesBeforeWait,
  waitAfterTries,
} from "../../../../server/terminal/technician/technicians.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";

const password = await hashPassword("湖里 demo 1");
const list = [
  { id: "tech-1", name: "小许（演示）", password },
  { id: "tech-2", name: "小郑（演示）", password },
];
const refused = expect.objectContaining({ code: "technician.refused" });

describe("signing a technician in", () => {
  it("takes the password that was hashed, and no other", async () => {
    const technicians = new Technicians(list, new SimulatedClock());
    expect((await technicians.signIn("tech-1", "湖里 demo 1")).name).toBe("小许（演示）");
    await expect(technicians.signIn("tech-1", "湖里 demo 2")).rejects.toEqual(refused);
    await expect(technicians.signIn("tech-1", "")).rejects.toEqual(refused);
    await expect(technicians.signIn("nobody", "湖里 demo 1")).rejects.toEqual(refused);
  });

  it("knows the demo's by the password that its page shows", async () => {
    const technicians = new Technicians([demoTechnician], new SimulatedClock());
    expect((await technicians.signIn("demo", demoPassword)).id).toBe("demo");
  });

  it("hashes the same password differently each time, and never holds it", async () => {
    const again = await hashPassword("湖里 demo 1");
    expect(again).not.toBe(password);
    expect(isPasswordHash(again)).toBe(true);
    expect(again).not.toContain("demo");
    expect(isPasswordHash("湖里 demo 1")).toBe(false);
  });

  it("waits after too many wrong passwords of one, also when they come together, and lets the others in", async () => {
    const clock = new SimulatedClock();
    const technicians = new Technicians(list, clock);
    const guesses = Array.from({ length: triesBeforeWait + 2 }, () => technicians.signIn("tech-1", "no"));
    const codes = (await Promise.allSettled(guesses)).map(
      (outcome) => outcome.status === "rejected" && outcome.reason.code,
    );
    expect(codes.filter((code) => code === "technician.refused")).toHaveLength(triesBeforeWait);
    expect(codes.filter((code) => code === "technician.wait")).toHaveLength(2);
    await expect(technicians.signIn("tech-1", "湖里 demo 1")).rejects.toMatchObject({
      code: "technician.wait",
    });
    expect((await technicians.signIn("tech-2", "湖里 demo 1")).id).toBe("tech-2");
    await clock.advance(waitAfterTries);
    expect((await technicians.signIn("tech-1", "湖里 demo 1")).id).toBe("tech-1");
  });
});
