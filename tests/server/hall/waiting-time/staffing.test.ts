import { beforeEach, describe, expect, it } from "vitest";
import { seededRandom } from "../../../../server/hall/waiting-time/random.ts";
import { adviseStaffing, type StaffingGoal } from "../../../../server/hall/waiting-time/staffing.ts";
import { firstTicket, minute, model, now, state, ticket, window } from "./support.ts";

beforeEach(firstTicket);

const goal: StaffingGoal = { ahead: 30 * minute, limit: 15 * minute, share: 0.1 };
const idle = (id: string, serviceIds = ["A"]) => window(id, { serviceIds, inHand: null, idleSince: now });
const coming = (perHour: Record<string, number>) =>
  model({
    arrivals: {
      firstEnds: now + 30 * minute,
      slotLength: 30 * minute,
      streams: Object.entries(perHour).map(([serviceId, rate]) => ({
        serviceId,
        weight: 1,
        rates: new Array(16).fill(rate / (60 * minute)),
      })),
    },
  });

describe("the advice on windows", () => {
  it("is Erlang-C's number of windows when the hall is in its stride", () => {
    // λ = 20.4 an hour, a service 10 minutes: a = 3.4, and P(wait > 15 min) = C(s, a) · e^(−(s − a) · 1.5).
    const late = (windows: number) => erlangC(windows, 3.4) * Math.exp(-(windows - 3.4) * 1.5);
    expect(late(4)).toBeGreaterThan(0.2);
    expect(late(5)).toBeLessThan(0.05);
    const [advice] = adviseStaffing(
      state({ windows: Array.from({ length: 6 }, (_, index) => idle(String(index))) }),
      [],
      coming({ A: 20.4 }),
      seededRandom(1),
      { ...goal, ahead: 180 * minute },
    );
    expect(advice).toMatchObject({ open: 6, advised: 5, toOpen: [], reached: true });
    expect(advice?.reason.oneLess).toBeGreaterThan(0.1);
    expect(advice?.reason.services[0]?.people).toBeGreaterThan(55);
  });

  it("opens what helps the services that wait too long, and says with which shares", () => {
    const waiting = Array.from({ length: 6 }, () => ticket({ serviceId: "B", due: now }));
    const [advice] = adviseStaffing(
      state({ windows: [idle("1", ["A", "B"])], waiting }),
      [
        { id: "2", serviceIds: ["A"] },
        { id: "3", serviceIds: ["B"] },
        { id: "4", serviceIds: ["B", "A"] },
      ],
      coming({ A: 1, B: 6 }),
      seededRandom(1),
      { ...goal, share: 0.3 },
    );
    expect(advice?.toOpen.length).toBeGreaterThan(0);
    expect(advice?.toOpen).not.toContain("2");
    expect(advice?.reached).toBe(true);
    const b = advice?.reason.services.find(({ serviceId }) => serviceId === "B");
    expect(b?.now).toBeGreaterThan(0.3);
    expect(b?.advised).toBeLessThanOrEqual(0.3);
  });

  it("closes what a quiet hall does not need, but no service's last window", () => {
    const [advice] = adviseStaffing(
      state({ windows: [idle("1"), idle("2", ["A", "B"]), idle("3", ["B"]), idle("4")] }),
      [],
      coming({}),
      seededRandom(1),
    );
    expect(advice).toMatchObject({ open: 4, advised: 1, reached: true });
    expect(advice?.toClose).not.toContain("2");
  });

  it("says when not even every window is enough", () => {
    const waiting = Array.from({ length: 40 }, () => ticket({ due: now }));
    const [advice] = adviseStaffing(
      state({ windows: [idle("1")], waiting }),
      [{ id: "2", serviceIds: ["A"] }],
      model(),
      seededRandom(1),
    );
    expect(advice).toMatchObject({ advised: 2, reached: false, toOpen: ["2"] });
  });

  it("looks at services apart that share no window", () => {
    const advice = adviseStaffing(
      state({ windows: [idle("1"), idle("2", ["B", "C"]), idle("3", ["C"])] }),
      [],
      model(),
      seededRandom(1),
    );
    expect(advice.map(({ serviceIds }) => serviceIds)).toEqual([["A"], ["B", "C"]]);
  });
});

function erlangC(windows: number, load: number): number {
  let blocked = 1;
  for (let count = 1; count <= windows; count++) blocked = (load * blocked) / (count + load * blocked);
  return blocked / (1 - (load / windows) * (1 - blocked));
}
