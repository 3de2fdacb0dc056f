import type { ScreenName } from "../../kiosk/citizen/snapshot.ts";
import type { ErrorCode } from "../../server/contract/errors.ts";
import type { Ticket } from "../../server/contract/hall.ts";
import type { SimulatorState } from "../../server/contract/simulator.ts";
import type { PaperTicket, SimulatedHall } from "../support/simulated-hall.ts";
import { Citizen, ways } from "./citizen.ts";
import { effectOf } from "./effects.ts";
import { claims, type Facts, showing } from "./truth.ts";

/** One cell of the matrix: on this screen this device gets this fault. */
export interface Case {
  readonly device: string;
  /** One of the bench's own list, or `unplug`. */
  readonly fault: string;
  readonly state: ScreenName;
}

export interface Outcome extends Case {
  /** The screens that were seen from the fault to the end. */
  readonly screens: readonly ScreenName[];
  /** What became of the number; null when none was taken. */
  readonly print: Ticket["print"] | null;
  /** What must not be; none when all is well. */
  readonly wrongs: readonly string[];
}

/** Milliseconds that the fault lasts, the citizen going on as far as the screens let her. */
const faultLasts = 20_000;
/** Milliseconds between two looks, and what a citizen needs to do the next thing. */
const look = 500;
/** Milliseconds after a change within which no screen can know: health checks 3 s apart, each with its deadlines. */
const noticeWithin = 9_000;
/** Milliseconds after a fault's end within which the device is back: recovery asks a broken device every 10 s. */
const backWithin = 30_000;
/** Milliseconds after a fault's end within which every session has come to its end. */
const endWithin = 300_000;

/** Every cell: each device of the bench × each of its faults and its plug × each screen. */
export function allCases(bench: SimulatorState["devices"]): Case[] {
  return bench.flatMap(({ device, actions }) => {
    const faults = actions.find(({ action }) => action === "setFault")?.arguments.fault;
    const named = Array.isArray(faults) ? faults.map(String) : [];
    return [...named, "unplug"].flatMap((fault) =>
      (Object.keys(ways) as ScreenName[]).map((state) => ({ device, fault, state })),
    );
  });
}

/** Runs one cell on a hall that rests, and leaves it resting. */
export async function runCase(hall: SimulatedHall, cell: Case): Promise<Outcome> {
  const { device, fault, state } = cell;
  const wrongs = new Set<string>();
  const screens: ScreenName[] = [];
  const effect = effectOf(device, fault);
  const lastBefore = (await hall.paper()).at(-1)?.id ?? 0;
  const citizen = await Citizen.at(hall, state);
  let ticket: Ticket | null = null;
  let changedAt = hall.clock.now();
  let printedAt = 0;
  let isSet = true;
  // What the way to this screen has set for a moment may still be named.
  const named = new Set<ErrorCode>([
    ...effect.named,
    "printer.coverOpen",
    "printer.cutter",
    "reader.cardMoved",
  ]);

  const seen = async (): Promise<PaperTicket[]> => {
    const { snapshot, screen } = hall;
    const paper = (await hall.paper()).filter(({ id }) => id > lastBefore);
    if (screens.at(-1) !== screen) screens.push(screen);
    const number = snapshot.session?.context.ticket ?? null;
    if (ticket && number && number.id !== ticket.id) wrongs.add("a second number for one citizen");
    ticket ??= number;
    // A printer that is silent over a ticket is given the ticket's own time to prove it.
    if (screen === "printing") printedAt = hall.clock.now();
    const waited = hall.clock.now() - Math.max(changedAt, printedAt);
    const works = (part: "reader" | "printer") => {
      if (isSet && effect.stops === part) return waited > noticeWithin ? false : undefined;
      return waited > backWithin ? true : undefined;
    };
    const facts: Facts = {
      readerWorks: works("reader"),
      printerWorks: works("printer"),
      cardLies: citizen.cardLies,
      named,
      paper,
    };
    for (const { sentence, isTrue } of claims(snapshot, facts))
      if (!isTrue) wrongs.add(`${screen} says ${sentence}, which is not so`);
    return paper;
  };
  const live = async (milliseconds: number, isOver: () => boolean) => {
    for (let passed = 0; passed < milliseconds && !isOver(); passed += look) {
      await seen();
      await citizen.goOn();
      await hall.pass(look);
    }
  };

  await (fault === "unplug" ? hall.act(device, "unplug") : hall.act(device, "setFault", { fault }));
  await live(faultLasts, () => false);
  isSet = false;
  changedAt = hall.clock.now();
  await (fault === "unplug" ? hall.act(device, "plug") : hall.act(device, "clearFault", { fault }));
  await live(endWithin, () => hall.screen === "rest");
  await citizen.leave();
  if (hall.screen !== "rest") wrongs.add(`the session does not end; this is ${hall.screen}`);
  // At rest, long enough for every recovery, and for what a device says late.
  await live(Math.max(0, changedAt + backWithin + look - hall.clock.now()), () => false);
  const paper = await seen();

  for (const { errors, cut, lines } of paper) {
    if (errors.length > 0) wrongs.add(`on the paper: ${errors.join(", ")}`);
    if (!cut) wrongs.add("a ticket was not cut off");
    if (lines.filter((line) => /^[A-Z]\d{3,5}$/.test(line)).length > 1)
      wrongs.add("two numbers on one ticket");
  }
  const print = ticket && (await hall.ticket((ticket as Ticket).id)).print;
  if (ticket) {
    const copies = showing((ticket as Ticket).number, paper).length;
    if (copies > 1) wrongs.add(`printed ${copies} times`);
    if (print === "printed" && copies === 0) wrongs.add("said to be printed, and is not");
    if (print === "failed" && copies > 0) wrongs.add("said not to be printed, and is");
    if (print === "requested") wrongs.add("nobody knows what became of the print");
  }
  for (const bug of hall.bugs.splice(0)) wrongs.add(`the page reported ${String(bug)}`);
  return { ...cell, screens, print, wrongs: [...wrongs] };
}
