import { expect, it } from "vitest";
import { PendingCommand } from "../../../server/door/pending-command.ts";

it("aborts its signal with the first reason, whenever it is asked for", () => {
  const early = new PendingCommand();
  const { signal } = early;
  expect(signal.aborted).toBe(false);
  early.throwIfAborted();
  early.abort("cancelled");
  early.abort("timed out");
  expect([signal.aborted, signal.reason]).toEqual([true, "cancelled"]);

  const late = new PendingCommand();
  late.abort("cancelled");
  late.abort("timed out");
  expect([late.signal.aborted, late.signal.reason]).toEqual([true, "cancelled"]);
  expect(late.signal).toBe(late.signal);
  expect(() => late.throwIfAborted()).toThrow("cancelled");
});

it("tells who listens once, when the signal's own listeners have been told", () => {
  const pending = new PendingCommand();
  const told: string[] = [];
  pending.onAbort = () => told.push("command");
  pending.signal.addEventListener("abort", () => told.push("signal"));
  pending.abort("cancelled");
  pending.abort("cancelled");
  expect(told).toEqual(["signal", "command"]);
});
