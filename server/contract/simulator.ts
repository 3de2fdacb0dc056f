import * as z from "zod/mini";
import { errorBody, localized } from "./hall.ts";

/** Longest action, bytes of JSON: one that brings a trace. */
export const longestAction = 1024 * 1024;

/**
 * The simulator's control. It exists only when the simulator runs.
 * `GET /simulator/api/state` → `simulatorState`; `POST /simulator/api/actions` with `simulatorAction` → the new
 * state, or `simulatorRefusal`; `GET /simulator/api/events` is a stream (text/event-stream) of `state` and `wire` events.
 * The device `bench` is the bench itself: it plays scenarios and sets the pace.
 */
export const simulatorAction = z.looseObject({
  device: z.string().check(z.maxLength(40)),
  action: z.string().check(z.maxLength(40)),
});

export const actionDescription = z.object({
  action: z.string(),
  description: z.string(),
  /** Name of each argument → its allowed values, or "string" / "number". */
  arguments: z.record(z.string(), z.union([z.array(z.string()), z.enum(["string", "number"])])),
});

export const wireEvent = z.object({
  seq: z.number(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  device: z.string(),
  direction: z.enum(["toDevice", "toHost"]),
  /** Upper-case hex, personal data redacted. */
  hex: z.string(),
  meaning: z.string(),
});
export type WireEvent = z.infer<typeof wireEvent>;

export const simulatedDevice = z.object({
  device: z.string(),
  line: z.enum(["pty", "memory", "network"]),
  /** The port that the product opens. */
  address: z.string(),
  plugged: z.boolean(),
  faults: z.array(z.string()),
  actions: z.array(actionDescription),
  /** What the device is doing, as data; differs by device. */
  state: z.record(z.string(), z.unknown()),
});

/** Something that somebody does to the bench, `after` milliseconds; what else it has are the action's arguments. */
export const scenarioStep = z.looseObject({ after: z.number(), device: z.string(), action: z.string() });
export type ScenarioStep = z.infer<typeof scenarioStep>;

const ended = z.discriminatedUnion("kind", [
  z.object({ scenario: z.string(), kind: z.enum(["finished", "stopped"]) }),
  /** `step`: the one that could not be done, from 1. */
  z.object({
    scenario: z.string(),
    kind: z.literal("failed"),
    step: z.number(),
    code: z.string(),
    detail: z.string(),
  }),
]);

export const playState = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("idle"), last: z.nullable(ended) }),
  z.object({
    kind: z.literal("playing"),
    scenario: z.string(),
    done: z.number(),
    of: z.number(),
    next: z.nullable(scenarioStep),
  }),
]);

export const simulatorBench = z.object({
  actions: z.array(actionDescription),
  /** Whether bytes take the time on the wire that they take at the device's rate. */
  pace: z.enum(["real", "none"]),
  scenarios: z.array(z.object({ id: z.string(), steps: z.array(scenarioStep) })),
  /** One plays at a time; however it ends, the bench is put back. */
  play: playState,
});

export const simulatorState = z.object({
  bench: simulatorBench,
  devices: z.array(simulatedDevice),
  personas: z.array(z.object({ id: z.string(), label: localized, kind: z.string() })),
});
export type SimulatorState = z.infer<typeof simulatorState>;

/** What a person can do something about. */
export const simulatorProblem = z.discriminatedUnion("kind", [
  /** No trace that a device can be rebuilt from. `line`: the first that is wrong, from 1; null where it is the whole. */
  z.object({ kind: z.literal("trace"), line: z.nullable(z.number()) }),
  /** Another scenario plays. */
  z.object({ kind: z.literal("playing"), scenario: z.string() }),
]);
export type SimulatorProblem = z.infer<typeof simulatorProblem>;

/** `GET /simulator/api/texts`: what was handed to the stand-in for a text-message gateway, oldest first. 404 where a real one is configured. */
export const simulatorTexts = z.object({
  texts: z.array(z.object({ id: z.string(), to: z.string(), text: z.string(), at: z.number() })),
});
export type SimulatorText = z.infer<typeof simulatorTexts>["texts"][number];

/** An action that was not carried out; nothing has changed. */
export const simulatorRefusal = z.object({ ...errorBody.shape, problem: z.optional(simulatorProblem) });

/** The reader's `state`. `recorded`: it says what one in a trace said, and no card can be laid on it. */
export const simulatedReaderState = z.object({
  card: z.nullable(z.string()),
  reading: z.boolean(),
  recorded: z.optional(
    z.object({
      /** Questions in the recording. */
      exchanges: z.number(),
      /** The one from which on the next question is looked for, from 0. */
      next: z.number(),
      /** Bytes that began no recorded question, and were not answered. */
      unknownBytes: z.number(),
    }),
  ),
});

/** The printer's `state`: what lies on the paper, newest last; pictures at `GET /simulator/api/tickets/{id}.png`. */
export const simulatedPrinterState = z.object({
  paper: z.enum(["full", "low", "out"]),
  cover: z.enum(["closed", "open"]),
  printing: z.boolean(),
  tickets: z.array(
    z.object({
      id: z.number(),
      /** Lines of text as a person would read them, characters drawn as rasters included. */
      lines: z.array(z.string()),
      qr: z.array(z.string()),
      cut: z.boolean(),
      taken: z.boolean(),
      errors: z.array(z.string()),
    }),
  ),
});
