import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { standsBefore } from "../../../server/hall/queue/order.ts";
import { benchArguments } from "../arguments.ts";
import { type Visitor, visitorsOf } from "./coming.ts";
import { Draw } from "./draw.ts";
import { simulateDay } from "./hall-day.ts";
import { parseHall, readHall } from "./hall-file.ts";

const path = (name: string) => `tests/bench/hall-wait/${name}.json`;
const shipped = ["hl-1", "small-office", "twelve-windows", "uneven-windows"];
const text = readFileSync(path("hl-1"), "utf8");

describe("a hall file", () => {
  it("is read, every shipped one", () => {
    for (const name of shipped) expect(readHall(path(name)).windows.length).toBeGreaterThan(0);
  });

  it.each([
    ["{", /is no JSON/],
    [text.replace('"mean": 6', '"mean": 0'), /wrong at services\[0\]\.mean: /],
    [text.replace('"day": 480', '"dya": 480'), /wrong at /],
    [text.replace('["B", "A"]', '["B", "Q"]'), /wrong at windows\[3\]\.skills\[1\]: there is no service Q/],
    [text.replace("[180, 270]", "[270, 180]"), /wrong at windows\[1\]\.closed\[0\]: it ends before/],
    [text.replace("0.85", "0.8"), /wrong at classes: the shares sum to 0\.95/],
    [text.replace('"id": "2"', '"id": "1"'), /wrong at windows\[1\]\.id: 1 is there twice/],
    [text.replace("accumulating", "lottery"), /wrong at policy\.rule\.kind: /],
    [
      JSON.stringify({
        ...JSON.parse(text),
        arrivals: [
          [0, 0],
          [480, 0],
        ],
      }),
      /wrong at arrivals: nobody comes/,
    ],
  ])("that is wrong gives one line that names the place: %#", (broken, message) => {
    expect(broken).not.toBe(text);
    let said = "";
    try {
      parseHall(broken, "a.json");
    } catch (error) {
      said = (error as Error).message;
    }
    expect(said).toMatch(message);
    expect(said.split("\n")).toHaveLength(1);
  });
});

describe("the arguments of a bench", () => {
  it("are names, a hall and a seed", () => {
    expect(benchArguments(["hall-wait", "--hall", "x.json", "--seed", "7"])).toEqual({
      names: ["hall-wait"],
      options: { hall: "x.json", seed: 7 },
    });
    expect(benchArguments([]).options).toEqual({ hall: null, seed: null });
    expect(() => benchArguments(["--seed", "many"])).toThrow(/whole number/);
    expect(() => benchArguments(["--sed", "1"])).toThrow(/--sed/);
  });
});

describe("a simulated day", () => {
  it.each(shipped)(
    "of %s calls everybody once, in order within a class, and is the same for the same seed",
    (name) => {
      const hall = readHall(path(name));
      const work = () => {
        const calls: { visitor: Visitor; now: number }[] = [];
        const visitors = visitorsOf(hall, 3, 1.1, new Draw(5, 3));
        simulateDay(hall, 3, visitors, { called: (now, visitor) => void calls.push({ visitor, now }) });
        return { visitors, calls };
      };
      const { visitors, calls } = work();
      expect(new Set(calls.map(({ visitor }) => visitor)).size).toBe(visitors.length);
      expect(calls).toHaveLength(visitors.length);
      for (const [index, { visitor, now }] of calls.entries()) {
        expect(now).toBeGreaterThanOrEqual(visitor.notBefore);
        const overtaken = calls
          .slice(index + 1)
          .some(
            ({ visitor: other }) =>
              other.service === visitor.service &&
              other.callClass === visitor.callClass &&
              other.notBefore <= now &&
              standsBefore(other, visitor),
          );
        expect(overtaken).toBe(false);
      }
      expect(work().calls.map(({ now }) => now)).toEqual(calls.map(({ now }) => now));
    },
  );
});
