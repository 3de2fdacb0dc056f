import type { SnapshotFrom } from "xstate";
import type { BenchContext, BenchMachine } from "./bench.machine.ts";

/** All that the page is drawn from: plain data, so that any moment can be shown without a bench. */
export interface BenchSnapshot {
  readonly value: SnapshotFrom<BenchMachine>["value"];
  readonly context: BenchContext;
}

/** Whether the page waits for its first word, shows the bench, or shows what was true before the bench was lost. */
export function benchPage({ value: { stream }, context }: BenchSnapshot): "connecting" | "live" | "lost" {
  const live = typeof stream === "object" && stream.following === "live";
  if (!context.bench) return stream === "lost" ? "lost" : "connecting";
  return live ? "live" : "lost";
}
