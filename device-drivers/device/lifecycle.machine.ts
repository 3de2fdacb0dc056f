import { assign, fromPromise, type SnapshotFrom, setup } from "xstate";
import { DeviceError, type DeviceErrorCode } from "./errors.ts";
import type { DeviceIdentity } from "./session.ts";

/** Milliseconds, each with the reason for its length. */
export const lifecycleDelays = {
  /** Until an absent port is looked for again. House rule: a device that was plugged in is noticed within a second. */
  absentPoll: 500,
  /** Between a lost line and the second look that believes it: USB serial bridges re-enumerate in 200–450 ms. */
  secondLook: 200,
  /** Between health checks while ready. House rule: silence of an idle device is noticed within five seconds. */
  healthCheck: 3000,
  /** Before the rung "retry": a device that was busy has usually answered by then. */
  retry: 300,
  /** Before the rung "reset". */
  reset: 1000,
  /** Before the rung "reopen"; doubled each time that it fails, up to `longestReopen`. */
  reopen: 2000,
  /** Before a device that says it is broken is asked again: people mend it, not time. */
  broken: 10_000,
} as const;

/**
 * The longest pause between reopenings. House rule: a device that was switched on again is back within ten seconds,
 * and a port that another program holds is not hammered.
 */
export const longestReopen = 8000;

/** Errors by which a device says that it is broken, rather than that it did not answer. */
const brokenCodes: readonly DeviceErrorCode[] = [
  "reader.selfTestFailed",
  "reader.notAuthorised",
  "printer.hardware",
];

interface Trouble {
  readonly code: DeviceErrorCode;
  readonly detail: string;
}

