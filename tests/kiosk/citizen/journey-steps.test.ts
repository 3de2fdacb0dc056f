import { beforeEach, describe, expect, it } from "vitest";
import { followJourneys } from "../../../kiosk/citizen/follow-journeys.ts";
import { sessionDelays, takeNumberDelays, warningSeconds } from "../../../kiosk/citizen/machines/delays.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { type JourneyStep, journeySteps } from "../../../server/contract/journeys.ts";
import { sampleTicket } from "../../support/citizen-paths.ts";
import { settle } from "../../support/simulated-clock.ts";
import { TerminalOnBench } from "./terminal-bench.ts";

let bench: TerminalOnBench;
let sent: JourneyStep[][];
let failure: unknown;
const reported: unknown[] = [];

beforeEach(async () => {
  bench = new TerminalOnBench();
  sent = [];
  failure = undefined;
  reported.length = 0;
  await bench.rest();
  followJourneys(
    bench.actor,
    {
      request: (async (_name: string, { steps }: { steps: JourneyStep[] }) => {
        sent.push(journeySteps.parse(steps));
        if (failure) throw failure;
        return {};
      }) as never,
    },
    bench.clock.now,
    (error) => reported.push(error),
  );
});

const told = () => sent.map((steps) => steps.map(({ state, kind, count }) => `${state} ${kind} ${count}`));
const untilOver = () => bench.clock.advance(sessionDelays.thanksTime);

describe("the steps of a session", () => {
  it("are sent once it is over: each screen, each call for help, and how it ended", async () => {
    bench.send("start", "chooseMatter", "help");
    bench.send("closeHelp", "back", "chooseMatter");
    bench.send({ type: "choose", serviceId: "social-insurance" }, "withoutCard");
    bench.queue.pending("XiaohuQueue.TakeNumber").resolve({ ticket: sampleTicket });
    await settle();
    await bench.clock.advance(takeNumberDelays.issuedTime);
    bench.queue.pending("XiaohuQueue.PrintTicket").resolve({ print: "printed", error: null });
    await settle();
    expect(bench.screen).toBe("takeTicket");
    expect(sent).toEqual([]);
    bench.send("done");
    await untilOver();
    expect(told()).toEqual([
      [
        "home reached 2",
        "matter reached 2",
        "matter helped 1",
        "identifyChoice reached 1",
        "requesting reached 1",
        "issued reached 1",
        "printing reached 1",
        "takeTicket reached 1",
        "takeTicket finished 1",
        "thanks reached 1",
      ],
    ]);
    expect(JSON.stringify(sent)).not.toContain(sampleTicket.number);
  });

  it("tell who gave up from who went away", async () => {
    bench.send("start", "chooseMatter", "leave");
    await untilOver();
    bench.send("start");
    await bench.clock.advance(sessionDelays.idleTime);
    expect(bench.overlay).toBe("warning");
    await bench.clock.advance(warningSeconds * sessionDelays.second);
    await untilOver();
    bench.send("start");
    await bench.clock.advance(sessionDelays.idleTime + 2 * sessionDelays.second);
    expect(bench.overlay).toBe("warning");
    bench.send("leave");
    await untilOver();
    expect(told()).toEqual([
      ["home reached 1", "matter reached 1", "matter gaveUp 1", "thanks reached 1"],
      ["home reached 1", "home timedOut 1", "thanks reached 1"],
      ["home reached 1", "home gaveUp 1", "thanks reached 1"],
    ]);
  });

  it("that cannot be sent disturb nobody; a bug is reported", async () => {
    failure = new ContractError("message.connectionLost", "as the test wants it");
    bench.send("start", "leave");
    await untilOver();
    expect(bench.screen).toBe("rest");
    expect(reported).toEqual([]);
    failure = new TypeError("a bug");
    bench.send("start", "leave");
    await untilOver();
    expect(sent).toHaveLength(2);
    expect(reported).toEqual([failure]);
  });
});
