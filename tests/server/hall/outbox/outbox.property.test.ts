import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlatformFault, platformFaults } from "../../../../server/connectors/platform/stand-in.ts";
import { leaseTime } from "../../../../server/hall/outbox/outbox.ts";
import { type OutboxStore, openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { sampleApplication } from "../../connectors/platform/sample-application.ts";
import { Office, type Process } from "./office.ts";

/** One thing after the other that happens to a hall and its platform. */
type Happening =
  | { readonly what: "fault"; readonly fault: PlatformFault; readonly seconds: number }
  /** The owner puts in what it wants sent of an application; it does so again after every start. */
  | { readonly what: "handIn"; readonly application: number; readonly by: number }
  | { readonly what: "withdraw"; readonly application: number; readonly by: number };

const applications = 3;
const by = fc.nat(1);
const application = fc.nat(applications - 1);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: fc.constant("handIn" as const), application, by }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("withdraw" as const), application, by }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant("fault" as const),
      fault: fc.constantFrom("none" as const, ...platformFaults),
      seconds: fc.integer({ min: 1, max: 60 }),
    }),
  },
);
/** After how many of its steps each process of a row of starts dies. */
const lives = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 6 });

const numberOf = (one: number) => `HL-20261123-000${one + 1}`;
const keyOf = (what: "handIn" | "withdraw", one: number) =>
  `${numberOf(one)}/${what === "handIn" ? "application" : "withdrawal"}`;

/** Two places, each with a process that is started again when it has died, and in the end for good. */
class Hall {
  readonly office: Office;
  readonly reader: OutboxStore;
  readonly #lives: readonly (readonly number[])[];
  readonly #processes: (Process | undefined)[] = [undefined, undefined];
  readonly #starts = [0, 0];
  /** What was wanted; a process that died while it was put in is told again. */
  readonly #wanted: { readonly application: number; readonly what: "handIn" | "withdraw" }[] = [];

  constructor(office: Office, livesOfBoth: readonly (readonly number[])[]) {
    this.office = office;
    this.reader = openOutboxStore(office.path);
    this.#lives = livesOfBoth;
  }

