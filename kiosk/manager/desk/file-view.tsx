import { useState } from "preact/hooks";
import type { OpenedApplication } from "../../../server/contract/matters/desk.ts";
import { Chip } from "../../ui/text-block.tsx";
import type { LookedAtFile } from "../frame/desk.machine.ts";
import { Over } from "../frame/over.tsx";
import { type DeskManner, doubtNames } from "./words.ts";

/** A scanned page, whole or large, and the way to the material's other pages; arrow keys turn them. */
export function FileView({
  file,
  opened,
  t,
  onFile,
  onClose,
}: {
  readonly file: LookedAtFile;
  readonly opened: OpenedApplication;
  readonly t: DeskManner["t"];
  readonly onFile: (id: string) => void;
  readonly onClose: () => void;
}) {
  const [isLarge, setLarge] = useState(false);
  const shown = opened.files.find(({ id }) => id === file.id);
  const pages = opened.files.filter(({ materialId }) => materialId === shown?.materialId);
  const place = pages.findIndex(({ id }) => id === file.id);
  const [before, next] = [pages[place - 1], pages[place + 1]];
  const words = t("filePlace", { place: place + 1, count: pages.length });
  const turn = (page: typeof before) => page && onFile(page.id);
  const mediaType = shown?.mediaType ?? "";
  return (
    <Over
      title={t("fileTitle")}
      wide
      onLeave={onClose}
      // A large page is moved by them.
      onKey={(key) =>
        !isLarge && turn(key === "ArrowLeft" ? before : key === "ArrowRight" ? next : undefined)
      }
    >
      <p class="over__place" role="status">
        <span>{words}</span>
        {shown?.doubts.map((doubt) => (
          <Chip key={doubt} tone="warning">
            {t(doubtNames[doubt])}
          </Chip>
        ))}
        {file.data === null && <span>{t("fileLoading")}</span>}
      </p>
      {file.data !== null &&
        (mediaType.startsWith("image/") ? (
          <div class={isLarge ? "over__sheet over__sheet--large" : "over__sheet"}>
            <button
              type="button"
              class="over__look"
              aria-pressed={isLarge}
              aria-label={`${words} ${t(isLarge ? "fileWhole" : "fileLarger")}`}
              onClick={() => setLarge(!isLarge)}
            >
              <img class="over__picture" src={`data:${mediaType};base64,${file.data}`} alt={words} />
            </button>
          </div>
        ) : (
          <p>{t("fileNoPicture", { kind: mediaType })}</p>
        ))}
      <footer>
        <button type="button" class="desk-button" disabled={!before} onClick={() => turn(before)}>
          {t("fileBefore")}
        </button>
        <button type="button" class="desk-button" disabled={!next} onClick={() => turn(next)}>
          {t("fileNext")}
        </button>
        <button type="button" class="desk-button desk-button--main" onClick={onClose}>
          {t("closeFile")}
        </button>
      </footer>
    </Over>
  );
}
