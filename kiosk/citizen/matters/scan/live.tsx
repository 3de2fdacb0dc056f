import { useRef, useState } from "preact/hooks";
import { Page } from "../../frame/page.tsx";
import { LivePicture } from "./live-picture.tsx";
import type { PageSeen } from "./page-watch.ts";
import { pictureOf } from "./picture-of.ts";
import { useScan } from "./use-scan.ts";

const seenWords = { waiting: "liveWaiting", part: "livePart", whole: "liveWhole" } as const satisfies Record<
  PageSeen,
  string
>;

/** What lies under the lens, with a frame around the page that was found; said in words too, as it changes. */
export function ScanLive() {
  const { t, common, view, page, send } = useScan();
  const video = useRef<HTMLVideoElement>(null);
  const [seen, setSeen] = useState<PageSeen>("waiting");
  const take = () => {
    const picture = video.current && pictureOf(video.current);
    if (picture) send({ type: "take", picture });
  };
  return (
    <Page
      name="scanLive"
      title={t("liveTitle", { page })}
      hint={t("liveHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("take"), icon: "picture", disabled: seen === "waiting", onPress: take }}
    >
      <LivePicture camera={view.camera} video={video} label={t("livePicture")} onSeen={setSeen} />
      <p class={`scan-said scan-said--${seen}`} role="status">
        {t(seenWords[seen])}
      </p>
    </Page>
  );
}
