import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultsOf, ownWords } from "../../../kiosk/simulator/faults.ts";
import { addEntry, keptEntries, type WireFilter, wireLines } from "../../../kiosk/ui/wire/wire-lines.ts";
import type { WireEvent } from "../../../server/contract/simulator.ts";
import { aBenchState, anEntry } from "../simulator/bench-fixture.ts";

const all: WireFilter = { device: null, text: "" };
const shown = (entries: readonly WireEvent[]) =>
  wireLines(entries, all).map(({ first, count }) => `${first.hex}×${count}`);
const run = (hexes: string) => [...hexes].map((hex, index) => anEntry(index + 1, hex));

describe("the lines of the wire display", () => {
  it("are newest first", () => {
    expect(shown(run("abc"))).toEqual(["c×1", "b×1", "a×1"]);
  });

  it.each([
    ["a question that repeats", "aaaa", ["a×4"]],
    [
      "a cycle of questions, from its second round on",
      "abcdabcdabcd",
      ["c×2", "b×2", "a×2", "d×3", "c×1", "b×1", "a×1"],
    ],
    ["a new thing between", "aaba", ["a×1", "b×1", "a×2"]],
  ])("fold %s", (_case, hexes, expected) => {
    expect(shown(run(hexes))).toEqual(expected);
  });

  it("fold each direction and each device by itself", () => {
    const entries = [
      anEntry(1, "a"),
      anEntry(2, "x", { direction: "toHost" }),
      anEntry(3, "a"),
      anEntry(4, "x", { direction: "toHost" }),
      anEntry(5, "a", { device: "id-card-reader" }),
    ];
    expect(shown(entries)).toEqual(["a×1", "x×2", "a×2"]);
  });

  it("lose nothing: the counts add up to the entries", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 60 }), (hexes) => {
        const lines = wireLines(run(hexes.join("")), all);
        expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(hexes.length);
        for (const { first, last } of lines) expect(last.hex).toBe(first.hex);
      }),
    );
  });

  it("can be filtered by device, meaning and bytes, with or without spaces", () => {
    const entries = [
      anEntry(1, "10 04 01", { meaning: "status?" }),
      anEntry(2, "AA 96", { device: "id-card-reader", meaning: "find card" }),
    ];
    const seqs = (filter: Partial<WireFilter>) =>
      wireLines(entries, { ...all, ...filter }).map(({ first }) => first.seq);
    expect(seqs({ device: "id-card-reader" })).toEqual([2]);
    expect(seqs({ text: "STATUS" })).toEqual([1]);
    expect(seqs({ text: "0401" })).toEqual([1]);
    expect(seqs({ text: "aa 96" })).toEqual([2]);
    expect(seqs({ text: "nowhere" })).toEqual([]);
  });
});

describe("the entries that the page keeps", () => {
  it("are some of every device, however talkative another is, in their order", () => {
    const of = (seq: number, device: string): WireEvent => ({ ...anEntry(seq, "a"), device });
    let entries: readonly WireEvent[] = [of(1, "id-card-reader")];
    for (let seq = 2; seq <= keptEntries + 50; seq++) entries = addEntry(entries, of(seq, "status-light"));
    expect(entries[0]).toMatchObject({ seq: 1, device: "id-card-reader" });
    expect(entries).toHaveLength(keptEntries + 1);
    const seqs = entries.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((one, other) => one - other));
  });

  it("are the newest ones, each once", () => {
    let entries: readonly WireEvent[] = [];
    for (let seq = 1; seq <= keptEntries + 5; seq++) entries = addEntry(entries, anEntry(seq, "a"));
    expect(entries).toHaveLength(keptEntries);
    expect(entries.at(0)?.seq).toBe(6);
    expect(addEntry(entries, anEntry(10, "a"))).toBe(entries);
  });
});

describe("faults", () => {
  it("are those that the device offers, with its own words where the catalogue has none", () => {
    const [reader] = aBenchState().devices;
    expect(faultsOf(reader!)).toEqual(["silence", "hiccup"]);
    expect(ownWords(reader!, "hiccup")).toBe("Hiccups: twice.");
    expect(ownWords(reader!, "unheard")).toBe("");
  });
});
