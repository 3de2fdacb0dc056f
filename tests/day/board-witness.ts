import type { HeldPage } from "./held-time.ts";

/** What a board was seen and heard to do, at the page's time. */
export type BoardNote =
  | { readonly what: "shown"; readonly at: number; readonly number: string; readonly window: string }
  | { readonly what: "gone"; readonly at: number }
  | { readonly what: "chime"; readonly at: number }
  | { readonly what: "spoken"; readonly at: number; readonly text: string; readonly whole: boolean };

declare const window: Window & typeof globalThis & { held: HeldPage };

/**
 * Runs in a board's page after `holdTime`: a voice and a loudspeaker that take the page's time, since headless Chromium has no voice and
 * its audio has a clock of its own; and an eye on the stage. A call is a stage of its own: who is called again is seen again.
 */
export function witnessBoard(): void {
  const { held } = window;
  const note = (noted: BoardNote) => held.note(noted);

  let stage: Element | null = null;
  new MutationObserver(() => {
    const calling = document.querySelector(".stage--calling");
    if (calling === stage) return;
    if (stage) note({ what: "gone", at: held.now() });
    stage = calling;
    if (!calling) return;
    const words = (part: string) => calling.querySelector(part)?.textContent?.trim() ?? "";
    note({ what: "shown", at: held.now(), number: words(".stage__number"), window: words(".stage__window") });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });

  const voices = ["zh-CN", "zh-TW", "en-GB"].map((lang) => ({ lang, name: lang, localService: true }));
  /** Milliseconds a sign: four Chinese ones a second, and fourteen letters. */
  const pace = (text: string) => (/\p{Script=Han}/u.test(text) ? 250 : 70);
  let speaking: { text: string; timer: number } | undefined;
  const end = (utterance: SpeechSynthesisUtterance, whole: boolean) => {
    note({ what: "spoken", at: held.now(), text: utterance.text, whole });
    speaking = undefined;
    if (whole) utterance.dispatchEvent(new Event("end"));
  };
  let current: SpeechSynthesisUtterance | undefined;
  Object.defineProperty(window, "speechSynthesis", {
    value: {
      getVoices: () => voices,
      speak(utterance: SpeechSynthesisUtterance) {
        current = utterance;
        const { text } = utterance;
        speaking = { text, timer: window.setTimeout(() => end(utterance, true), text.length * pace(text)) };
      },
      cancel() {
        if (!speaking || !current) return;
        clearTimeout(speaking.timer);
        end(current, false);
      },
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
  });
  Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {
    set: () => undefined,
    get: () => voices[0],
  });

  const value = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
  class Loudspeaker {
    state = "suspended";
    destination = {};
    get currentTime() {
      return held.now() / 1000;
    }
    async resume() {
      this.state = "running";
    }
    createGain() {
      return { gain: value, connect: (next: object) => next };
    }
    createOscillator() {
      const oscillator = {
        frequency: { value: 0 },
        onended: undefined as (() => void) | undefined,
        connect: (next: object) => next,
        start: () => undefined,
        stop: (at = this.currentTime) => {
          setTimeout(
            () => {
              if (!oscillator.onended) return;
              note({ what: "chime", at: held.now() });
              oscillator.onended();
              oscillator.onended = undefined;
            },
            (at - this.currentTime) * 1000,
          );
        },
      };
      return oscillator;
    }
  }
  Object.assign(window, { AudioContext: Loudspeaker });
}
