import { type AnalysisSnapshot, initialAnalysis } from "../../kiosk/manager/analysis/analysis.machine.ts";
import { noHelp, sampleAnalysis } from "../support/analysis-samples.ts";

const open = { ...initialAnalysis, connection: "open" } as const;

/** Moments of the analysis. */
export const analysisMoments: Readonly<Record<string, AnalysisSnapshot>> = {
  "analysis-loading": { value: "loading", context: open },
  "analysis-failed": { value: "failed", context: { ...open, error: "message.internal" } },
  "analysis-empty": {
    value: "shown",
    context: {
      ...open,
      days: 7,
      analysis: { ...sampleAnalysis, costliest: [], matters: [], changes: [], help: noHelp },
    },
  },
  "analysis-shown": { value: "shown", context: { ...open, analysis: sampleAnalysis } },
  "analysis-unchanged": {
    value: "shown",
    context: { ...open, days: 90, analysis: { ...sampleAnalysis, changes: [] } },
  },
};
