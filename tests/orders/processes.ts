import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sleep, systemClock } from "../../device-drivers/clock.ts";
import { newToken } from "../../server/door/tokens.ts";
import { dayOf } from "../../server/hall/calendar/day.ts";
import { hallDirectory } from "../../server/hall/hall-config.ts";
import type { QueueCommand } from "../../server/hall/queue/decide.ts";
import {
  type QueueEvent,
  type QueueOutcome,
  queueEvent,
  queueOutcome,
} from "../../server/hall/queue/events.ts";
import { evolve } from "../../server/hall/queue/evolve.ts";
import { emptyQueue } from "../../server/hall/queue/state.ts";
import { openDatabase } from "../../server/storage/database.ts";
import { openEventStore, type Stored } from "../../server/storage/event-store.ts";
import { Random } from "../fuzz/random.ts";
import { HeardBoard, openForwarder } from "./boards.ts";
import { checkAgainstPaper, checkPlaces, checkWork, demand, demandEqual } from "./checks.ts";
import { expected } from "./expect.ts";
import type { Answer, Ask, Ready } from "./hall-process.ts";
import { Paper } from "./paper.ts";
import { roundsHall } from "./rounds-hall.ts";

const terminals = 4;
const windows = 4;
/** Commands of each terminal and each window in a round. */
const commandsEach = 60;
/** Changes of the hall after which a process kills itself, and answers after which it is killed from outside, at most. */
const longestLife = 150;
/** Milliseconds from that answer to the kill, at most: so that it comes in the middle of anything. */
const longestWait = 20;

/**
 * Milliseconds of a clerk's hand, at most: a board that comes back hears of twenty numbers, and a hall does not call more of them within the
 * tenths of a second that it is away.
 */
const longestHand = 50;
/** What clerks do one after another, also what will be refused. */
const works = [
  ["callNext", "noShow"],
  ["callNext", "recall", "noShow"],
  ["callNext", "recall", "recall", "start", "finish"],
  ["callNext", "start", "finish"],
  ["callNext", "start", "hold"],
  ["callNext", "start", "transfer"],
  ["callNext", "undo"],
  ["finish", "callNext", "callNext"],
  ["recall", "undo"],
];

/** Processes of a round, at least and at most; there are as many boards. */
const fewest = 2;
const most = 4;
/** Milliseconds until the last call is heard everywhere: a process looks for others' four times a second, and a board comes back within seconds. */
const lastWord = 10_000;

/**
 * Rounds of two to four processes on one store that are killed again and again while terminals and windows ask and boards listen; what went
 * wrong in each.
 */
export async function killRounds(
  rounds: number,
  seed: number,
  tell: (what: string) => void,
): Promise<string[]> {
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const directory = mkdtempSync(join(tmpdir(), "xiaohu-orders-"));
    const path = join(directory, "hall.sqlite");
    try {
      tell(await killRound(path, new Random(seed + round)));
    } catch (cause) {
      wrong.push(`round ${round} of ${seed}: ${cause instanceof Error ? cause.stack : cause}`);
    }
    rmSync(directory, { recursive: true });
  }
  return wrong;
}

interface Sent {
  readonly key: string;
  readonly command: QueueCommand;
  answer: Answer | null;
  /** Times that its process was killed before it answered. */
  lost: number;
}

