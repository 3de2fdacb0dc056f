import type { WireTracer } from "../device/wire-trace.ts";
import { describeReport, type StatusLightDriver } from "./light.ts";

/** Reports come whole: nothing is kept from one to the next. Nothing of a light is personal, and nothing redacted. */
export function createStatusLightTracer(driver: StatusLightDriver): WireTracer {
  return { push: (_direction, report) => [describeReport(driver, report)] };
}
