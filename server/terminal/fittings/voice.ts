import { simulatedVoiceModule } from "../../../device-drivers/simulator/standard-bench.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";
import type { TransportSource } from "../../../device-drivers/transport/transport.ts";
import { type VoiceDriver, voiceDrivers } from "../../../device-drivers/voice/driver.ts";
import { voiceProbe, voiceRate } from "../../../device-drivers/voice/probe.ts";
import { voiceSelfTests } from "../../../device-drivers/voice/self-tests.ts";
import { createVoiceSession, type VoiceSession } from "../../../device-drivers/voice/session.ts";
import { createVoiceTracer } from "../../../device-drivers/voice/trace.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import { type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "voice";

export function fitVoice(
  wanted: DeviceConfiguration["voice"],
  workshop: Workshop,
): Fitting<VoiceSession> | undefined {
  const { bench, clock, registry } = workshop;
  const speak = (driver: VoiceDriver, source: TransportSource) =>
    spoken(
      family,
      {
        source,
        session: (line) => createVoiceSession(driver, line, clock),
        tracer: () => createVoiceTracer(driver),
      },
      workshop,
    );
  const fitted = (source: Fitting<VoiceSession>["source"]): Fitting<VoiceSession> => ({
    family,
    source,
    selfTests: voiceSelfTests,
    simulated: bench?.lineKind ?? null,
  });

  if (bench) return fitted(speak(voiceDrivers[simulatedVoiceModule], bench.source(family)));
  if (wanted)
    return fitted(
      speak(voiceDrivers[wanted.driver], serialSource({ path: wanted.port, baudRate: voiceRate })),
    );
  return (
    registry &&
    fitted(
      registry.family(
        family,
        Object.values(voiceDrivers).map((driver) => ({
          protocol: driver.protocol,
          probe: voiceProbe(driver),
          source: ({ path }) => speak(driver, serialSource({ path, baudRate: voiceRate })),
        })),
      ),
    )
  );
}
