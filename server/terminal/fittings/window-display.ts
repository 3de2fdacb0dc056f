import { serialSource } from "../../../device-drivers/transport/serial.ts";
import type { TransportSource } from "../../../device-drivers/transport/transport.ts";
import { cd5220Rate } from "../../../device-drivers/window-display/cd5220.ts";
import { createCd5220Session } from "../../../device-drivers/window-display/cd5220-session.ts";
import { createCd5220Tracer } from "../../../device-drivers/window-display/cd5220-trace.ts";
import { windowDisplaySelfTests } from "../../../device-drivers/window-display/self-tests.ts";
import type { WindowDisplaySession } from "../../../device-drivers/window-display/session.ts";
import type { DeviceConfiguration } from "../../config-devices.ts";
import { type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "window-display";

/** Never discovered: a display that answers nothing cannot be asked. */
export function fitWindowDisplay(
  wanted: DeviceConfiguration["windowDisplay"],
  workshop: Workshop,
): Fitting<WindowDisplaySession> | undefined {
  const { bench } = workshop;
  const speak = (source: TransportSource) =>
    spoken(family, { source, session: createCd5220Session, tracer: createCd5220Tracer }, workshop);
  const fitted = (source: Fitting<WindowDisplaySession>["source"]): Fitting<WindowDisplaySession> => ({
    family,
    source,
    selfTests: windowDisplaySelfTests,
    simulated: bench?.lineKind ?? null,
  });
  if (bench) return fitted(speak(bench.source(family)));
  return (
    wanted && fitted(speak(serialSource({ path: wanted.port, baudRate: wanted.baudRate ?? cd5220Rate })))
  );
}
