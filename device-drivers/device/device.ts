import { createActor, fromPromise } from "xstate";
import type { Clock } from "../clock.ts";
import type { Transport, TransportSource } from "../transport/transport.ts";
import { DeviceError } from "./errors.ts";
import {
  type DeviceState,
  deviceState,
  type LifecycleError,
  type LifecycleEvent,
  lifecycleMachine,
  type Recovery,
  type RungTaken,
} from "./lifecycle.machine.ts";
import { linkSignals } from "./linked-signal.ts";
import type { DeviceIdentity, DeviceSession, SessionFactory } from "./session.ts";

export interface DeviceStatus {
  /** XFS4IoT's word. */
  readonly state: DeviceState;
  /** Milliseconds since the epoch: since when `state` is what it is. */
  readonly since: number;
  readonly identity: DeviceIdentity | undefined;
  /** The last thing that went wrong, also when the device has been well again since. */
  readonly lastError: LifecycleError | undefined;
  /** False while a technician has it to himself: it lives on, and takes no ordinary work. */
  readonly inService: boolean;
  readonly recovery: RecoveryStatus;
}

export interface RecoveryStatus {
  readonly mode: Recovery;
  /** Rungs of the ladder taken since the device was last ready. */
  readonly rungs: number;
  /** It waits at fault, and `recover` would send it up the ladder now. */
  readonly waits: boolean;
}

