/**
 * Finds the devices that no configuration names: looks at every port of the machine again and again, knows a device by what its
 * port says of itself or by asking, and gives each family the line of its device, on whatever port that stands today.
 */
import type { Clock } from "../clock.ts";
import type { FoundPort, ListPorts } from "../transport/ports.ts";
import type { Transport, TransportSource } from "../transport/transport.ts";
import { DeviceError } from "./errors.ts";
import { type ProbeAttempt, type ProbeResult, probePort, type SerialProbe } from "./probe.ts";

/** Milliseconds between two looks at the ports. House rule: a device that was plugged in is noticed within a second. */
export const lookInterval = 1000;
/**
 * Milliseconds until a port on which nothing was known is asked again: what stands behind it may have been switched on since,
 * and a wire is not chattered on.
 */
export const askAgainAfter = 15_000;

/** A port, and the rate at which its device answered where it was asked. */
export interface KnownPort extends FoundPort {
  readonly baudRate?: number;
}

/** One way in which a family's devices are known and spoken with. */
export interface DiscoveredWay<Line extends Transport> {
  /** For the technician. */
  readonly protocol: string;
  /** Whether the port's own description says that it is one. */
  recognises?(port: FoundPort): boolean;
  /** How a serial port is asked. */
  readonly probe?: SerialProbe;
  source(port: KnownPort): TransportSource<Line>;
}

/**
 * What is known of a port. `asking`: it is being asked, or waits for it. `known`: the family's device stands on it. `spare`: a
 * device of a family that has one already; it takes over when that goes. `unknown`: nobody recognises it. `taken`: it cannot be
 * opened.
 */
export type PortKnowledge = "asking" | "known" | "spare" | "unknown" | "taken";

export interface PortView {
  readonly path: string;
  readonly kind: FoundPort["kind"];
  readonly usb: FoundPort["usb"];
  readonly label: string | undefined;
  readonly knowledge: PortKnowledge;
  readonly family: string | undefined;
  readonly protocol: string | undefined;
  readonly baudRate: number | undefined;
  /** What was asked the last time, and heard. */
  readonly attempts: readonly ProbeAttempt[];
  /** Why it cannot be opened. */
  readonly trouble: string | undefined;
}

export interface Registry {
  /**
   * Enters a family, before the start. The order of families and ways is the order of asking: first what another device would
   * be disturbed by least. @returns where the family's device is, once it has been found
   */
  family<Line extends Transport>(family: string, ways: readonly DiscoveredWay<Line>[]): TransportSource<Line>;
  start(): void;
  stop(): Promise<void>;
  /** Resolves when every port that was there at the start has been looked at, and asked once. */
  settled(): Promise<void>;
  ports(): readonly PortView[];
  /** Why the machine's ports cannot be looked at; undefined when they can. */
  trouble(): string | undefined;
  /** Asks every port again on which nothing is known, at the next look. */
  askAgain(): void;
  /** Called after every change of `ports`. Returns the way to stop listening. */
  subscribe(listener: () => void): () => void;
}

