import type { Picture } from "../../../camera/plane.ts";

/** What a video shows at this moment, in its own size or so many dots across; null before its first picture. */
export function pictureOf(video: HTMLVideoElement, across?: number): Picture | null {
  if (video.videoWidth === 0 || video.videoHeight === 0) return null;
  const canvas = document.createElement("canvas");
  canvas.width = across ?? video.videoWidth;
  canvas.height = Math.max(1, Math.round((canvas.width * video.videoHeight) / video.videoWidth));
  const { width, height } = canvas;
  const drawn = canvas.getContext("2d", { willReadFrequently: true });
  if (!drawn) throw new Error("no canvas can be drawn on");
  drawn.drawImage(video, 0, 0, width, height);
  const { data } = drawn.getImageData(0, 0, width, height);
  canvas.width = 0;
  return { data, width, height };
}
