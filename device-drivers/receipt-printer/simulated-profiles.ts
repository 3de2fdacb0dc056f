/**
 * What the simulated printer says, model by model, as data. Written from the manuals (protocols.md §3; Custom KPM210 p. 36 and
 * KPM300 p. 66; Hwasung HMK-056 p. 46, HMK-060 p. 46) and apart from the driver's tables, so that a mistake there shows.
 */
import { ordinaryModel } from "./interpreter.ts";

/** What a sensor or the mechanism feels. */
export type Feeling =
  | "offline"
  | "paperOut"
  | "paperLow"
  | "coverOpen"
  | "cutterStuck"
  | "jammed"
  | "ticketInMouth"
  | "printing";

export interface StatusLayout {
  readonly base: readonly number[];
  /** Byte, mask, and what sets it. */
  readonly bits: readonly (readonly [byte: number, mask: number, feeling: Feeling])[];
}

export interface SimulatedProfile {
  readonly name: string;
  /** Answers to `GS I` 65–68; undefined when it gives none. */
  readonly information: Readonly<Record<65 | 66 | 67 | 68, string>> | undefined;
  readonly processId: boolean;
  /** Third byte of `10 04 n` → what it answers at once. */
  readonly realTime: ReadonlyMap<number, StatusLayout>;
  readonly automatic: {
    /** Second byte of `1D c n` that turns it on and off. */
    readonly command: 0x61 | 0xe0;
    readonly atPowerOn: boolean;
    readonly layout: StatusLayout;
  };
  /** Answer to `GS r 1`. */
  readonly paperSensor: StatusLayout;
  /** Whether `3B 31 00` goes out at power-on (Epson memory switch 1-1). */
  readonly powerOnNotice: boolean;
  /** "commanded": knows `1D 65 n`; "afterCut": moves every cut ticket to the mouth by itself. */
  readonly presenter: "none" | "commanded" | "afterCut";
}

const paperSensor: StatusLayout = {
  base: [0x00],
  bits: [
    [0, 0x03, "paperLow"],
    [0, 0x0c, "paperOut"],
  ],
};

const epsonRealTime: ReadonlyMap<number, StatusLayout> = new Map([
  [1, { base: [0x12], bits: [[0, 0x08, "offline"]] }],
  [
    2,
    {
      base: [0x12],
      bits: [
        [0, 0x04, "coverOpen"],
        [0, 0x20, "paperOut"],
        [0, 0x40, "cutterStuck"],
      ],
    },
  ],
  [3, { base: [0x12], bits: [[0, 0x08, "cutterStuck"]] }],
  [
    4,
    {
      base: [0x12],
      bits: [
        [0, 0x0c, "paperLow"],
        [0, 0x60, "paperOut"],
      ],
    },
  ],
]);

const standard: SimulatedProfile = {
  name: "standard",
  information: ordinaryModel.information,
  processId: true,
  realTime: epsonRealTime,
  automatic: {
    command: 0x61,
    atPowerOn: false,
    layout: {
      base: [0x10, 0x00, 0x00, 0x0f],
      bits: [
        [0, 0x08, "offline"],
        [0, 0x20, "coverOpen"],
        [1, 0x08, "cutterStuck"],
        [2, 0x03, "paperLow"],
        [2, 0x0c, "paperOut"],
      ],
    },
  },
  paperSensor,
  powerOnNotice: true,
  presenter: "none",
};

const customStatus: StatusLayout = {
  base: [0x10, 0x0f, 0x00, 0x00, 0x00, 0x00],
  bits: [
    [2, 0x01, "paperOut"],
    [2, 0x04, "paperLow"],
    [2, 0x20, "ticketInMouth"],
    [3, 0x02, "coverOpen"],
    [4, 0x08, "offline"],
    [4, 0x40, "jammed"],
    [5, 0x01, "cutterStuck"],
  ],
};

const hwasungStatus: StatusLayout = {
  base: [0x00],
  bits: [
    [0, 0x01, "paperOut"],
    [0, 0x02, "coverOpen"],
    [0, 0x04, "jammed"],
    [0, 0x08, "paperLow"],
    [0, 0x20, "cutterStuck"],
    [0, 0x80, "ticketInMouth"],
  ],
};

export const simulatedProfiles = {
  standard,
  snbc: {
    ...standard,
    name: "snbc",
    information: { 65: "1.00", 66: "SNBC", 67: "BTP-R580II", 68: "SIM0002" },
    processId: false,
    powerOnNotice: false,
  },
  custom: {
    ...standard,
    name: "custom",
    information: { 65: "2.05", 66: "CUSTOM", 67: "KPM210", 68: "SIM0003" },
    processId: false,
    realTime: new Map([...epsonRealTime, [0x14, customStatus]]),
    automatic: { command: 0xe0, atPowerOn: false, layout: customStatus },
    powerOnNotice: false,
    presenter: "commanded",
  },
  hwasung: {
    name: "hwasung",
    information: undefined,
    processId: false,
    // Only asked in real time does it say whether it prints.
    realTime: new Map([[2, { base: [0x00], bits: [...hwasungStatus.bits, [0, 0x10, "printing"]] }]]),
    automatic: { command: 0x61, atPowerOn: true, layout: hwasungStatus },
    paperSensor: hwasungStatus,
    powerOnNotice: false,
    presenter: "afterCut",
  },
} as const satisfies Record<string, SimulatedProfile>;

export type SimulatedProfileName = keyof typeof simulatedProfiles;

export function statusBytes({ base, bits }: StatusLayout, feels: (feeling: Feeling) => boolean): Uint8Array {
  const bytes = Uint8Array.from(base);
  for (const [byte, mask, feeling] of bits) if (feels(feeling)) bytes[byte] = (bytes[byte] ?? 0) | mask;
  return bytes;
}
