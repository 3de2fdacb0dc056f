import type { TransportSource } from "../../../device-drivers/transport/transport.ts";
import { bxPort, bxRate, createBxSession } from "../../../device-drivers/window-display/bx-session.ts";
import { createBxTracer } from "../../../device-drivers/window-display/bx-trace.ts";
import { cd5220Rate } from "../../../device-drivers/window-display/cd5220.ts";
import { createCd5220Session } from "../../../device-drivers/window-display/cd5220-session.ts";
import { createCd5220Tracer } from "../../../device-drivers/window-display/cd5220-trace.ts";
import { windowDisplaySelfTests } from "../../../device-drivers/window-display/self-tests.ts";
import type { WindowDisplaySession } from "../../../device-drivers/window-display/session.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import { type Fitting, spoken, type Workshop } from "./fitting.ts";
import { lineSource } from "./line-source.ts";

const family = "window-display";

/** Never discovered: a CD5220 answers nothing, and of an LED screen nobody but the configuration knows how large it is. */
export function fitWindowDisplay(
  wanted: DeviceConfiguration["windowDisplay"],
  workshop: Workshop,
): Fitting<WindowDisplaySession> | undefined {
  const { bench, clock } = workshop;
  const fitted = (source: Fitting<WindowDisplaySession>["source"]): Fitting<WindowDisplaySession> => ({
    family,
    source,
    selfTests: windowDisplaySelfTests,
    simulated: bench?.lineKind ?? null,
  });
  const speakCd5220 = (source: TransportSource) =>
    spoken(family, { source, session: createCd5220Session, tracer: createCd5220Tracer }, workshop);

  if (bench) return fitted(speakCd5220(bench.source(family)));
  if (!wanted) return undefined;
  const { port, driver } = wanted;
  const baudRate = wanted.baudRate ?? (driver === "bx" ? bxRate : cd5220Rate);
  const source = lineSource({ port, baudRate, usualTcpPort: bxPort, clock });
  if (driver === "cd5220") return fitted(speakCd5220(source));
  const { width, height } = wanted;
  return fitted(
    spoken(
      family,
      { source, session: (line) => createBxSession(line, clock, { width, height }), tracer: createBxTracer },
      workshop,
    ),
  );
}