async function killRound(path: string, random: Random): Promise<string> {
  const day = dayOf(systemClock.now());
  const sent: Sent[] = [];
  const station = newToken();
  const halls = Array.from(
    { length: fewest + random.below(most - fewest + 1) },
    () => new HallProcess(path, station, random),
  );
  await Promise.all(halls.map((hall) => hall.ready));
  const forwarder = await openForwarder(() => halls.flatMap(({ port }) => port ?? []));
  const boards = halls.map(() => new HeardBoard(forwarder.url, station));
  const settled = async (holds: () => boolean) => {
    for (let waited = 0; waited < lastWord && !holds(); waited += longestWait)
      await sleep(systemClock, longestWait);
  };
  await settled(() => forwarder.served() >= boards.length);
  const atFirst = forwarder.served();
  const numbers: string[] = [];
  const ask = async (who: string, command: QueueCommand) => {
    const one: Sent = {
      key: `${who}-${String(sent.length).padStart(16, "0")}`,
      command,
      answer: null,
      lost: 0,
    };
    sent.push(one);
    // Who hears nothing asks again with the same key, at whichever process.
    for (;;) {
      const answer = await random.pick(halls).ask(one.key, command);
      if (answer && answer.code !== "message.internal") {
        one.answer = answer;
        // Now and then the answer is lost on the way, though nobody was killed.
        if (random.below(10) > 0) return answer;
      } else one.lost += 1;
    }
  };
  const terminal = async (index: number) => {
    for (let count = 0; count < commandsEach; count++) {
      const number = numbers.length > 0 ? random.pick(numbers) : "A999";
      const ticketId = `${day.replaceAll("-", "")}-${number}`;
      const what = random.below(10);
      const serviceId = random.pick(["social-insurance", "business", "residence"]);
      if (what < 7) {
        const command = { type: "take", serviceId, terminalId: `HL-${index}`, ...someClass(random) } as const;
        const answer = await ask(`terminal-${index}`, command);
        if (answer.number) numbers.push(answer.number);
      } else if (what < 9)
        await ask(`terminal-${index}`, {
          type: "recordPrint",
          ticketId,
          state: random.pick(["requested", "printed"]),
        });
      else await ask(`terminal-${index}`, { type: "cancel", ticketId });
    }
  };
  const window = async (index: number) => {
    const session = { windowId: String(index), clerkId: `clerk-${index}` };
    await ask(`window-${index}`, { type: "signIn", ...session });
    const steps: string[] = [];
    for (let count = 0; count < commandsEach; count++) {
      await sleep(systemClock, random.below(longestHand));
      if (steps.length === 0) steps.push(...random.pick(works));
      const type = steps.shift();
      if (type === "hold") await ask(`window-${index}`, { type, minutes: 1, sameWindow: true, ...session });
      else if (type === "transfer")
        await ask(`window-${index}`, {
          type,
          serviceId: "business",
          toWindowId: null,
          back: true,
          ...session,
        });
      else await ask(`window-${index}`, { type: type as "callNext", ...session });
    }
  };
  await Promise.all([
    ...Array.from({ length: terminals }, (_, index) => terminal(index + 1)),
    ...Array.from({ length: windows }, (_, index) => window(index + 1)),
  ]);
  const last = readLog(path).findLast(({ event }) => isCall(event))?.seq ?? 0;
  await settled(() => boards.every(({ heard }) => (heard.at(-1)?.seq ?? 0) >= last));
  const returns = forwarder.served() - atFirst;
  for (const board of boards) board.close();
  forwarder.close();
  const killed = halls.reduce((sum, hall) => sum + hall.killed, 0);
  await Promise.all(halls.map((hall) => hall.stop()));
  const events = readLog(path);
  checkLog(events, day, sent);
  const left = boards.map((board, index) => board.check(`board ${index + 1}`, events, returns > 0));
  const lost = sent.reduce((sum, one) => sum + one.lost, 0);
  const calls = events.filter(({ event }) => isCall(event)).length;
  return `${halls.length} processes, ${sent.length} commands, ${events.length} events, ${killed} processes killed, ${lost} answers lost with them; ${calls} calls, each heard once by ${boards.length} boards that came back ${returns} times, but for ${left.join(", ")} that were called again or taken back meanwhile`;
}

const someClass = (random: Random) => (random.below(3) === 0 ? { classId: "elder" } : {});

const isCall = ({ type }: QueueEvent) => type === "ticketCalled" || type === "ticketRecalled";

function readLog(path: string): Stored<QueueEvent, QueueOutcome>[] {
  const store = openEventStore<QueueEvent, QueueOutcome>(openDatabase(path), {
    event: queueEvent,
    outcome: queueOutcome,
  });
  const events = store.after(0);
  store.close();
  return events;
}

