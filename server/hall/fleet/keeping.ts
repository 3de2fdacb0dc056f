import type { Clock } from "../../../device-drivers/clock.ts";
import { StorageError } from "../../storage/database.ts";
import type { Keeper, KeeperStore } from "./keeper-store.ts";

/** Milliseconds between two words of who keeps the floor, and without one after which another takes it: a process that stands still, and lives. */
export const sayEvery = 5_000;
export const keptFor = 20_000;
/** Milliseconds between two looks of the others: an end that was no orderly one is found by then. */
export const lookEvery = 500;

/** Where the floor is kept. */
export type FloorPlace<Own> =
  | { readonly at: "here"; readonly own: Own }
  | { readonly at: "elsewhere"; readonly url: string }
  /** Nobody knows yet. */
  | { readonly at: "nowhere" };

export interface KeepingOptions<Own> {
  readonly store: KeeperStore;
  /** Of this run, random; the machine, and the process's number on it. */
  readonly self: Pick<Keeper, "owner" | "host" | "pid">;
  /** Whether a process of this machine is there. */
  readonly isAlive: (pid: number) => boolean;
  /** What whoever keeps the floor has open, and nobody else. */
  readonly open: () => Own;
  readonly close: (own: Own) => void;
  readonly onChange: () => void;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

export interface Keeping<Own> {
  place(): FloorPlace<Own>;
  /** Whether it is kept here still; asked anew where this process has not said so for too long, as one that stood still. */
  isHere(): boolean;
  /** @param url of this process, on loopback */
  start(url: string): void;
  stop(): void;
}

/**
 * Sees to it that one of a hall's processes keeps its floor: the first that asks, until it ends, or stands still for `keptFor`. Who is passed over
 * so finds out at its next look and lets go.
 */
export function keepFloor<Own>(options: KeepingOptions<Own>): Keeping<Own> {
  const { store, self, isAlive, open, close, onChange, clock, log } = options;
  let place: FloorPlace<Own> = { at: "nowhere" };
  let timer: unknown;
  let ownUntil = 0;
  let ownUrl = "";

  const leave = () => {
    if (place.at === "here") close(place.own);
  };
  // Who had this process's own number is gone as well: in a container it is the same at every start.
  const mayPass = ({ host, pid, until }: Keeper) =>
    until <= clock.now() || (host === self.host && (pid === self.pid || !isAlive(pid)));
  const settle = (standing: Keeper) => {
    if (standing.owner === self.owner) {
      ownUntil = standing.until;
      if (place.at === "here") return;
      place = { at: "here", own: open() };
      log("this process keeps the floor", {});
    } else {
      if (place.at === "elsewhere" && place.url === standing.url) return;
      leave();
      place = { at: "elsewhere", url: standing.url };
      log("another process keeps the floor", { pid: standing.pid });
    }
    onChange();
  };
  const look = (url: string) => {
    clock.clearTimeout(timer);
    ownUrl = url;
    const now = clock.now();
    try {
      const standing = store.read();
      const isOthers = standing && standing.owner !== self.owner && !mayPass(standing);
      // Only who keeps it, or may, writes.
      settle(isOthers ? standing : store.claim({ ...self, url, until: now + keptFor }, mayPass));
    } catch (cause) {
      if (!(cause instanceof StorageError)) throw cause;
      log("who keeps the floor could not be asked", { cause: String(cause) });
      // Another may take it now: it is not both of them who have it.
      if (place.at === "here" && now >= ownUntil) {
        leave();
        place = { at: "nowhere" };
        onChange();
      }
    }
    timer = clock.setTimeout(() => look(url), place.at === "here" ? sayEvery : lookEvery);
  };
  return {
    place: () => place,
    isHere() {
      if (place.at === "here" && clock.now() >= ownUntil) look(ownUrl);
      return place.at === "here";
    },
    start: look,
    stop() {
      clock.clearTimeout(timer);
      const was = place;
      leave();
      place = { at: "nowhere" };
      if (was.at === "here") store.release(self.owner);
    },
  };
}
