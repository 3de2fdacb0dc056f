import {
  simulatedWindowLineRate,
  simulatedWindows,
} from "../../../device-drivers/simulator/simulated-window-line.ts";
import { serialSource } from "../../../device-drivers/transport/serial.ts";
import { windowLineSelfTests } from "../../../device-drivers/window-line/self-tests.ts";
import {
  createWindowLineSession,
  type WindowLineSession,
} from "../../../device-drivers/window-line/session.ts";
import { createWindowLineTracer } from "../../../device-drivers/window-line/trace.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import { type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "window-line";

/** Never discovered: which unit stands at which window nobody but the configuration knows. */
export function fitWindowLine(
  wanted: DeviceConfiguration["windowLine"],
  workshop: Workshop,
  /** Called with each session that the line brings. */
  follow: (session: WindowLineSession) => void,
): Fitting<WindowLineSession> | undefined {
  const { bench, clock, log } = workshop;
  if (!bench && !wanted) return undefined;
  const { baudRate, windows } =
    bench || !wanted ? { baudRate: simulatedWindowLineRate, windows: simulatedWindows } : wanted;
  const source = bench ? bench.source(family) : serialSource({ path: wanted?.port ?? "", baudRate });
  return {
    family,
    source: spoken(
      family,
      {
        source,
        session: (line) => {
          const session = createWindowLineSession(line, clock, { baudRate, windows, log });
          follow(session);
          return session;
        },
        tracer: createWindowLineTracer,
      },
      workshop,
    ),
    selfTests: windowLineSelfTests,
    simulated: bench?.lineKind ?? null,
  };
}
