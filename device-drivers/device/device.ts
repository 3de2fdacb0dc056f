import { createActor, fromPromise } from "xstate";
import type { Clock } from "../clock.ts";
import type { Transport, TransportSource } from "../transport/transport.ts";
import { DeviceError } from "./errors.ts";
import { deviceState, type LifecycleError, lifecycleMachine } from "./lifecycle.machine.ts";
import type { DeviceIdentity, DeviceSession, SessionFactory } from "./session.ts";

export interface DeviceStatus {
  /** XFS4IoT's word. */
  readonly state: ReturnType<typeof deviceState>;
  /** Milliseconds since the epoch: since when `state` is what it is. */
  readonly since: number;
  readonly identity: DeviceIdentity | undefined;
  readonly lastError: LifecycleError | undefined;
}

/** One configured device: comes and goes, recovers by itself, and does one thing at a time. */
export interface Device<Session extends DeviceSession> {
  readonly name: string;
  start(): void;
  stop(): Promise<void>;
  status(): DeviceStatus;
  /** Called after every change of status. Returns the way to stop listening. */
  subscribe(listener: (status: DeviceStatus) => void): () => void;
  /**
   * Runs `work` alone, in turn. Rejects with `device.notReady` when the device is not ready at its turn, with the
   * line's error when it is lost meanwhile, with the signal's reason when that aborts.
   */
  use<T>(work: (session: Session, signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export interface DeviceOptions<Session extends DeviceSession> {
  readonly name: string;
  readonly source: TransportSource;
  readonly session: SessionFactory<Session>;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

interface OpenLine<Session> {
  readonly transport: Transport;
  readonly session: Session;
  /** Aborts when the line is lost. */
  readonly lost: AbortController;
}

export function createDevice<Session extends DeviceSession>(
  options: DeviceOptions<Session>,
): Device<Session> {
  const { name, source, clock, log } = options;
  const listeners = new Set<(status: DeviceStatus) => void>();
  let line: OpenLine<Session> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let last: DeviceStatus = {
    state: "starting",
    since: clock.now(),
    identity: undefined,
    lastError: undefined,
  };

  const opened = (): OpenLine<Session> => {
    if (!line) throw new DeviceError("device.notReady", `${name} is not open`);
    return line;
  };
  const withLine = <T>(
    signal: AbortSignal,
    exchange: (session: Session, signal: AbortSignal) => Promise<T>,
  ) => {
    const { session, lost } = opened();
    return exchange(session, AbortSignal.any([signal, lost.signal]));
  };
  const close = async () => {
    const closing = line;
    line = undefined;
    await closing?.transport.close();
  };

  const actor = createActor(
    lifecycleMachine.provide({
      actors: {
        look: fromPromise(() => source.exists()),
        open: fromPromise(async () => {
          await close();
          const transport = await source.open();
          const lost = new AbortController();
          line = { transport, session: options.session(transport), lost };
          transport.onLost((cause) => {
            const error =
              cause instanceof DeviceError ? cause : new DeviceError("line.lost", cause.message, { cause });
            lost.abort(error);
            actor.send({ type: "LINE_LOST", error: { code: error.code, detail: error.message } });
          });
        }),
        identify: fromPromise(({ signal }) =>
          withLine(signal, (session, either) => session.identify(either)),
        ),
        checkHealth: fromPromise(({ signal }) =>
          withLine(signal, (session, either) => session.checkHealth(either)),
        ),
        reset: fromPromise(({ signal }) => withLine(signal, (session, either) => session.reset(either))),
        close: fromPromise(close),
      },
    }),
    { clock },
  );

  actor.subscribe((snapshot) => {
    const state = deviceState(snapshot);
    const { identity, error } = snapshot.context;
    if (state === last.state && identity === last.identity && error?.code === last.lastError?.code) return;
    last = { state, since: state === last.state ? last.since : clock.now(), identity, lastError: error };
    log("device changed", { device: name, state, error: error?.code, detail: error?.detail });
    for (const listener of [...listeners]) {
      try {
        listener(last);
      } catch (cause) {
        log("a listener failed", { device: name, cause: String(cause) });
      }
    }
  });

  const report = (cause: unknown) => {
    if (!(cause instanceof DeviceError) || !isDeviceFault(cause)) return;
    const type = cause.code === "line.lost" ? "LINE_LOST" : "FAULT";
    actor.send({ type, error: { code: cause.code, detail: cause.message } });
  };

  const begin = (signal: AbortSignal | undefined) => {
    signal?.throwIfAborted();
    const snapshot = actor.getSnapshot();
    if (!line || !snapshot.matches("ready"))
      throw new DeviceError("device.notReady", `${name} is ${deviceState(snapshot)}`);
    actor.send({ type: "WORK_STARTED" });
    return line;
  };
  /** After the result has gone its way: whoever waits for it should not wait for the book-keeping too. */
  const end = (result: Promise<unknown>): Promise<void> =>
    new Promise((resolve) => {
      const settle = (cause?: unknown) =>
        clock.defer(() => {
          report(cause);
          actor.send({ type: "WORK_ENDED" });
          resolve();
        });
      result.then(() => settle(), settle);
    });

  return {
    name,
    start: () => actor.start(),
    async stop() {
      actor.stop();
      await close();
    },
    status: () => last,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    use(work, signal) {
      const begun = turn.then(() => {
        const { session, lost } = begin(signal);
        return { result: work(session, AbortSignal.any(signal ? [signal, lost.signal] : [lost.signal])) };
      });
      turn = begun.then(
        ({ result }) => end(result),
        () => undefined,
      );
      return begun.then(({ result }) => result);
    },
  };
}

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
