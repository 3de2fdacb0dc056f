import { replayLoad, type ServiceLoad } from "./load.ts";
import type { HallModel } from "./model.ts";
import type { Random } from "./random.ts";
import type { VisibleState, VisibleWindow } from "./visible-state.ts";

export interface StaffingGoal {
  /** How far it looks ahead, milliseconds. */
  readonly ahead: number;
  /** A wait of more than this is too long, milliseconds. */
  readonly limit: number;
  /** Share of people who may wait too long. */
  readonly share: number;
}

/** Half an hour, as a clerk can be moved in; and nine of ten within a quarter of an hour. */
export const usualGoal: StaffingGoal = { ahead: 30 * 60_000, limit: 15 * 60_000, share: 0.1 };

/** For the services that share windows, directly or through others. */
export interface StaffingAdvice {
  readonly serviceIds: readonly string[];
  /** Windows of these services that call now, and so many as would do. */
  readonly open: number;
  readonly advised: number;
  /** Window ids. */
  readonly toOpen: readonly string[];
  readonly toClose: readonly string[];
  /** Whether the goal is reached as advised; false: not even with every window there is. */
  readonly reached: boolean;
  readonly reason: StaffingReason;
}

export interface StaffingReason {
  readonly goal: StaffingGoal;
  /** By service id; a service for which nobody waits or comes is not there. */
  readonly services: readonly {
    readonly serviceId: string;
    /** Who wait now and who are expected to come. */
    readonly people: number;
    /** Share who would wait too long with the windows of now, and as advised. */
    readonly now: number;
    readonly advised: number;
  }[];
  /** The largest of these shares with one window less than advised, the most dispensable; null: each is the only one of a service. */
  readonly oneLess: number | null;
}

/**
 * Tidal windows: for each group of services the fewest windows with which no service has more than the goal's share wait too long, by
 * replaying the coming half hour with skills, hours and the hall's own rule. Windows are opened one by one, each time the one that helps
 * most, and then closed one by one while the goal holds and no service is left without; so every window that is left is needed, though another set as small may do as well.
 *
 * @param spare closed windows that could be opened at once
 */
export function adviseStaffing(
  state: VisibleState,
  spare: readonly Pick<VisibleWindow, "id" | "serviceIds">[],
  model: HallModel,
  random: Random,
  goal: StaffingGoal = usualGoal,
): StaffingAdvice[] {
  const seed = random();
  const opened = spare.map(
    (window): VisibleWindow => ({ ...window, inHand: null, idleSince: state.now, closures: [] }),
  );
  return groupsOf([...state.windows, ...opened]).map((serviceIds) => {
    const handled = ({ serviceIds: some }: Pick<VisibleWindow, "serviceIds">) =>
      some.some((id) => serviceIds.includes(id));
    const windows = [...state.windows.filter(handled), ...opened.filter(handled)];
    const waiting = state.waiting.filter((ticket) => serviceIds.includes(ticket.serviceId));
    // The same luck for every choice of windows, so that they are compared and not their luck.
    const loads = (calling: ReadonlySet<string>) =>
      replayLoad(
        {
          ...state,
          waiting,
          windows: windows.map((window) =>
            calling.has(window.id) || (state.windows.includes(window) && isClosed(window, state.now))
              ? window
              : closing(window, state.now),
          ),
        },
        model,
        () => seed,
        { until: state.now + goal.ahead, limit: goal.limit },
      );
    return advise(serviceIds, windows, state, loads, goal);
  });
}

type Loads = (calling: ReadonlySet<string>) => Map<string, ServiceLoad>;

function advise(
  serviceIds: readonly string[],
  windows: readonly VisibleWindow[],
  { windows: present, now }: VisibleState,
  loads: Loads,
  goal: StaffingGoal,
): StaffingAdvice {
  const callingNow = new Set(
    windows.filter((window) => present.includes(window) && !isClosed(window, now)).map(({ id }) => id),
  );
  const worst = (calling: ReadonlySet<string>) => largest(loads(calling));
  const could = windows.filter((window) => !callingNow.has(window.id) && !present.includes(window));
  let chosen: ReadonlySet<string> = callingNow;
  let share = worst(chosen);
  for (let left = could; share > goal.share && left.length > 0; ) {
    const best = least(left, ({ id }) => total(loads(new Set([...chosen, id]))));
    chosen = new Set([...chosen, best.id]);
    left = left.filter((window) => window !== best);
    share = worst(chosen);
  }
  let oneLess: number | null = null;
  while (chosen.size > 1) {
    // Of windows that are missed equally little, the one that can do least goes first.
    const without = windows
      .filter(({ id }) => chosen.has(id))
      .sort((one, other) => one.serviceIds.length - other.serviceIds.length)
      .map(({ id }) => new Set([...chosen].filter((other) => other !== id)))
      .filter((some) => sameServices(windows, some, chosen));
    if (without.length === 0) break;
    const best = least(without, worst);
    const then = worst(best);
    if (share > goal.share || then > goal.share) {
      oneLess = then;
      break;
    }
    chosen = best;
    share = then;
  }
  const before = loads(callingNow);
  const after = loads(chosen);
  return {
    serviceIds,
    open: callingNow.size,
    advised: chosen.size,
    toOpen: [...chosen].filter((id) => !callingNow.has(id)),
    toClose: [...callingNow].filter((id) => !chosen.has(id)),
    reached: share <= goal.share,
    reason: {
      goal,
      services: [...after].map(([serviceId, load]) => ({
        serviceId,
        people: load.people,
        now: shareOf(before.get(serviceId)),
        advised: shareOf(load),
      })),
      oneLess,
    },
  };
}

/** Whether the services handled are the same with `some` of the windows as with `all`. */
function sameServices(
  windows: readonly VisibleWindow[],
  some: ReadonlySet<string>,
  all: ReadonlySet<string>,
): boolean {
  const handled = (calling: ReadonlySet<string>) =>
    new Set(windows.filter(({ id }) => calling.has(id)).flatMap(({ serviceIds }) => serviceIds)).size;
  return handled(some) === handled(all);
}

const shareOf = (load: ServiceLoad | undefined): number => (load ? load.tooLong / load.people : 0);
const largest = (loads: Map<string, ServiceLoad>): number => Math.max(0, ...[...loads.values()].map(shareOf));
const total = (loads: Map<string, ServiceLoad>): number =>
  [...loads.values()].reduce((sum, { tooLong }) => sum + tooLong, 0);

function least<Item>(items: readonly Item[], by: (item: Item) => number): Item {
  let best = items[0] as Item;
  let value = by(best);
  for (const item of items.slice(1)) {
    const other = by(item);
    if (other < value) {
      best = item;
      value = other;
    }
  }
  return best;
}

/** Calls nobody any more; finishes who is in hand. */
const closing = (window: VisibleWindow, now: number): VisibleWindow => ({
  ...window,
  closures: [{ from: now, until: null }],
});

const isClosed = ({ closures }: VisibleWindow, now: number): boolean =>
  closures.some(({ from, until }) => from <= now && (until === null || now < until));

/** Services that some window handles together stand in one group, and so do those that are joined through others. */
function groupsOf(windows: readonly VisibleWindow[]): string[][] {
  let groups: string[][] = [];
  for (const { serviceIds } of windows) {
    const touched = groups.filter((group) => group.some((id) => serviceIds.includes(id)));
    groups = [
      ...groups.filter((group) => !touched.includes(group)),
      [...new Set([...touched.flat(), ...serviceIds])],
    ];
  }
  return groups;
}
