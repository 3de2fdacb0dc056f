import type { Step } from "../../server/contract/accompany/step.ts";

/** The form of a case, in the middle. */
export const sampleStep: Step = {
  version: 7,
  screen: "handling.handleQuestion",
  over: null,
  contents: [{ kind: "matter", id: "self-employed-registration", version: "2026-10" }],
  title: [{ content: 0, text: 3 }],
  notes: [[{ word: "handle.fieldOptional" }]],
  fields: [{ label: [{ content: 0, text: 3 }], state: "filling", problem: null }],
  controls: [
    { id: 1, role: "keyboard", label: [{ word: "keyboard.keyboard" }], enabled: true, pressed: null },
    { id: 2, role: "button", label: [{ word: "common.back" }], enabled: true, pressed: null },
    { id: 3, role: "button", label: [{ word: "handle.next" }], enabled: true, pressed: null },
    { id: 4, role: "button", label: [{ word: "citizen.largeText" }], enabled: true, pressed: false },
  ],
  progress: { at: 3, of: 5 },
  modes: { text: "normal", contrast: "normal", language: "zh-CN" },
  secondsLeft: 900,
};
