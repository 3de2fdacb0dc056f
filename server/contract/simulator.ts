import * as z from "zod/mini";
import { localized } from "./hall.ts";

/**
 * The simulator's control. It exists only when the simulator runs.
 * `GET /simulator/api/state` → `simulatorState`; `POST /simulator/api/actions` with `simulatorAction` → the new
 * state; `GET /simulator/api/events` is a stream (text/event-stream) of `state` and `wire` events.
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
  line: z.enum(["pty", "memory"]),
  /** The port that the product opens. */
  address: z.string(),
  plugged: z.boolean(),
  faults: z.array(z.string()),
  actions: z.array(actionDescription),
  /** What the device is doing, as data; differs by device. */
  state: z.record(z.string(), z.unknown()),
});

export const simulatorState = z.object({
  devices: z.array(simulatedDevice),
  personas: z.array(z.object({ id: z.string(), label: localized, kind: z.string() })),
});
export type SimulatorState = z.infer<typeof simulatorState>;

/** The reader's `state`. */
export const simulatedReaderState = z.object({ card: z.nullable(z.string()), reading: z.boolean() });

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
