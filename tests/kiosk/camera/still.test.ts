import { describe, expect, it } from "vitest";
import { jpegOf } from "../../../kiosk/camera/still.ts";
import { largestPicture } from "../../../server/contract/camera-provider.ts";

/** A canvas whose JPEG has as many bytes at full quality. */
function aCanvas(bytes: number) {
  const asked: number[] = [];
  const canvas = {
    width: 1920,
    height: 1080,
    toBlob(give: (blob: Blob | null) => void, type: string, quality: number) {
      expect(type).toBe("image/jpeg");
      asked.push(quality);
      give(bytes > 0 ? new Blob([new Uint8Array(Math.round(bytes * quality))]) : null);
    },
  } as unknown as HTMLCanvasElement;
  return { canvas, asked };
}

describe("the JPEG of what stands on a canvas", () => {
  it("is as good as it may be", async () => {
    const { canvas, asked } = aCanvas(1000);
    expect(await jpegOf(canvas)).toHaveLength(920);
    expect(asked).toEqual([0.92]);
  });

  it("is poorer where it would be too large", async () => {
    const { canvas, asked } = aCanvas(largestPicture * 1.5);
    expect((await jpegOf(canvas)).length).toBeLessThanOrEqual(largestPicture);
    expect(asked).toEqual([0.92, 0.8, 0.6]);
  });

  it.each([
    ["however poor it is too large", largestPicture * 3, /small enough/],
    ["the canvas is empty", 0, /empty/],
  ])("is none where %s", async (_why, bytes, message) => {
    await expect(jpegOf(aCanvas(bytes).canvas)).rejects.toThrow(message);
  });
});