  at(place: number): Process {
    const running = this.#processes[place];
    if (running && !running.isDead()) return running;
    const start = this.#starts[place] ?? 0;
    this.#starts[place] = start + 1;
    const started = this.office.start(this.#lives[place]?.[start] ?? null);
    this.#processes[place] = started;
    for (const { what, application: one } of this.#wanted) this.#put(started, what, one);
    return started;
  }

  want(place: number, what: "handIn" | "withdraw", one: number): void {
    // Nobody withdraws what was not handed in.
    if (what === "withdraw" && !this.#wanted.some((before) => before.application === one)) return;
    if (!this.#wanted.some((before) => before.application === one && before.what === what))
      this.#wanted.push({ what, application: one });
    this.#put(this.at(place), what, one);
  }

  /** Looks at the file past both processes, which would die of being asked. */
  isCalm(): boolean {
    const parked = new Set(this.reader.parked().map(({ stream }) => stream));
    return this.#wanted.every(({ what, application: one }) => {
      const state = this.reader.standing(keyOf(what, one))?.state;
      return state === "done" || parked.has(numberOf(one));
    });
  }

  get wanted() {
    return this.#wanted;
  }

  #put(process: Process, what: "handIn" | "withdraw", one: number): void {
    const number = numberOf(one);
    const files = ["lease", "plan"].map((name) => this.office.keep(`${name} of ${number}`));
    const items =
      what === "handIn"
        ? process.kinds.application(sampleApplication(number, files))
        : process.kinds.withdrawal({ applicationNumber: number, at: 1 });
    try {
      process.outbox.add(...items);
    } catch (cause) {
      if (!process.isDead()) throw cause;
    }
  }

  async close(): Promise<void> {
    for (const process of this.#processes) await process?.close();
    this.reader.close();
    await this.office.standIn.close();
  }
}

const planted = [
  "350206199001010017",
  Buffer.from("测试样本").toString("latin1"),
  "测试样本",
  "+8613800000000",
];

describe("the outbox, whatever fails and whoever dies", () => {
  it("has each application accepted once, in order, and everything in the end done or parked with its cause", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 1, maxLength: 12 }),
        fc.tuple(lives, lives),
        async (happenings, livesOfBoth) => {
          const office = await new Office().open();
          const hall = new Hall(office, livesOfBoth);
          try {
            for (const one of happenings) {
              if (one.what === "fault") {
                office.standIn.setFault(one.fault);
                await office.pass(one.seconds * 1000);
              } else {
                hall.want(one.by, one.what, one.application);
                await office.pass(500);
              }
              for (const place of [0, 1]) hall.at(place);
            }
            office.standIn.setFault("none");
            await settled(hall);
            everythingIsKnown(hall);
            await released(hall);
            everythingWasDoneOnce(hall);
            for (const text of [...office.onDisk(), ...office.logged])
              for (const word of planted) expect(text).not.toContain(word);
          } finally {
            await hall.close();
          }
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);
});

/** Until nothing moves any more: what is not done is parked, or behind what is. Who dies meanwhile is started again. */
async function settled(hall: Hall): Promise<void> {
  for (let turn = 0; turn < 60 && !hall.isCalm(); turn++) {
    for (const place of [0, 1]) hall.at(place);
    await hall.office.pass(leaseTime / 2);
  }
}

/** Each wish is done, or parked with a cause, or behind one that is parked. */
function everythingIsKnown(hall: Hall): void {
  const parkedStreams = new Set(hall.reader.parked().map(({ stream }) => stream));
  for (const { application: one, what } of hall.wanted) {
    const standing = hall.reader.standing(keyOf(what, one));
    if (standing?.state === "parked") expect(standing.reason).toBe("fault");
    else if (standing?.state !== "done") expect(parkedStreams).toContain(numberOf(one));
    const told = hall.office.told.filter(({ key }) => key === standing?.key).map(({ end }) => end);
    if (standing?.state === "done") expect(told).toContain("done");
    if (standing?.state === "parked") expect(told).toContain("fault");
  }
}

async function released(hall: Hall): Promise<void> {
  for (let turn = 0; turn < 10 && hall.reader.parked().length > 0; turn++) {
    for (const { key } of hall.reader.parked()) hall.reader.release(key, hall.office.clock.now());
    await settled(hall);
  }
}

function everythingWasDoneOnce(hall: Hall): void {
  const { standIn, told } = hall.office;
  expect(hall.reader.counts(Number.MAX_SAFE_INTEGER)).toEqual({
    waiting: 0,
    since: null,
    parked: 0,
    parkedSince: null,
  });
  for (let one = 0; one < applications; one++) {
    const number = numberOf(one);
    const wanted = hall.wanted.filter(({ application: wish }) => wish === one).map(({ what }) => what);
    const files = ["lease", "plan"].map((name) => `${name} of ${number}`);
    const expected = [
      ...(wanted.includes("handIn") ? ["file", "file", "application"] : []),
      ...(wanted.includes("withdraw") ? ["withdrawal"] : []),
    ];
    expect(hall.office.done(number, files)).toEqual(expected);
    // Told again after a crash, maybe; but in order, and to the end.
    const kindsTold = told
      .filter(({ stream, end }) => stream === number && end === "done")
      .map(({ key }) => key.split("/")[1] ?? "");
    expect(kindsTold).toEqual([...kindsTold].sort((left, right) => rank(left) - rank(right)));
    expect(new Set(kindsTold).size).toBe(new Set(expected).size);
  }
  expect(standIn.applications.map(({ applicationNumber }) => applicationNumber).sort()).toEqual(
    [...new Set(hall.wanted.map(({ application: one }) => numberOf(one)))].sort(),
  );
}

const rank = (kind: string) => ["file", "application", "withdrawal"].indexOf(kind);
