import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Crop } from "../../../camera/plane.ts";
import type { LiveCamera } from "../../scan-effects.ts";
import { type PageSeen, PageWatch } from "./page-watch.ts";
import { pictureOf } from "./picture-of.ts";

/** Dots across of the small picture in which the page is looked for while it moves. */
const watchedWidth = 320;
/** Milliseconds between two looks: fast for a hand, slow for a processor. */
const watchedEvery = 250;

interface Outline {
  readonly crop: Crop;
  readonly width: number;
  readonly height: number;
}

/** The camera's picture as it comes, and a frame around the page in it. */
export function LivePicture({
  camera,
  video,
  label,
  onSeen,
}: {
  readonly camera: LiveCamera | null;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly label: string;
  readonly onSeen: (seen: PageSeen) => void;
}) {
  const [outline, setOutline] = useState<Outline | null>(null);
  useLayoutEffect(() => {
    const shown = video.current;
    if (!camera || !shown) return;
    shown.srcObject = camera.stream;
    const watch = new PageWatch();
    let looked = Number.NEGATIVE_INFINITY;
    let frame = 0;
    const look = (at: number) => {
      camera.seen();
      if (at - looked >= watchedEvery) {
        looked = at;
        const picture = pictureOf(shown, watchedWidth);
        if (picture) {
          const { seen, crop } = watch.look(picture);
          onSeen(seen);
          setOutline(crop && { crop, width: picture.width, height: picture.height });
        }
      }
      frame = shown.requestVideoFrameCallback(look);
    };
    frame = shown.requestVideoFrameCallback(look);
    return () => {
      shown.cancelVideoFrameCallback(frame);
      shown.srcObject = null;
    };
  }, [camera, video, onSeen]);
  return (
    <div class="scan-picture">
      <video ref={video} class="scan-picture__live" aria-label={label} autoplay muted playsInline />
      {outline && (
        <svg
          class="scan-picture__outline"
          viewBox={`0 0 ${outline.width} ${outline.height}`}
          aria-hidden="true"
        >
          <rect {...outline.crop} rx={3} />
        </svg>
      )}
    </div>
  );
}
