/** Hertz and seconds of the two notes of a stroke: what carries over a hall's murmur, and hurts nobody. */
const notes = [
  { hertz: 880, from: 0, seconds: 0.16 },
  { hertz: 660, from: 0.2, seconds: 0.3 },
] as const;

/** One stroke of the bell. A browser lets sound out only behind a touch: that on 开始 is one. What it has not, it leaves out. */
export function createRing(report: (error: unknown) => void): { prepare(): void; ring(): void } {
  let audio: AudioContext | undefined;
  return {
    prepare() {
      audio ??= new AudioContext();
      audio.resume().catch(report);
    },
    ring() {
      navigator.vibrate?.([220, 120, 220]);
      if (audio?.state !== "running") return;
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
