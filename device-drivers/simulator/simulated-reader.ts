import type { Clock } from "../clock.ts";
import { baudRates } from "../id-card-reader/rate-search.ts";
import { SimulatedIdCardReader } from "../id-card-reader/simulated.ts";
import { type ReaderFault, readerFaults } from "../id-card-reader/simulated-faults.ts";
import { describeFrame } from "../id-card-reader/trace.ts";
import type { BenchDevice } from "./bench.ts";
import { personas } from "./personas.ts";
import { readerFromTrace } from "./recorded-reader.ts";

/** The simulated identity-card reader on the bench, with a pack of cards to lay on it. */
export function simulatedReader(clock: Clock): BenchDevice {
  const reader = new SimulatedIdCardReader(clock);
  let persona: string | undefined;
  let onChange: (() => void) | undefined;

  const state = () => ({
    card: reader.state.card ? (persona ?? null) : null,
    reading: reader.state.reading,
    baudRate: reader.state.baudRate,
  });
  const told = () => JSON.stringify([state(), reader.state.faults]);
  let lastTold = told();
  /** The reader changes by itself only in answer to a request, in the turn in which it takes it or replies. */
  const tellChange = () => {
    if (told() === lastTold) return;
    lastTold = told();
    onChange?.();
  };

  return {
    name: "id-card-reader",
    device: reader,
    get baudRate() {
      return reader.state.baudRate;
    },
    faults: Object.fromEntries(
      Object.entries(readerFaults).map(([fault, { description }]) => [fault, description]),
    ),
    setFault: (fault) => reader.setFault(fault as ReaderFault),
    clearFault: (fault) => reader.clearFault(fault as ReaderFault),
    activeFaults: () => reader.state.faults,
    actions: {
      layCard: {
        description: "Lay a persona's card on the reader.",
        arguments: { persona: personas.map(({ id }) => id) },
        perform: ({ persona: id }) => {
          const chosen = personas.find((candidate) => candidate.id === id);
          if (!chosen) throw new Error(`no persona ${id}`);
          persona = chosen.id;
          reader.layCard(chosen.document, undefined, chosen.content);
        },
      },
      setBaudRate: {
        description: "Set the reader to another rate, as its maker's tool does.",
        arguments: { baudRate: baudRates.map(String) },
        perform: ({ baudRate }) => {
          const rate = baudRates.find((candidate) => String(candidate) === baudRate);
          if (rate === undefined) throw new Error(`no reader has the rate ${baudRate}`);
          reader.setBaudRate(rate);
        },
      },
      removeCard: {
        description: "Take the card away.",
        arguments: {},
        perform: () => {
          persona = undefined;
          reader.removeCard();
        },
      },
    },
    state,
    onChange: (listener) => {
      onChange = listener;
    },
    onWire: (listener) =>
      reader.onWire((direction, bytes) => {
        listener(direction, bytes);
        queueMicrotask(tellChange);
      }),
    describe: describeFrame,
    rebuild: (trace, isPaced) => readerFromTrace(trace, clock, isPaced),
  };
}