export interface LifecycleError extends Trouble {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Whether a faulted device climbs the ladder by itself, or waits until a technician sends it up. */
export type Recovery = "automatic" | "none";

/** One rung of the ladder as it is taken. */
export interface RungTaken {
  readonly rung: "retry" | "reset" | "reopen";
  /** Rungs taken since the device was last ready, this one with them. */
  readonly count: number;
  /** What it is taken for: the fault, or why the rung before it did not help. */
  readonly cause: Trouble | undefined;
}

interface Context {
  readonly now: () => number;
  readonly recovery: Recovery;
  /** A technician has sent the device up the ladder: it climbs once, and then waits again. */
  readonly isSent: boolean;
  readonly identity: DeviceIdentity | undefined;
  /** The last one. Kept when the device is well again; every way out of `ready` and `busy` replaces it. */
  readonly error: LifecycleError | undefined;
  /** Rungs of recovery climbed since the device was last ready: 1 retried, 2 reset, 3 and more reopened. */
  readonly rung: number;
  /** Since the start: lines opened, lines lost, faults. A flapping plug shows here. */
  readonly counters: { readonly opened: number; readonly lost: number; readonly faulted: number };
}

export type LifecycleEvent =
  | { type: "LINE_LOST"; error: Trouble }
  | { type: "FAULT"; error: Trouble }
  | { type: "WORK_STARTED" }
  | { type: "WORK_ENDED" }
  | { type: "RECOVER" };

/** Rungs from the foot to the head of the ladder: retry, reset, reopen. */
const ladderLength = 3;

/**
 * A device's life: absent → opening → identifying → ready ⇄ busy, → faulted → recovering (retry → reset → reopen) →
 * identifying. The rungs of recovery each end in identification, never straight in ready. What the machine does to
 * the line is given from outside.
 *
 * When the whole ladder has failed, an automatic device reopens again and again, at growing pauses. With recovery `none` a
 * faulted device is `held` with its cause until RECOVER sends it up the ladder once; when that fails too it is held
 * again. Plugs are followed all the while: what is plugged in anew is opened and identified.
 */
export const lifecycleMachine = setup({
  types: {
    context: {} as Context,
    events: {} as LifecycleEvent,
    /** `now`: milliseconds since the epoch, to date errors. */
    input: {} as { now: () => number; recovery: Recovery },
  },
  actors: {
    /** Whether the port is there. */
    look: fromPromise<boolean>(() => notProvided("look")),
    open: fromPromise<void>(() => notProvided("open")),
    identify: fromPromise<DeviceIdentity>(() => notProvided("identify")),
    checkHealth: fromPromise<void>(() => notProvided("checkHealth")),
    reset: fromPromise<void>(() => notProvided("reset")),
    close: fromPromise<void>(() => notProvided("close")),
  },
  actions: {
    keepError: assign({
      error: ({ context }, { error }: { error: Trouble }) => ({ ...error, at: context.now() }),
    }),
    forgetDevice: assign({ identity: undefined }),
    climb: assign({ rung: ({ context }) => context.rung + 1 }),
    sendUp: assign({ rung: 0, isSent: true }),
    settle: assign({ rung: 0, isSent: false }),
    comeDown: assign({ isSent: false }),
    /** Told of every rung as it is taken. */
    tellRung: (_, _taken: RungTaken) => notProvided("tellRung"),
    /** Told when the device stays at fault until a person sends it up the ladder. */
    tellHeld: (_, _held: { rungs: number; cause: Trouble | undefined }) => notProvided("tellHeld"),
    count: assign({
      counters: ({ context: { counters } }, { what }: { what: keyof Context["counters"] }) => ({
        ...counters,
        [what]: counters[what] + 1,
      }),
    }),
  },
  guards: {
    isPresent: (_, { present }: { present: boolean }) => present,
    isAbsent: (_, { cause }: { cause: unknown }) =>
      cause instanceof DeviceError && cause.code === "line.absent",
    isBroken: ({ context }) => context.recovery === "automatic" && saysBroken(context),
    isHeld: ({ context: { recovery, isSent, rung } }) =>
      recovery === "none" && !(isSent && rung < ladderLength),
    /** There is no open line to retry or to reset. */
    isLineTaken: ({ context }) => context.error?.code === "line.busy",
  },
  delays: {
    ...lifecycleDelays,
    reopen: ({ context }) =>
      Math.min(longestReopen, lifecycleDelays.reopen * 2 ** Math.max(0, context.rung - 2)),
  },
}).createMachine({
  id: "device",
  context: ({ input: { now, recovery } }) => ({
    now,
    recovery,
    isSent: false,
    identity: undefined,
    error: undefined,
    rung: 0,
    counters: { opened: 0, lost: 0, faulted: 0 },
  }),
  initial: "looking",
  on: {
    LINE_LOST: {
      target: ".suspect",
      actions: [
        { type: "keepError", params: ({ event }) => event },
        { type: "count", params: { what: "lost" } },
      ],
    },
  },
  states: {
    looking: {
      invoke: {
        src: "look",
        onDone: [
          {
            target: "opening",
            guard: { type: "isPresent", params: ({ event }) => ({ present: event.output }) },
          },
          {
            target: "absent",
            actions: {
              type: "keepError",
              params: { error: { code: "line.absent", detail: "the port is not there" } },
            },
          },
        ],
        onError: {
          target: "absent",
          actions: { type: "keepError", params: ({ event }) => failure(event.error) },
        },
      },
    },
    absent: {
      entry: "forgetDevice",
      // Nothing is open here, so nothing more can be lost.
      on: { LINE_LOST: undefined },
      after: { absentPoll: "looking" },
    },
    opening: {
      invoke: {
        src: "open",
        onDone: { target: "identifying", actions: { type: "count", params: { what: "opened" } } },
        onError: [
          {
            target: "absent",
            guard: { type: "isAbsent", params: ({ event }) => ({ cause: event.error }) },
            actions: { type: "keepError", params: ({ event }) => failure(event.error) },
          },
          // The port is there, and another program holds it or we may not have it.
          {
            target: "held",
            guard: "isHeld",
            actions: { type: "keepError", params: ({ event }) => failure(event.error) },
          },
          {
            target: "recovering.reopenWait",
            actions: { type: "keepError", params: ({ event }) => failure(event.error) },
          },
        ],
      },
    },
    identifying: {
      invoke: {
        src: "identify",
        onDone: {
          target: "ready",
          actions: [assign({ identity: ({ event }) => event.output }), "settle"],
        },
        onError: {
          target: "faulted",
          actions: { type: "keepError", params: ({ event }) => failure(event.error) },
        },
      },
    },
    ready: {
      initial: "resting",
      on: {
        // A health check under way is aborted, not waited for: the session ends its exchange before the next.
        WORK_STARTED: "busy",
        FAULT: { target: "faulted", actions: { type: "keepError", params: ({ event }) => event } },
      },
      states: {
        resting: { after: { healthCheck: "checking" } },
        checking: {
          invoke: {
            src: "checkHealth",
            onDone: "resting",
            onError: {
              target: "#device.faulted",
              actions: { type: "keepError", params: ({ event }) => failure(event.error) },
            },
          },
        },
      },
    },
    busy: {
      on: {
        WORK_ENDED: "ready",
        FAULT: { target: "faulted", actions: { type: "keepError", params: ({ event }) => event } },
      },
    },
    /** The line says it is lost. Believed after a second look. */
    suspect: {
      on: { LINE_LOST: undefined },
      invoke: {
        src: "close",
        onError: { actions: { type: "keepError", params: ({ event }) => failure(event.error) } },
      },
      after: { secondLook: "looking" },
    },
    faulted: {
      entry: { type: "count", params: { what: "faulted" } },
      always: [
        { target: "held", guard: "isHeld" },
        { target: "broken", guard: "isBroken" },
        { target: "recovering" },
      ],
    },
    broken: {
      on: { RECOVER: { target: "recovering", actions: "sendUp" } },
      after: { broken: "identifying" },
    },
    /** At fault, and left so until a technician sends it up the ladder. Only its plug is watched. */
    held: {
      initial: "waiting",
      entry: [
        "comeDown",
        {
          type: "tellHeld",
          params: ({ context: { rung, error } }) => ({ rungs: rung, cause: error }),
        },
      ],
      on: { RECOVER: { target: "recovering", actions: "sendUp" } },
      states: {
        waiting: { after: { absentPoll: "watching" } },
        watching: {
          invoke: {
            src: "look",
            onDone: [
              {
                target: "waiting",
                guard: { type: "isPresent", params: ({ event }) => ({ present: event.output }) },
              },
              // Believed after a second look, like every loss.
              { target: "#device.suspect" },
            ],
            // What the device is held for stays its cause: that the port cannot be seen just now says less.
            onError: "waiting",
          },
        },
      },
    },
    recovering: {
      initial: "choosing",
      states: {
        /** Each rung is tried once, and reopening for ever. */
        choosing: {
          always: [
            { target: "reopenWait", guard: "isLineTaken" },
            { target: "retryWait", guard: ({ context }) => context.rung === 0 },
            { target: "resetWait", guard: ({ context }) => context.rung === 1 },
            { target: "reopenWait" },
          ],
        },
        retryWait: { after: { retry: "retrying" } },
        retrying: {
          entry: ["climb", { type: "tellRung", params: ({ context }) => taken("retry", context) }],
          invoke: {
            src: "checkHealth",
            onDone: "#device.identifying",
            onError: {
              target: "resetWait",
              actions: { type: "keepError", params: ({ event }) => failure(event.error) },
            },
          },
        },
        resetWait: { after: { reset: "resetting" } },
        resetting: {
          entry: ["climb", { type: "tellRung", params: ({ context }) => taken("reset", context) }],
          invoke: {
            src: "reset",
            onDone: "#device.identifying",
            onError: {
              target: "reopenWait",
              actions: { type: "keepError", params: ({ event }) => failure(event.error) },
            },
          },
        },
        reopenWait: { after: { reopen: "closing" } },
        closing: {
          entry: ["climb", { type: "tellRung", params: ({ context }) => taken("reopen", context) }],
          invoke: {
            src: "close",
            onDone: "#device.looking",
            onError: {
              target: "#device.looking",
              actions: { type: "keepError", params: ({ event }) => failure(event.error) },
            },
          },
        },
      },
    },
  },
});

export type LifecycleSnapshot = SnapshotFrom<typeof lifecycleMachine>;

/** XFS4IoT's words, those that a device here can be in. */
export type DeviceState = "online" | "deviceBusy" | "starting" | "noDevice" | "hardwareError" | "offline";

/** XFS4IoT's word for where a device is in its life. */
export function deviceState(snapshot: LifecycleSnapshot): DeviceState {
  if (snapshot.matches("busy")) return "deviceBusy";
  if (snapshot.matches("ready")) return "online";
  if (snapshot.matches("broken") || (snapshot.matches("held") && saysBroken(snapshot.context)))
    return "hardwareError";
  if (!snapshot.context.error) return "starting";
  return snapshot.context.error.code === "line.absent" ? "noDevice" : "offline";
}

function saysBroken({ error }: Pick<Context, "error">): boolean {
  return error !== undefined && brokenCodes.includes(error.code);
}

function taken(rung: RungTaken["rung"], { rung: count, error: cause }: Context): RungTaken {
  return { rung, count, cause };
}

/** What a failed invocation leaves in the context. */
function failure(cause: unknown): { error: Trouble } {
  return cause instanceof DeviceError
    ? { error: { code: cause.code, detail: cause.message } }
    : { error: { code: "device.garbled", detail: cause instanceof Error ? cause.message : String(cause) } };
}

function notProvided(name: string): never {
  throw new Error(`the lifecycle machine was started without ${name}`);
}
