import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { DeviceIdentity, DeviceSession } from "../device/session.ts";
import { ModbusMaster } from "../modbus/master.ts";
import { readDiscreteInputs } from "../modbus/rtu.ts";
import type { Transport } from "../transport/transport.ts";
import { isSame, missed, nothingRead, read } from "./debounce.ts";
import { type Readings, type SensorStates, statesOf } from "./sensors.ts";
import { readingsOf, spanOf, type Wiring } from "./wiring.ts";

/** Milliseconds between two readings. House rule: whoever opens a door holds it open for longer. */
export const readInterval = 200;

/** The sensors of a cabinet on one digital-input module that speaks Modbus RTU. It is only ever read. */
export interface SensorsSession extends DeviceSession {
  /** What two readings in a row said alike: debounced. Empty after each `identify`. */
  states(): SensorStates;
  /** Called after every change of `states`. Returns how to stop. */
  onStates(listener: () => void): () => void;
  /** What the inputs say at this moment, bouncing or not. */
  readNow(signal: AbortSignal): Promise<SensorStates>;
}

export interface SensorsOptions {
  readonly baudRate: number;
  readonly wiring: Wiring;
}

export function createSensorsSession(
  transport: Transport,
  clock: Clock,
  { baudRate, wiring }: SensorsOptions,
): SensorsSession {
  const master = new ModbusMaster(transport, clock, baudRate);
  const { from, count } = spanOf(wiring);
  const request = readDiscreteInputs(wiring.unit, from, count);
  const listeners = new Set<() => void>();
  let contacts = nothingRead;
  let isPolling = false;

  const ask = async (): Promise<Readings> => readingsOf(wiring, await master.exchange(request));
  const take = (next: typeof contacts) => {
    const before = contacts.settled;
    contacts = next;
    if (isSame(before, next.settled)) return;
    for (const listener of [...listeners]) listener();
  };

  /** Ends with its line: the first request that the line does not take is the last. */
  const poll = async (): Promise<void> => {
    try {
      take(read(contacts, await ask()));
    } catch (cause) {
      if (!(cause instanceof DeviceError)) throw cause;
      // Told by the transport.
      if (cause.code.startsWith("line.")) return;
      // A module that stays silent is found by the next check of its health.
      contacts = missed(contacts);
    }
    clock.setTimeout(() => void poll(), readInterval);
  };

  const checkHealth = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    await ask();
  };

  return {
    async identify(signal): Promise<DeviceIdentity> {
      await checkHealth(signal);
      take(nothingRead);
      if (!isPolling) {
        isPolling = true;
        void poll();
      }
      return { protocol: "Modbus RTU" };
    },
    checkHealth,
    // The protocol has none.
    reset: checkHealth,
    states: () => statesOf(contacts.settled),
    onStates(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async readNow(signal) {
      signal.throwIfAborted();
      return statesOf(await ask());
    },
  };
}
