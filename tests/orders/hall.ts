import { type HallDirectory, hallDirectory } from "../../server/hall/hall-config.ts";
import type { CallPolicy, CallRule } from "../../server/hall/queue/order.ts";
import type { Random } from "../fuzz/random.ts";

const minute = 60_000;
const named = (name: string) => ({ "zh-CN": name, "zh-TW": name, en: name });

/** A hall of 2–5 services, 1–6 windows and 0–3 classes, with any rule, cap and house rules. */
export function randomHall(random: Random): HallDirectory {
  const serviceIds = ["a", "b", "c", "d", "e"].slice(0, random.pick([2, 2, 2, 3, 4, 5]));
  const some = () => {
    const chosen = serviceIds.filter(() => random.below(2) === 0);
    return chosen.length > 0 ? chosen : [random.pick(serviceIds)];
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
  return hallDirectory({
    name: named("a hall"),
    services: serviceIds.map((id) => ({
      id,
      prefix: id.toUpperCase(),
      name: named(id),
      plainName: named(id),
      area: named("here"),
      ...(random.below(8) === 0 ? { suspended: true } : {}),
      ...(random.below(4) === 0 ? { perDay: 1 + random.below(8) } : {}),
    })),
    windows: numbers(random.pick([1, 1, 2, 2, 3, 4, 5, 6])).map((id) => ({
      id,
      name: named(id),
      serviceIds: some(),
    })),
    clerks: numbers(1 + random.below(6)).map((id) => ({ id: `clerk-${id}`, name: id })),
    profiles: numbers(random.below(3)).map((id) => ({
      id: `profile-${id}`,
      name: named(id),
      serviceIds: some(),
    })),
    classes: numbers(random.below(4)).map((id) => ({
      id: `class-${id}`,
      name: named(id),
      weight: random.pick([1.5, 2, 3, 3, 4]),
    })),
    policy: randomPolicy(random),
    rules: {
      recallSpacing: random.pick([0, 5000, 20_000]),
      maxCalls: 1 + random.below(3),
      rejoinAfter: random.pick([0, 0, 1, 2, 3]),
      missedValid: random.pick([10, 60]) * minute,
      holdMaximum: random.pick([5, 60]) * minute,
      undoWithin: random.pick([2, 5, 60]) * minute,
      perPerson: 1 + random.below(3),
      giveBacks: random.below(3),
    },
  });
}

function randomPolicy(random: Random): CallPolicy {
  const rule = random.pick<CallRule>([
    { kind: "firstCome" },
    { kind: "strict" },
    { kind: "ratio", preferred: random.below(4) },
    { kind: "accumulating" },
    { kind: "accumulating" },
  ]);
  const passed = random.below(2) === 0 ? null : random.below(5);
  const waited = random.below(3) === 0 ? random.pick([5, 20, 45]) * minute : null;
  return { rule, cap: { passed, waited } };
}
