import type { SelfTest } from "../device/self-test.ts";
import type { VoiceSession } from "./session.ts";

export const voiceSelfTests: readonly SelfTest<VoiceSession>[] = [
  {
    name: "saySentence",
    needsEyes: true,
    async run(session, signal) {
      await session.speak("请 A 零零一 号，到 1号窗口。语音测试完毕。", {}, signal);
      return [];
    },
  },
];