/** One configured device: comes and goes, recovers by itself, and does one thing at a time. */
export interface Device<Session extends DeviceSession> {
  readonly name: string;
  /** Once. What was stopped stays stopped. */
  start(): void;
  /** Ends the work under way with `line.lost`, and closes the line. */
  stop(): Promise<void>;
  status(): DeviceStatus;
  /** Called after every change of state, identity or error code. Returns the way to stop listening. */
  subscribe(listener: (status: DeviceStatus) => void): () => void;
  /**
   * Runs `work` alone, first come first served. `work` must settle soon after its signal aborts: the next one waits
   * for that. Rejects with
   * - `device.notReady` when the device is not ready: at once, or, having waited, at its turn;
   * - the signal's reason when that aborts before its turn;
   * - what `work` rejects with. Its signal aborts with the caller's reason, or with `line.lost`.
   *
   * A `DeviceError` of the line, of the protocol or of broken hardware that `work` rejects with sends the device
   * into recovery; troubles with cards or paper are results.
   */
  use<T>(work: (session: Session, signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** The same for a technician's work, which also runs while the device is out of service. */
  maintain<T>(work: (session: Session, signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /**
   * Takes the device out of service, or puts it back. Ordinary work then rejects with `device.outOfService`; what is under
   * way goes on to its end.
   */
  setInService(inService: boolean): void;
  /** Sends a device that waits at fault up the ladder: retry, reset, reopen. Any other does what it is doing. */
  recover(): void;
  /** Called as each rung of the ladder is taken. */
  onRung(listener: (taken: RungTaken) => void): void;
}

export interface DeviceOptions<Session extends DeviceSession, Line extends Transport = Transport> {
  readonly name: string;
  readonly source: TransportSource<Line>;
  readonly session: SessionFactory<Session, Line>;
  readonly clock: Clock;
  /** `automatic` where it is not said. */
  readonly recovery?: Recovery | undefined;
  readonly log?: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

interface OpenLine<Session> {
  readonly transport: Transport;
  readonly session: Session;
  /** Aborts when the line is lost or closed. */
  readonly lost: AbortController;
}

export function createDevice<Session extends DeviceSession, Line extends Transport = Transport>(
  options: DeviceOptions<Session, Line>,
): Device<Session> {
  const { name, source, clock, recovery = "automatic", log = () => undefined } = options;
  const listeners = new Set<(status: DeviceStatus) => void>();
  const rungListeners: ((taken: RungTaken) => void)[] = [];
  let line: OpenLine<Session> | undefined;
  let opening: Promise<void> = Promise.resolve();
  let lastTurn: Promise<void> = Promise.resolve();
  let isStopped = false;
  let last: DeviceStatus = {
    state: "starting",
    since: clock.now(),
    identity: undefined,
    lastError: undefined,
    inService: true,
    recovery: { mode: recovery, rungs: 0, waits: false },
  };

  const close = async () => {
    const closing = line;
    line = undefined;
    closing?.lost.abort(new DeviceError("line.lost", `${name} was closed`));
    await closing?.transport.close();
  };
  const open = async () => {
    await close();
    const transport = await source.open();
    const lost = new AbortController();
    line = { transport, session: options.session(transport), lost };
    transport.onLost((cause) => {
      const error =
        cause instanceof DeviceError ? cause : new DeviceError("line.lost", cause.message, { cause });
      lost.abort(error);
      send({ type: "LINE_LOST", error: { code: error.code, detail: error.message } });
    });
  };
  /** One of the lifecycle's own exchanges. What is no device error is a bug: its stack goes to the log. */
  const exchange = <T>(step: string, run: (session: Session, signal: AbortSignal) => Promise<T>) =>
    fromPromise<T>(async ({ signal }) => {
      if (!line) throw new DeviceError("device.notReady", `${name} is not open`);
      const linked = linkSignals(signal, line.lost.signal);
      try {
        return await run(line.session, linked.signal);
      } catch (cause) {
        if (!(cause instanceof DeviceError) && !linked.signal.aborted)
          log("a step failed unexpectedly", { device: name, step, cause: describe(cause) });
        throw cause;
      } finally {
        linked.release();
      }
    });

  const actor = createActor(
    lifecycleMachine.provide({
      actors: {
        look: fromPromise(() => source.exists()),
        open: fromPromise(() => {
          const opened = open();
          // Whoever waits for the end of it does not ask how it ended.
          const ended = () => undefined;
          opening = opened.then(ended, ended);
          return opened;
        }),
        identify: exchange("identify", (session, signal) => session.identify(signal)),
        checkHealth: exchange("checkHealth", (session, signal) => session.checkHealth(signal)),
        reset: exchange("reset", (session, signal) => session.reset(signal)),
        close: fromPromise(close),
      },
      actions: {
        tellRung: (_, taken) => tellRung(taken),
        tellHeld: (_, { rungs, cause }) =>
          log("left at fault until somebody recovers it", {
            device: name,
            rungs,
            cause: cause?.code,
            detail: cause?.detail,
          }),
      },
    }),
    { clock, input: { now: () => clock.now(), recovery } },
  );
  const send = (event: LifecycleEvent) => {
    if (!isStopped) actor.send(event);
  };

  /** A port that is tried for hours fills no log: when the pauses have grown to their longest, only a new cause is told. */
  let loggedCause: string | undefined;
  const tellRung = (taken: RungTaken) => {
    const { rung, count, cause } = taken;
    if (count <= rungsToLongestPause || cause?.code !== loggedCause)
      log("a rung of recovery", { device: name, rung, count, cause: cause?.code, detail: cause?.detail });
    loggedCause = cause?.code;
    // In a later turn, when the status says it too.
    clock.defer(() => {
      for (const listener of rungListeners) listener(taken);
    });
  };

  const publish = (next: Omit<DeviceStatus, "since">, details: Readonly<Record<string, unknown>>) => {
    const before = last;
    last = { ...next, since: next.state === before.state ? before.since : clock.now() };
    // The same trouble once more is no news: a line that stays silent is told, and logged, once.
    const isNews =
      last.state !== before.state ||
      last.identity !== before.identity ||
      last.inService !== before.inService ||
      last.recovery.waits !== before.recovery.waits ||
      last.lastError?.code !== before.lastError?.code;
    if (!isNews) return;
    const { code, detail } = last.lastError ?? {};
    log("device changed", { device: name, state: last.state, error: code, detail, ...details });
    for (const listener of [...listeners]) {
      try {
        listener(last);
      } catch (cause) {
        log("a listener failed", { device: name, cause: describe(cause) });
      }
    }
  };
  actor.subscribe((snapshot) => {
    const { identity, error, counters, rung } = snapshot.context;
    publish(
      {
        state: deviceState(snapshot),
        identity,
        lastError: error,
        inService: last.inService,
        recovery: {
          mode: recovery,
          rungs: rung,
          waits: snapshot.matches("held") || snapshot.matches("broken"),
        },
      },
      { counters },
    );
  });

  const notReady = () => new DeviceError("device.notReady", `${name} is ${deviceState(actor.getSnapshot())}`);
  const outOfService = () => new DeviceError("device.outOfService", `${name} is out of service`);
  const takesWork = () =>
    !isStopped && (actor.getSnapshot().matches("ready") || actor.getSnapshot().matches("busy"));

  const begin = (): OpenLine<Session> => {
    if (isStopped || !line || !actor.getSnapshot().matches("ready")) throw notReady();
    send({ type: "WORK_STARTED" });
    return line;
  };
  /** In a later turn: whoever waits for the result should not wait for the book-keeping too. */
  const end = (used: OpenLine<Session>, cause: unknown): Promise<void> =>
    new Promise((resolve) =>
      clock.defer(() => {
        // Work may end after its line: an old line's trouble is not the new one's.
        if (line === used && cause instanceof DeviceError && isDeviceFault(cause)) {
          const type = cause.code === "line.lost" ? "LINE_LOST" : "FAULT";
          send({ type, error: { code: cause.code, detail: cause.message } });
        }
        send({ type: "WORK_ENDED" });
        resolve();
      }),
    );

  /** @param refusal why this kind of work is not taken now; asked when it comes and again at its turn */
  const enqueue = <T>(
    work: (session: Session, signal: AbortSignal) => Promise<T>,
    signal: AbortSignal | undefined,
    refusal: () => DeviceError | undefined,
  ): Promise<T> => {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const refused = refusal() ?? (takesWork() ? undefined : notReady());
    if (refused) return Promise.reject(refused);
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(signal?.reason);
      signal?.addEventListener("abort", giveUp, { once: true });
      const take = async () => {
        signal?.removeEventListener("abort", giveUp);
        if (signal?.aborted) return;
        let used: OpenLine<Session>;
        try {
          const late = refusal();
          if (late) throw late;
          used = begin();
        } catch (cause) {
          reject(cause);
          return;
        }
        const linked = linkSignals(signal, used.lost.signal);
        let trouble: unknown;
        try {
          resolve(await work(used.session, linked.signal));
        } catch (cause) {
          trouble = cause;
          reject(cause);
        }
        linked.release();
        await end(used, trouble);
      };
      lastTurn = lastTurn.then(take);
    });
  };

  return {
    name,
    start: () => actor.start(),
    async stop() {
      isStopped = true;
      actor.stop();
      await opening;
      await close();
      publish({ ...last, state: "offline" }, {});
    },
    status: () => last,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    use: (work, signal) => enqueue(work, signal, () => (last.inService ? undefined : outOfService())),
    maintain: (work, signal) => enqueue(work, signal, () => undefined),
    setInService: (inService) => publish({ ...last, inService }, { inService }),
    recover: () => send({ type: "RECOVER" }),
    onRung: (listener) => {
      rungListeners.push(listener);
    },
  };
}

/** 1 retried, 2 reset, 3–6 reopened after 2, 4 and 8 s. */
const rungsToLongestPause = 6;

/** A card that was moved or paper that ran out is a result; a line or protocol that failed is the device's fault. */
function isDeviceFault({ code }: DeviceError): boolean {
  return (
    code.startsWith("line.") ||
    code === "device.silent" ||
    code === "device.garbled" ||
    code === "reader.selfTestFailed" ||
    code === "reader.notAuthorised" ||
    code === "printer.hardware"
  );
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
