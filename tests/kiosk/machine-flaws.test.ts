import { expect, it } from "vitest";
import { createMachine, fromPromise, setup } from "xstate";
import { flawsOf } from "../support/machine-nodes.ts";

it("finds what is invoked without an answer to its failure", () => {
  const { createMachine } = setup({ actors: { ask: fromPromise(async () => 1) } });
  const asking = { id: "asking", src: "ask" } as const;
  expect(flawsOf(createMachine({ id: "m", invoke: asking }))).toEqual(["m: ask"]);
  expect(flawsOf(createMachine({ id: "m", invoke: { ...asking, onError: {} } }))).toEqual([]);
});

it("finds what begins the sisters of a region anew", () => {
  const sister = { initial: "before", states: { before: {}, after: {} } };
  const beside = (region: object) =>
    flawsOf(createMachine({ id: "m", type: "parallel", states: { region, sister } } as never));
  const states = { here: {}, there: { id: "there" } };
  expect(beside({ initial: "here", states, on: { go: ".there" } })).toEqual([]);
  expect(beside({ initial: "here", states: { ...states, here: { on: { go: "there" } } } })).toEqual([]);
  expect(beside({ initial: "here", states, on: { go: { target: ".there", reenter: true } } })).toEqual([
    "m.region on go begins all of m anew",
  ]);
  expect(beside({ initial: "here", states: { ...states, here: { on: { go: "#m.sister.after" } } } })).toEqual(
    ["m.region.here on go begins all of m anew"],
  );
});
