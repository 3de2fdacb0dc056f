import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Film as FilmFile } from "../../../server/contract/catalogue/package.ts";
import { mediaPath } from "../../../server/contract/catalogue/service.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { useMedia } from "./use-media.ts";

/** Seconds of a film that plays after which somebody is held to watch. Far shorter than the idle time. */
const watchedEvery = 10;

/**
 * A film that plays when somebody says so, without sound: the hall has voices enough. What is said in it stands below the picture in the
 * size and contrast that were chosen, always. It stops when it is left.
 */
export function Film({ film }: { readonly film: FilmFile }) {
  const { t, language, touch } = useMedia();
  const player = useRef<HTMLVideoElement>(null);
  const subtitles = useRef<HTMLTrackElement>(null);
  const watched = useRef(0);
  const [state, setState] = useState<"still" | "playing" | "failed">("still");
  const [words, setWords] = useState("");
  const captions = film.captions[language] ?? film.captions["zh-CN"];

  useLayoutEffect(() => {
    const track = subtitles.current?.track;
    if (!track) return;
    // Read by us and not drawn by the browser, which would draw them small and over the picture.
    track.mode = "hidden";
    const read = () => {
      const cues = [...(track.activeCues ?? [])] as VTTCue[];
      setWords(cues.map(({ text }) => text).join(" "));
    };
    track.addEventListener("cuechange", read);
    return () => track.removeEventListener("cuechange", read);
  }, [captions]);
  useLayoutEffect(() => {
    const video = player.current;
    return () => video?.pause();
  }, []);

  const play = () => {
    player.current?.play().catch((cause: unknown) => {
      // Left before it began.
      if (!(cause instanceof DOMException && cause.name === "AbortError")) setState("failed");
    });
  };
  const again = () => {
    if (!player.current) return;
    player.current.currentTime = 0;
    play();
  };
  const progress = () => {
    const part = Math.floor((player.current?.currentTime ?? 0) / watchedEvery);
    if (part === watched.current) return;
    watched.current = part;
    touch();
  };

  if (state === "failed") return <Notice tone="warning" title={t("filmFailed")} />;
  return (
    <div class="film">
      {/* Made anew with the language: a player does not change its subtitles. */}
      <video
        key={captions}
        ref={player}
        class="film__picture"
        src={`${mediaPath}${film.file}`}
        {...(film.poster ? { poster: `${mediaPath}${film.poster}` } : {})}
        preload="metadata"
        muted
        playsInline
        disablePictureInPicture
        tabIndex={-1}
        aria-label={film.title[language]}
        onPlay={() => setState("playing")}
        onPause={() => setState("still")}
        onEnded={() => setState("still")}
        onTimeUpdate={progress}
        onError={() => setState("failed")}
      >
        <track
          ref={subtitles}
          kind="captions"
          default
          src={`${mediaPath}${captions}`}
          srcLang={film.captions[language] ? language : "zh-CN"}
        />
      </video>
      <p class="film__words">{words}</p>
      <div class="film__keys">
        {state === "playing" ? (
          <Button icon="pause" onPress={() => player.current?.pause()}>
            {t("pause")}
          </Button>
        ) : (
          <Button variant="primary" icon="play" onPress={play}>
            {t("play")}
          </Button>
        )}
        <Button icon="retry" onPress={again}>
          {t("again")}
        </Button>
      </div>
    </div>
  );
}
