import { Button } from "../../ui/button.tsx";
import { Overlay } from "../frame/overlay.tsx";
import { useSession } from "../use-citizen.ts";
import { Film } from "./film.tsx";
import { SamplePicture } from "./sample-picture.tsx";
import { useMedia } from "./use-media.ts";

/** A sample or a film, large over the screen. Escape closes it too. */
export function MediaSheet() {
  const { t, language, close, askForHelp } = useMedia();
  const { t: common, session } = useSession();
  const { media } = session;
  if (!media) throw new Error("a sheet for a picture was drawn without one");
  const ways = (
    <>
      <Button icon="help" onPress={askForHelp}>
        {common("help")}
      </Button>
      <Button variant="primary" icon="close" onPress={close}>
        {t("close")}
      </Button>
    </>
  );
  return media.kind === "sample" ? (
    <Overlay name="media" title={t("sampleOf", { name: media.of[language] })} onClose={close} actions={ways}>
      <SamplePicture file={media.file} name={media.of[language]} />
    </Overlay>
  ) : (
    <Overlay name="media" title={media.film.title[language]} onClose={close} actions={ways}>
      <Film film={media.film} />
    </Overlay>
  );
}
