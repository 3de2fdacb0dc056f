import { sensorsSelfTests } from "../../../device-drivers/sensors/self-tests.ts";
import type { SensorName } from "../../../device-drivers/sensors/sensors.ts";
import { createSensorsSession, type SensorsSession } from "../../../device-drivers/sensors/session.ts";
import { createSensorsTracer } from "../../../device-drivers/sensors/trace.ts";
import {
  simulatedSensorsRate,
  simulatedWiring,
} from "../../../device-drivers/simulator/simulated-sensors.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import { createSensorWatch, type SensorWatch } from "../sensor-watch.ts";
import { type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "sensors";

/** Never discovered: which sensor is on which input nobody but the configuration knows. */
export function fitSensors(
  wanted: DeviceConfiguration["sensors"],
  workshop: Workshop,
): { readonly fitting: Fitting<SensorsSession>; readonly watch: SensorWatch } | undefined {
  const { bench, clock } = workshop;
  if (!bench && !wanted) return undefined;
  const baudRate = bench || !wanted ? simulatedSensorsRate : wanted.baudRate;
  const wiring = bench || !wanted ? simulatedWiring : wanted;
  const watch = createSensorWatch(Object.keys(wiring.inputs) as SensorName[]);
  const source = bench ? bench.source(family) : serialSource({ path: wanted?.port ?? "", baudRate });
  const speech = {
    source,
    session: (line: Parameters<typeof createSensorsSession>[0]) => {
      const session = createSensorsSession(line, clock, { baudRate, wiring });
      watch.follow(session);
      return session;
    },
    tracer: createSensorsTracer,
  };
  return {
    fitting: {
      family,
      source: spoken(family, speech, workshop),
      selfTests: sensorsSelfTests,
      simulated: bench?.lineKind ?? null,
    },
    watch,
  };
}
