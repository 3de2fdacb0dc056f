import type { Film } from "../../../server/contract/catalogue/package.ts";
import { mediaPath } from "../../../server/contract/catalogue/service.ts";
import type { Localized } from "../../../server/contract/service-offer.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMedia } from "./use-media.ts";

/** 看样表: opens the sample of something, where there is one. */
export function SampleButton({
  file,
  of,
}: {
  readonly file: string | undefined;
  /** What it is a sample of. */
  readonly of: Localized;
}) {
  const { t, language, show } = useMedia();
  if (!file) return null;
  return (
    <Button
      icon="picture"
      label={t("sampleOf", { name: of[language] })}
      onPress={() => show({ kind: "sample", file, of })}
    >
      {t("seeSample")}
    </Button>
  );
}

/** A film with its picture, title and length; it opens over the screen. */
export function FilmDoor({ film }: { readonly film: Film }) {
  const { t, language, show } = useMedia();
  return (
    <button type="button" class="film-door" onClick={() => show({ kind: "film", film })}>
      {film.poster ? (
        <img class="film-door__poster" src={`${mediaPath}${film.poster}`} alt="" />
      ) : (
        <Icon name="play" size={14} />
      )}
      <span class="film-door__words">
        <strong>{film.title[language]}</strong>
        <span>{t("watchFor", { seconds: film.seconds })}</span>
      </span>
    </button>
  );
}

/** The same where there is little room. */
export function FilmButton({ film }: { readonly film: Film }) {
  const { t, language, show } = useMedia();
  return (
    <Button
      icon="play"
      label={`${t("watch")}: ${film.title[language]}`}
      onPress={() => show({ kind: "film", film })}
    >
      {t("watch")}
    </Button>
  );
}
