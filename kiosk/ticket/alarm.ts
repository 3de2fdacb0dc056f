/** How a page calls its reader while it is open. */
export interface Alarm {
  /** Asks the browser for sound; resolves with whether it may be heard. Must begin within a touch. */
  open(): Promise<boolean>;
  /** Rings and shakes, once; whatever of both the telephone can and was allowed. */
  ring(): void;
}

/** Three times two tones: frequency in hertz, begin and length in seconds. Below 1 kHz, where hearing that has aged is still good. */
const tones = [0, 1.1, 2.2].flatMap((begin) => [
  { frequency: 659.26, begin, length: 0.45 },
  { frequency: 880, begin: begin + 0.35, length: 0.55 },
]);
const loudness = 0.5;
/** Seconds of attack: without it a tone begins with a click. */
const attack = 0.02;

/** Milliseconds of shaking and rest. */
const shaking = [400, 200, 400, 200, 800];

export function createBrowserAlarm(): Alarm {
  let audio: AudioContext | undefined;
  return {
    async open() {
      audio ??= new AudioContext();
      await audio.resume();
      return audio.state === "running";
    },
    ring() {
      // iOS has none, and nothing shakes on a page that nobody has touched.
      if ("vibrate" in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate(shaking);
      if (audio?.state !== "running") return;
      const start = audio.currentTime;
      for (const { frequency, begin, length } of tones) {
        const oscillator = audio.createOscillator();
        const volume = audio.createGain();
        oscillator.frequency.value = frequency;
        volume.gain.setValueAtTime(0, start + begin);
        volume.gain.linearRampToValueAtTime(loudness, start + begin + attack);
        volume.gain.linearRampToValueAtTime(0, start + begin + length);
        oscillator.connect(volume).connect(audio.destination);
        oscillator.start(start + begin);
        oscillator.stop(start + begin + length);
      }
    },
  };
}
