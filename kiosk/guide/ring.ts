/** Hertz and seconds of the two notes of a stroke: what carries over a hall's murmur, and hurts nobody. */
const notes = [
  { hertz: 880, from: 0, seconds: 0.16 },
  { hertz: 660, from: 0.2, seconds: 0.3 },
] as const;

export interface Bell {
  /** Within a touch: a browser lets sound out only behind one. */
  prepare(): void;
  /** One stroke, as far as the browser lets it be heard; and felt, where the device can. */
  ring(): void;
  /** Whether a stroke would be heard. */
  isOn(): boolean;
  /** Called when that may have changed. Returns the end of listening. */
  onChange(listener: () => void): () => void;
}

/** The page's bell. What the browser has not, it leaves out. */
export function createRing(report: (error: unknown) => void): Bell {
  let audio: AudioContext | undefined;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const isOn = () => audio?.state === "running";
  return {
    isOn,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    prepare() {
      if (!audio) {
        audio = new AudioContext();
        audio.addEventListener("statechange", tell);
      }
      if (!isOn()) audio.resume().then(tell, report);
    },
    ring() {
      navigator.vibrate?.([220, 120, 220]);
      if (!audio || !isOn()) return;
      for (const { hertz, from, seconds } of notes) {
        const start = audio.currentTime + from;
        const tone = new OscillatorNode(audio, { frequency: hertz, type: "triangle" });
        const loudness = new GainNode(audio, { gain: 0.4 });
        loudness.gain.exponentialRampToValueAtTime(0.001, start + seconds);
        tone.connect(loudness).connect(audio.destination);
        tone.start(start);
        tone.stop(start + seconds);
      }
    },
  };
}