/** That what was acknowledged is in the log once, as it was told, and that the log is what the paper says of it. */
function checkLog(
  events: readonly Stored<QueueEvent, QueueOutcome>[],
  day: string,
  sent: readonly Sent[],
): void {
  demandEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
    "places in the log",
  );
  const hall = hallDirectory(roundsHall);
  const queue = emptyQueue(day);
  const paper = new Paper(hall);
  const bySent = new Map(sent.map((one) => [one.key, one]));
  const seen = new Set<string>();
  let begun = true;
  for (const recorded of events) {
    const { command } = recorded;
    const one = command === null ? undefined : bySent.get(command.key);
    // A command of two events is decided before its first.
    if (begun && command && one) {
      const wanted = expected(paper, day, one.command, recorded.at);
      demandEqual({ number: command.outcome.number }, wanted, `what ${command.key} came to`);
    }
    begun = command !== null;
    evolve(queue, recorded);
    paper.see(recorded);
    if (!command) continue;
    demand(!seen.has(command.key), () => `${command.key} has had two effects`);
    seen.add(command.key);
    demand(one !== undefined, () => `nobody sent ${command.key}`);
    demand(
      one.answer?.code === null,
      () => `${command.key} is in the log and was answered ${one.answer?.code}`,
    );
    if (one.answer.number !== null)
      demandEqual(one.answer.number, command.outcome.number, `the answer to ${command.key}`);
  }
  for (const { key, command, answer } of sent)
    if (answer?.code === null && command.type === "take")
      demand(seen.has(key), () => `${key} was told ${answer.number} and is lost`);
  const numbers = [...queue.tickets.keys()];
  const ofA = numbers.filter((each) => each.startsWith("A")).length;
  demandEqual(queue.series.get("A") ?? 0, ofA, "numbers of one series");
  checkAgainstPaper(paper, queue);
  checkPlaces(queue);
  checkWork(queue, events, events.at(-1)?.at ?? 0);
}

/** A hall's process; when it was killed the next one takes its place. */
class HallProcess {
  killed = 0;
  /** Where its boards connect; undefined while it does not live. */
  port: number | undefined;
  readonly #path: string;
  readonly #station: string;
  readonly #random: Random;
  readonly #open = new Map<number, (answer: Answer | null) => void>();
  #child: ChildProcess | undefined;
  #ready: Promise<void>;
  #asked = 0;
  #stopping = false;

  constructor(path: string, station: string, random: Random) {
    this.#path = path;
    this.#station = station;
    this.#random = random;
    this.#ready = this.#start();
  }

  get ready(): Promise<void> {
    return this.#ready;
  }

  /** The answer; null when the process was killed first. */
  async ask(key: string, command: QueueCommand): Promise<Answer | null> {
    await this.#ready;
    const id = this.#asked++;
    return new Promise((resolve) => {
      this.#open.set(id, resolve);
      // It may be dead already, and its end not heard of yet: then the answer never comes, and the end answers.
      this.#child?.send({ id, key, command } satisfies Ask, () => {});
    });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#ready;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.disconnect();
    await ended;
  }

  #start(): Promise<void> {
    const script = join(import.meta.dirname, "hall-process.ts");
    const life = String(1 + this.#random.below(longestLife));
    const child = fork(script, [this.#path, life, this.#station], { execArgv: ["--import", "tsx"] });
    this.#child = child;
    const killedAt = 1 + this.#random.below(longestLife);
    let answers = 0;
    child.once("exit", () => {
      this.port = undefined;
      for (const answer of this.#open.values()) answer(null);
      this.#open.clear();
      if (this.#stopping) return;
      this.killed += 1;
      this.#ready = this.#start();
    });
    return new Promise((resolve) => {
      child.on("message", (answer: Answer | Ready) => {
        if ("port" in answer) {
          this.port = answer.port;
          resolve();
          return;
        }
        answers += 1;
        if (answers === killedAt)
          void sleep(systemClock, this.#random.below(longestWait)).then(() => {
            if (!this.#stopping) child.kill("SIGKILL");
          });
        this.#open.get(answer.id)?.(answer);
        this.#open.delete(answer.id);
      });
      child.once("exit", () => resolve());
    });
  }
}
