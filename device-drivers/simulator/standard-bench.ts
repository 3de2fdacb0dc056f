import type { Clock } from "../clock.ts";
import type { PaperWidth } from "../receipt-printer/document.ts";
import { type Bench, createBench } from "./bench.ts";
import { personas } from "./personas.ts";
import { createScenarioPlayer, type ScenarioPlayer } from "./scenario-player.ts";
import { scenarios } from "./scenarios.ts";
import { simulatedCodeScanner } from "./simulated-code-scanner.ts";
import { simulatedDocumentPrinter } from "./simulated-document-printer.ts";
import { simulatedKeypad } from "./simulated-keypad.ts";
import { simulatedPrinter } from "./simulated-printer.ts";
import { simulatedReader } from "./simulated-reader.ts";
import { simulatedSensors } from "./simulated-sensors.ts";
import { simulatedStatusLight } from "./simulated-status-light.ts";
import { simulatedVoice } from "./simulated-voice.ts";
import { simulatedWindowDisplay } from "./simulated-window-display.ts";
import { simulatedWindowLine } from "./simulated-window-line.ts";

/** The light on the demo's bench. */
export const simulatedLight = "luxafor";
/** The voice module there. */
export const simulatedVoiceModule = "syn6288";

export interface StandardBench {
  readonly bench: Bench;
  readonly player: ScenarioPlayer;
  readonly personas: { id: string; label: { "zh-CN": string; "zh-TW": string; en: string }; kind: string }[];
  /** PNG of a ticket on the simulated paper. */
  ticketPicture(id: number): Uint8Array | undefined;
}

/** The demo's bench: one line here is one simulated device. */
export function createStandardBench(options: {
  directory: string;
  clock: Clock;
  paper: PaperWidth;
  forceMemory?: boolean;
  pace?: boolean;
}): StandardBench {
  const { clock, paper, ...rest } = options;
  const printer = simulatedPrinter(clock, paper);
  const standard = {
    bench: createBench({
      ...rest,
      clock,
      devices: [
        simulatedReader(clock),
        printer.device,
        simulatedCodeScanner(clock),
        simulatedKeypad(clock),
        simulatedStatusLight(clock, simulatedLight),
        simulatedVoice(clock, simulatedVoiceModule),
        simulatedWindowDisplay(),
        simulatedWindowLine(clock),
        simulatedSensors(clock),
        simulatedDocumentPrinter(clock),
      ],
    }),
    personas: personas.map(({ id, label, document }) => ({ id, label: { ...label }, kind: document.kind })),
    ticketPicture: printer.picture,
  };
  return { ...standard, player: createScenarioPlayer(standard.bench, scenarios, clock) };
}
