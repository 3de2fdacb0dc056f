import type { SimulatorState, WireEvent } from "../../../server/contract/simulator.ts";

const named = (text: string) => ({ "zh-CN": text, "zh-TW": text, en: text });

/** The bench as its server tells of it. */
export function aBenchState(changes: { card?: string | null; line?: "pty" | "memory" } = {}): SimulatorState {
  const { card = null, line = "pty" } = changes;
  const common = { line, plugged: true, faults: [] };
  return {
    bench: {
      actions: [],
      pace: "none",
      scenarios: [
        {
          id: "taiwanResident",
          steps: [{ after: 3000, device: "id-card-reader", action: "layCard", persona: "taiwan" }],
        },
      ],
      play: { kind: "idle", last: null },
    },
    personas: [{ id: "resident", label: named("居民"), kind: "resident" }],
    devices: [
      {
        ...common,
        device: "id-card-reader",
        address: "/ports/id-card-reader",
        actions: [
          {
            action: "setFault",
            description: "silence: Says nothing.\nhiccup: Hiccups: twice.",
            arguments: { fault: ["silence", "hiccup"] },
          },
        ],
        state: { card, reading: false },
      },
      {
        ...common,
        device: "receipt-printer",
        address: "/ports/receipt-printer",
        actions: [],
        state: { paper: "full", cover: "closed", printing: false, tickets: [] },
      },
    ],
  };
}

export function anEntry(seq: number, hex: string, changes: Partial<WireEvent> = {}): WireEvent {
  return {
    seq,
    at: seq,
    device: "receipt-printer",
    direction: "toDevice",
    hex,
    meaning: `means ${hex}`,
    ...changes,
  };
}
