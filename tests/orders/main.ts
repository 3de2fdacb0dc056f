/**
 * `npm run orders [-- --orders N] [--seed S] [--only ORDER] [--rounds R]`: N random orders of 20–60 commands (default 100,000) to random
 * halls, each held against a queue on paper; then R rounds (default 20) of two to four real processes on one store, killed at random
 * moments, with boards that must hear each call once.
 * The seed and where it stands go to stderr; the last line is `N orders, M wrong`, and the exit code 1 when M is not 0.
 */
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { killRounds } from "./processes.ts";
import { OrderFailure, type OrderReport, runOrder } from "./run.ts";

/** Orders that a process takes at a time. */
const portion = 250;
/** Of what is wrong, so many are shown in full. */
const shown = 3;

interface Portion {
  readonly seed: number;
  readonly count: number;
}
interface Sum extends OrderReport {
  readonly orders: number;
  readonly wrong: readonly string[];
}

const nothing: Sum = {
  orders: 0,
  wrong: [],
  commands: 0,
  events: 0,
  undone: 0,
  counted: 0,
  tooMany: 0,
  tooFew: 0,
};

const add = (one: Sum, other: Sum): Sum => ({
  orders: one.orders + other.orders,
  wrong: [...one.wrong, ...other.wrong],
  commands: one.commands + other.commands,
  events: one.events + other.events,
  undone: one.undone + other.undone,
  counted: one.counted + other.counted,
  tooMany: Math.max(one.tooMany, other.tooMany),
  tooFew: Math.max(one.tooFew, other.tooFew),
});

async function work({ seed, count }: Portion): Promise<Sum> {
  let sum = nothing;
  for (let order = seed; order < seed + count; order++) {
    const one = await runOrder(order).then(
      (report) => ({ ...report, orders: 1, wrong: [] }),
      (cause: unknown) => {
        if (!(cause instanceof OrderFailure)) throw cause;
        return { ...nothing, orders: 1, wrong: [cause.message] };
      },
    );
    sum = add(sum, one);
  }
  return sum;
}

async function inProcesses(seed: number, orders: number): Promise<Sum> {
  let sum = nothing;
  let next = 0;
  const take = (): Portion | null => {
    if (next >= orders) return null;
    const count = Math.min(portion, orders - next);
    next += count;
    return { seed: seed + next - count, count };
  };
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(fileURLToPath(import.meta.url));
      const give = () => {
        const given = take();
        if (given) child.send(given);
        else child.disconnect();
      };
      child.on("message", (done: Sum) => {
        sum = add(sum, done);
        for (const each of done.wrong) process.stderr.write(`${each}\n`);
        process.stderr.write(`… ${sum.orders} orders, ${sum.wrong.length} wrong\n`);
        give();
      });
      child.once("error", reject);
      child.once("exit", (code) =>
        code === 0 ? resolve() : reject(new Error(`a process ended with ${code}`)),
      );
      give();
    });
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), Math.ceil(orders / portion)) }, one),
  );
  return sum;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      orders: { type: "string", default: "100000" },
      rounds: { type: "string", default: "20" },
      seed: { type: "string" },
      only: { type: "string" },
    },
  });
  const [orders, rounds] = [Number(values.orders), Number(values.rounds)];
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 30) : Number(values.seed);
  const only = values.only === undefined ? undefined : Number(values.only);
  if (![orders, rounds, seed, only ?? 0].every((each) => Number.isInteger(each) && each >= 0)) {
    console.error("npm run orders [-- --orders N] [--seed S] [--only ORDER] [--rounds R]");
    process.exit(2);
  }
  process.stderr.write(`seed ${seed}\n`);
  const from = performance.now();
  const sum = only === undefined ? await inProcesses(seed, orders) : await work({ seed: only, count: 1 });
  for (const each of sum.wrong.slice(0, shown)) console.log(each);
  const { commands, events, undone, counted, tooMany, tooFew } = sum;
  console.log(`${commands} commands, ${events} events, ${undone} steps undone`);
  console.log(`people ahead counted ${counted} times: at most ${tooMany} too many, ${tooFew} too few`);
  const killed =
    only === undefined ? await killRounds(rounds, seed, (told) => process.stderr.write(`… ${told}\n`)) : [];
  for (const each of killed.slice(0, shown)) console.log(each);
  console.log(`${((performance.now() - from) / 1000).toFixed(0)} s`);
  const wrong = sum.wrong.length + killed.length;
  console.log(`${sum.orders} orders, ${wrong} wrong`);
  process.exit(wrong > 0 ? 1 : 0);
}

if (process.send)
  process.on("message", async (given: Portion) => {
    process.send?.(await work(given));
  });
else await main();