export interface RegistryOptions {
  readonly list: ListPorts;
  /** Paths that the configuration names, links followed by whoever gives them: never looked at. */
  readonly named: ReadonlySet<string>;
  /** The port at a rate, for asking. */
  readonly openAt: (path: string, baudRate: number) => TransportSource;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** Which of a family's ways a port goes; the index, since ways of different lines cannot share a type here. */
interface Match {
  readonly family: string;
  readonly way: number;
  readonly baudRate: number | undefined;
}

interface Port {
  readonly found: FoundPort;
  match: Match | undefined;
  attempts: readonly ProbeAttempt[];
  trouble: string | undefined;
  isAsked: boolean;
  askAt: number;
  /** Its device did not answer when it was to be opened again: another may stand there now. */
  isDoubtful: boolean;
  /** The line is with its family. */
  isOpen: boolean;
  /** One thing at a time: asking, or the family's opening. */
  turn: Promise<unknown>;
}

interface Family {
  readonly name: string;
  readonly ways: readonly Omit<DiscoveredWay<Transport>, "source">[];
  /** The key of the port that is the family's. */
  holds: string | undefined;
}

export function createRegistry(options: RegistryOptions): Registry {
  const { list, named, openAt, clock, log } = options;
  const families: Family[] = [];
  const ports = new Map<string, Port>();
  const listeners = new Set<() => void>();
  const stopping = new AbortController();
  let timer: unknown;
  let looking: Promise<void> = Promise.resolve();
  let haveLooked = (): void => undefined;
  const firstLook = new Promise<void>((resolve) => {
    haveLooked = resolve;
  });
  let trouble: string | undefined;

  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const inTurn = <T>(port: Port, work: () => Promise<T>): Promise<T> => {
    const done = port.turn.then(work);
    // The next in turn waits for the end only; what went wrong is this caller's to know.
    const ended = () => undefined;
    port.turn = done.then(ended, ended);
    return done;
  };
  const wayOf = (match: Match) => families.find(({ name }) => name === match.family)?.ways[match.way];
  const portOf = (family: Family) => (family.holds === undefined ? undefined : ports.get(family.holds));

  /** A family without a device takes the first port that is its own and not in doubt. */
  const settle = () => {
    for (const family of families) {
      const held = portOf(family);
      if (held?.match?.family === family.name && !held.isDoubtful) continue;
      const better = [...ports.values()].find(
        ({ match, isDoubtful }) => match?.family === family.name && !isDoubtful,
      );
      const isStillIts = held?.match?.family === family.name;
      if (!better && isStillIts) continue;
      family.holds = better?.found.key;
      if (better)
        log("a device was found", {
          family: family.name,
          port: better.found.path,
          protocol: better.match && wayOf(better.match)?.protocol,
          baudRate: better.match?.baudRate,
        });
    }
    tell();
  };

  const recognised = (found: FoundPort): Match | undefined => {
    for (const { name, ways } of families) {
      const way = ways.findIndex(({ recognises }) => recognises?.(found) ?? false);
      if (way >= 0) return { family: name, way, baudRate: undefined };
    }
    return undefined;
  };

  const ask = async (port: Port): Promise<void> => {
    const { path } = port.found;
    const asked = families.flatMap(({ name, ways }) =>
      ways.flatMap(({ probe }, way) => (probe ? [{ probe, family: name, way }] : [])),
    );
    if (asked.length === 0) return;
    port.isAsked = true;
    tell();
    let result: ProbeResult | undefined;
    try {
      const probes = asked.map(({ probe }) => probe);
      result = await probePort((rate) => openAt(path, rate), probes, clock, stopping.signal);
      port.trouble = undefined;
    } catch (cause) {
      if (stopping.signal.aborted) return;
      if (!(cause instanceof DeviceError)) throw cause;
      if (port.trouble === undefined) log("a port cannot be asked", { port: path, cause: cause.message });
      port.trouble = cause.message;
    } finally {
      port.isAsked = false;
      port.askAt = clock.now() + askAgainAfter;
    }
    port.attempts = result?.attempts ?? [];
    const known = result?.known;
    const answered = known && asked.find(({ probe }) => probe === known.probe);
    if (answered) {
      port.match = { family: answered.family, way: answered.way, baudRate: known.baudRate };
      port.isDoubtful = false;
    }
    settle();
  };

  const isToBeAsked = (port: Port) =>
    port.found.kind === "serial" &&
    !port.isAsked &&
    !port.isOpen &&
    (port.match === undefined || port.isDoubtful) &&
    clock.now() >= port.askAt;

  const look = async () => {
    const { ports: all, unseen } = await list();
    const found = all.filter(({ path }) => !named.has(path));
    const unseenKinds = new Set(unseen.map(({ kind }) => kind));
    const cause = unseen.map((each) => each.cause.message).join("; ") || undefined;
    if (cause !== undefined && cause !== trouble) log("ports cannot be looked at", { cause });
    trouble = cause;
    if (stopping.signal.aborted) return;
    const there = new Set(found.map(({ key }) => key));
    let hasChanged = false;
    for (const [key, { found: known }] of [...ports]) {
      // Of what cannot be looked at, nothing is known to have gone.
      if (!there.has(key) && !unseenKinds.has(known.kind)) hasChanged = ports.delete(key) || hasChanged;
    }
    for (const each of found) {
      if (ports.has(each.key)) continue;
      hasChanged = true;
      ports.set(each.key, {
        found: each,
        match: recognised(each),
        attempts: [],
        trouble: undefined,
        isAsked: false,
        askAt: 0,
        isDoubtful: false,
        isOpen: false,
        turn: Promise.resolve(),
      });
    }
    if (hasChanged) settle();
    for (const port of ports.values()) {
      if (!isToBeAsked(port)) continue;
      // Ports are asked side by side: one that is silent takes its time at every rate.
      void inTurn(port, async () => {
        if (isToBeAsked(port) && ports.get(port.found.key) === port) await ask(port);
      });
    }
  };
  const lookAndGoOn = () => {
    looking = look().finally(() => {
      haveLooked();
      if (!stopping.signal.aborted) timer = clock.setTimeout(lookAndGoOn, lookInterval);
    });
  };

  return {
    family<Line extends Transport>(
      name: string,
      ways: readonly DiscoveredWay<Line>[],
    ): TransportSource<Line> {
      const family: Family = { name, ways, holds: undefined };
      families.push(family);
      const sourceOf = (port: Port | undefined): TransportSource<Line> | undefined => {
        const { match } = port ?? {};
        if (!port || match?.family !== name) return undefined;
        const { baudRate } = match;
        return ways[match.way]?.source({ ...port.found, ...(baudRate === undefined ? {} : { baudRate }) });
      };
      /** The right device may have been changed for another while its line was down: it is asked before it is believed. */
      const provesItself = async (port: Port): Promise<boolean> => {
        const probe = port.match && wayOf(port.match)?.probe;
        const { baudRate } = port.match ?? {};
        if (!probe || baudRate === undefined) return true;
        const only = { ...probe, baudRates: [baudRate] };
        const { known } = await probePort(
          (rate) => openAt(port.found.path, rate),
          [only],
          clock,
          stopping.signal,
        );
        return known !== undefined;
      };
      const openedBefore = new WeakSet<Port>();
      return {
        get address() {
          return portOf(family)?.found.path ?? "";
        },
        async exists() {
          return (await sourceOf(portOf(family))?.exists()) ?? false;
        },
        async open() {
          const port = portOf(family);
          if (!port) throw new DeviceError("line.absent", `no ${name} was found on any port`);
          return inTurn(port, async () => {
            port.isOpen = false;
            if (openedBefore.has(port) && !(await provesItself(port))) {
              port.isDoubtful = true;
              port.askAt = Math.min(port.askAt, clock.now());
              throw new DeviceError("device.silent", `${port.found.path}: the ${name} does not answer`);
            }
            port.isDoubtful = false;
            const source = sourceOf(port);
            if (!source) throw new DeviceError("line.absent", `no ${name} was found on any port`);
            const line = await source.open();
            openedBefore.add(port);
            port.isOpen = true;
            const close = () => {
              port.isOpen = false;
              return line.close();
            };
            return new Proxy(line, {
              get(target, member) {
                if (member === "close") return close;
                const value: unknown = Reflect.get(target, member);
                return typeof value === "function" ? value.bind(target) : value;
              },
            });
          });
        },
      };
    },
    start: lookAndGoOn,
    async settled() {
      await firstLook;
      await Promise.all([...ports.values()].map(({ turn }) => turn));
    },
    async stop() {
      stopping.abort(new DOMException("the terminal stops", "AbortError"));
      clock.clearTimeout(timer);
      await looking;
      await Promise.all([...ports.values()].map(({ turn }) => turn));
    },
    ports: () =>
      [...ports.values()].map((port) => {
        const { found, match, attempts } = port;
        return {
          path: found.path,
          kind: found.kind,
          usb: found.usb,
          label: found.label,
          knowledge: knowledgeOf(port, families),
          family: match?.family,
          protocol: match && wayOf(match)?.protocol,
          baudRate: match?.baudRate,
          attempts,
          trouble: port.trouble,
        };
      }),
    trouble: () => trouble,
    askAgain() {
      for (const port of ports.values()) port.askAt = 0;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function knowledgeOf(
  { found, match, isAsked, trouble, askAt }: Port,
  families: readonly Family[],
): PortKnowledge {
  if (match) {
    const isHeld = families.some(({ name, holds }) => name === match.family && holds === found.key);
    return isHeld ? "known" : "spare";
  }
  if (trouble !== undefined) return "taken";
  if (isAsked || (found.kind === "serial" && askAt === 0)) return "asking";
  return "unknown";
}
