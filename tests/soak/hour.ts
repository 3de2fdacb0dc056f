import { personas } from "../../device-drivers/simulator/personas.ts";
import { Citizen } from "../faults/citizen.ts";
import { faultsOf } from "../faults/matrix.ts";
import { backWithin, Witness } from "../faults/witness.ts";
import { Random } from "../fuzz/random.ts";
import { SimulatedHall } from "../support/simulated-hall.ts";

export interface HourReport {
  readonly seed: number;
  readonly sessions: number;
  readonly numbers: number;
  readonly faults: number;
  readonly wrongs: readonly string[];
}

/** Milliseconds between two looks, and what a citizen needs to do the next thing. */
const look = 500;
/** Milliseconds for which a citizen waits for a printer before the number is copied from the screen. */
const printPatience = 30_000;
/** Milliseconds without anybody between two citizens, and between two faults of a device, at most. */
const longestRest = 30_000;
const longestHealth = 180_000;
const longestFault = 90_000;
/** Milliseconds within which the last citizen has gone. */
const lastSession = 600_000;
/** One citizen in so many has no card. */
const cardlessOneIn = 4;

/** So much simulated time of ordinary work, one citizen after the other, while the devices fail at random. */
export async function work(seed: number, milliseconds: number): Promise<HourReport> {
  const random = new Random(seed);
  const hall = await SimulatedHall.start();
  const witness = await Witness.of(hall);
  const ends = hall.clock.now() + milliseconds;
  const devices = (await hall.bench()).map((device) => ({
    name: device.device,
    faults: faultsOf(device),
    fault: undefined as string | undefined,
    changes: hall.clock.now() + random.below(longestHealth),
  }));
  let sessions = 0;
  let faults = 0;
  let citizen: Citizen | undefined;
  let arrives = hall.clock.now();
  let waitsSince: number | undefined;

  const moveFaults = async () => {
    for (const device of devices) {
      if (hall.clock.now() < device.changes) continue;
      if (device.fault === undefined) {
        device.fault = random.pick(device.faults);
        faults += 1;
        await witness.begin(device.name, device.fault);
        device.changes = hall.clock.now() + 1000 + random.below(longestFault);
      } else {
        await witness.end(device.name, device.fault);
        device.fault = undefined;
        device.changes = hall.clock.now() + random.below(longestHealth);
      }
    }
  };
  const live = async () => {
    if (!citizen) {
      if (hall.clock.now() < arrives || hall.screen !== "rest" || hall.clock.now() >= ends) return;
      sessions += 1;
      citizen = new Citizen(hall, random.below(cardlessOneIn) === 0 ? null : random.pick(personas).id);
      await hall.send({ type: "start" });
      return;
    }
    if (hall.screen === "rest") {
      await citizen.leave();
      citizen = undefined;
      arrives = hall.clock.now() + random.below(longestRest);
      return;
    }
    waitsSince = hall.screen === "printFailed" ? (waitsSince ?? hall.clock.now()) : undefined;
    if (waitsSince !== undefined && hall.clock.now() - waitsSince > printPatience)
      await hall.send({ type: "done" });
    else await citizen.goOn();
  };

  const endFaults = async () => {
    for (const device of devices) {
      if (device.fault !== undefined) await witness.end(device.name, device.fault);
      device.fault = undefined;
    }
  };

  while (hall.clock.now() < ends || citizen) {
    await (hall.clock.now() < ends ? moveFaults() : endFaults());
    await witness.look(citizen?.cardLies ?? false);
    await live();
    await hall.pass(look);
    if (hall.clock.now() > ends + lastSession) {
      witness.wrongs.add(`the last session does not end; this is ${hall.screen}`);
      break;
    }
  }
  await endFaults();
  await hall.pass(backWithin + look);
  await witness.look(false);
  await witness.audit();
  await hall.stop();
  return { seed, sessions, numbers: witness.tickets.length, faults, wrongs: [...witness.wrongs] };
}
