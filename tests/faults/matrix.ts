import type { ScreenName } from "../../kiosk/citizen/snapshot.ts";
import type { Ticket } from "../../server/contract/hall.ts";
import type { SimulatorState } from "../../server/contract/simulator.ts";
import type { SimulatedHall } from "../support/simulated-hall.ts";
import { Citizen, ways } from "./citizen.ts";
import { backWithin, Witness } from "./witness.ts";

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
/** Milliseconds after a fault's end within which every session has come to its end. */
const endWithin = 300_000;

/** Names of the faults that the bench itself lists for a device, and its plug. */
export function faultsOf({ actions }: SimulatorState["devices"][number]): string[] {
  const listed = actions.find(({ action }) => action === "setFault")?.arguments.fault;
  return [...(Array.isArray(listed) ? listed.map(String) : []), "unplug"];
}

/** Every cell: each device of the bench × each of its faults × each screen. */
export function allCases(bench: SimulatorState["devices"]): Case[] {
  return bench.flatMap((device) =>
    faultsOf(device).flatMap((fault) =>
      (Object.keys(ways) as ScreenName[]).map((state) => ({ device: device.device, fault, state })),
    ),
  );
}

/** Runs one cell on a hall that rests, and leaves it resting. */
export async function runCase(hall: SimulatedHall, cell: Case): Promise<Outcome> {
  const { device, fault, state } = cell;
  const witness = await Witness.of(hall);
  const screens: ScreenName[] = [];
  const citizen = await Citizen.at(hall, state, witness);
  const live = async (milliseconds: number, isOver: () => boolean) => {
    for (let passed = 0; passed < milliseconds && !isOver(); passed += look) {
      const screen = await witness.look(citizen.cardLies);
      if (screens.at(-1) !== screen) screens.push(screen);
      await citizen.goOn();
      await hall.pass(look);
    }
  };

  await witness.begin(device, fault);
  await live(faultLasts, () => false);
  await witness.end(device, fault);
  const endedAt = hall.clock.now();
  await live(endWithin, () => hall.screen === "rest");
  await citizen.leave();
  if (hall.screen !== "rest") witness.wrongs.add(`the session does not end; this is ${hall.screen}`);
  // At rest, long enough for every recovery, and for what a device says late.
  await live(endedAt + backWithin + 2 * look - hall.clock.now(), () => false);
  await witness.look(citizen.cardLies);
  await witness.audit();

  const [ticket, ...more] = witness.tickets;
  if (more.length > 0) witness.wrongs.add("a second number for one citizen");
  const print = ticket ? (await hall.ticket(ticket.id)).print : null;
  return { ...cell, screens, print, wrongs: [...witness.wrongs] };
}
