import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openTurns, turnTime } from "../../../../server/hall/sites/turns.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";

/** Two processes of one district. */
function open() {
  const directory = mkdtempSync(join(tmpdir(), "xiaohu-turns-"));
  const clock = new SimulatedClock();
  const both = [openTurns(directory, clock, newKey), openTurns(directory, clock, newKey)] as const;
  onTestFinished(() => {
    for (const each of both) each.close();
    rmSync(directory, { recursive: true });
  });
  return { directory, clock, both };
}
const never = () => new Promise<never>(() => undefined);

it("is one's after the other's, in their order, whatever became of the first; and of another name at once", async () => {
  const { both } = open();
  const [here] = both;
  const did: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      did.push(`${name} begins`);
      await Promise.resolve();
      did.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const all = await Promise.allSettled([
    here.of("a", work("one", true)),
    here.of("a", work("two")),
    here.of("b", work("other")),
  ]);
  expect(all.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(did.filter((each) => !each.startsWith("other"))).toEqual([
    "one begins",
    "one ends",
    "two begins",
    "two ends",
  ]);
});

it("is waited for where another process has it, and refused where that takes too long", async () => {
  const { clock, both } = open();
  const [here, there] = both;
  let end: () => void = () => undefined;
  const first = here.of("a", () => new Promise<void>((resolve) => (end = resolve)));
  let done = false;
  const second = there.of("a", async () => {
    done = true;
  });
  await clock.advance(1000);
  expect(done).toBe(false);
  end();
  await first;
  await clock.advance(25);
  await second;
  expect(done).toBe(true);
  void here.of("a", never);
  const late = codeOf(there.of("a", async () => undefined));
  await clock.advance(4000);
  expect(await late).toBe("message.connectionLost");
});

it("is known to be lost where another came after its time, and is one's own for as long again where nobody did", async () => {
  const { clock, both } = open();
  const [here, there] = both;
  let isMine: () => boolean = () => false;
  let end: () => void = () => undefined;
  const slow = here.of("a", (is) => {
    isMine = is;
    return new Promise<void>((resolve) => (end = resolve));
  });
  await clock.advance(turnTime + 1);
  expect(isMine()).toBe(true);
  // Asked, it lasts: who comes now waits.
  const refused = codeOf(there.of("a", async () => undefined));
  await clock.advance(4000);
  expect(await refused).toBe("message.connectionLost");
  await clock.advance(turnTime - 4000);
  let endNext: () => void = () => undefined;
  const next = there.of("a", () => new Promise<void>((resolve) => (endNext = resolve)));
  await clock.advance(25);
  expect(isMine()).toBe(false);
  // Who lost it takes nothing from who has it.
  end();
  await slow;
  const third = codeOf(here.of("a", async () => undefined));
  await clock.advance(1000);
  endNext();
  await next;
  expect(isMine()).toBe(false);
  await clock.advance(25);
  expect(await third).toBe("done");
});

it("ends by itself where its process ended in the middle, and leaves no name behind", async () => {
  const { directory, clock, both } = open();
  const [here, there] = both;
  void here.of("person-of-the-test", never);
  await clock.advance(turnTime - 1);
  const next = there.of("person-of-the-test", async () => "mine");
  await clock.advance(50);
  expect(await next).toBe("mine");
  for (const each of both) each.close();
  expect(readFileSync(join(directory, "turns.sqlite")).includes("person-of-the-test")).toBe(false);
});
