import type { Clock } from "../clock.ts";
import { type VoiceDriver, voiceDrivers } from "../voice/driver.ts";
import { voiceRate } from "../voice/probe.ts";
import { SimulatedVoice } from "../voice/simulated.ts";
import { type VoiceFault, voiceFaults } from "../voice/simulated-faults.ts";
import { createVoiceTracer } from "../voice/trace.ts";
import type { BenchDevice } from "./bench.ts";

/** The simulated voice module on the bench: what it has spoken can be read. */
export function simulatedVoice(clock: Clock, driver: VoiceDriver["name"]): BenchDevice {
  const voice = new SimulatedVoice(voiceDrivers[driver], clock);
  const tracer = createVoiceTracer(voiceDrivers[driver]);
  return {
    name: "voice",
    device: voice,
    baudRate: voiceRate,
    faults: Object.fromEntries(
      Object.entries(voiceFaults).map(([fault, { description }]) => [fault, description]),
    ),
    setFault: (fault) => voice.setFault(fault as VoiceFault),
    clearFault: (fault) => voice.clearFault(fault as VoiceFault),
    activeFaults: () => voice.state.faults,
    actions: {},
    state: () => {
      const { speaking, spoken } = voice.state;
      return { speaking, last: spoken.at(-1)?.text ?? null, spoken };
    },
    onChange: (listener) => voice.onChange(listener),
    onWire: (listener) => voice.onWire(listener),
    describe: (direction, bytes) => tracer.push(direction, bytes)[0] ?? { name: "part of a frame", hex: "" },
  };
}
