import { getShortestPaths } from "xstate/graph";
import {
  type AccompanyNote,
  type AccompanyView,
  accompanyViewOf,
  createAccompanyMachine,
} from "../../kiosk/citizen/machines/accompany.machine.ts";
import { initialSessionContext } from "../../kiosk/citizen/machines/session/context.ts";
import type { Accompaniment } from "../../server/contract/accompany/accompaniment.ts";
import { goodCondition, sampleTicket } from "./citizen-paths.ts";
import { innerEvents } from "./inner-events.ts";
import { silentAccompanyEffects } from "./silent-accompany-effects.ts";

export const sampleAccompaniment: Accompaniment = {
  id: "accompany-0000-0001",
  callId: "call-0000-0000-0001",
  guide: { id: "lin", name: "林小燕" },
  state: "asked",
  since: Date.UTC(2026, 10, 23, 1, 5),
  present: true,
  extensions: { given: 0, left: 3, minutes: 10 },
  handOver: null,
};
const withGuide: Accompaniment = { ...sampleAccompaniment, state: "with" };
const handOver = {
  key: "hand-over-0000-0001",
  state: "asked" as const,
  serviceId: "business",
  ticket: null,
  error: null,
};

const told = <A extends Accompaniment | null>(accompaniment: A, reachable = true) => ({
  type: "standing" as const,
  accompaniment,
  reachable,
});
export const accompanyStandings = {
  asked: told(sampleAccompaniment),
  with: told(withGuide),
  unreachable: told(withGuide, false),
  moreTime: told({ ...withGuide, extensions: { given: 1, left: 2, minutes: 10 } }),
  handOver: told({ ...withGuide, handOver }),
  agreed: told({ ...withGuide, handOver: { ...handOver, state: "agreed" } }),
  failed: told({ ...withGuide, handOver: { ...handOver, state: "failed", error: "queue.serviceClosed" } }),
  given: told({ ...withGuide, handOver: { ...handOver, state: "given", ticket: sampleTicket } }),
  gone: told(null),
} as const;

export const accompanyMachine = createAccompanyMachine(silentAccompanyEffects);

export const accompanyInput = {
  accompaniment: sampleAccompaniment,
  toSession: () => undefined,
  look: () => ({ value: {}, context: initialSessionContext({ condition: goodCondition }) }),
};

/** Every state of accompanying, each by a shortest path. */
export function accompanyPaths() {
  const events = [
    ...innerEvents(accompanyMachine, {
      answerAccompany: [undefined],
      printTicket: [
        { print: "printed", error: null },
        { print: "failed", error: "printer.paperOut" },
      ],
    }),
    ...Object.values(accompanyStandings),
    { type: "unheard" },
    { type: "seen", kind: "offer", words: "下一步" },
    { type: "modes", modes: { text: "large" } },
    { type: "handOver", answer: "yes" },
    { type: "handOver", answer: "no" },
    ...(["yes", "no", "stop", "close", "read", "takeBack"] as const).map((type) => ({ type })),
  ];
  return getShortestPaths(accompanyMachine, {
    events: events as never,
    input: accompanyInput,
    // Who has the number is asked nothing more, and what was said last is said in one place.
    serializeState: ({ value, context: { accompaniment, note, lost, answered, ticket, print } }) =>
      JSON.stringify([value, ticket ? print : [accompaniment.handOver?.state, answered], note?.kind, lost]),
    limit: 100_000,
  });
}

/** Every way in which accompanying looks at the terminal. */
export function accompanyMoments(): Map<string, AccompanyView> {
  const moments = new Map<string, AccompanyView>();
  for (const { state } of accompanyPaths()) {
    const view = accompanyViewOf(state);
    if (!view || view.state === "over") continue;
    const { note, sheet, lost, print, accompaniment } = view;
    // What the strip says beside who looks on is said where somebody does; one thing at a time.
    const isNear = view.state === "near";
    const changed = note?.kind === "modes" ? Object.keys(note.changed)[0] : null;
    const waiting = ["agreed", "failed"].find((each) => each === accompaniment.handOver?.state);
    const name = [
      "accompany",
      sheet ?? view.state,
      ...(sheet === "number" ? [print] : sheet ? [] : [lost && "lost"]),
      ...(sheet || !isNear ? [] : waiting ? [waiting] : [note?.kind, changed]),
    ]
      .filter(Boolean)
      .join("-");
    if (!moments.has(name)) moments.set(name, view);
  }
  const near = moments.get("accompany-near");
  if (!near) throw new Error("nobody looks on in any of these");
  const notes: readonly (readonly [string, AccompanyNote])[] = [
    ["point", { kind: "point", words: "下一步" }],
    ["point-nameless", { kind: "point", words: null }],
    ["contrast", { kind: "modes", changed: { contrast: "high" }, before: { contrast: "normal" } }],
    ["language", { kind: "modes", changed: { language: "en" }, before: { language: "zh-CN" } }],
  ];
  for (const [name, note] of notes) moments.set(`accompany-near-${name}`, { ...near, note });
  return moments;
}
