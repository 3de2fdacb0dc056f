import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Notice } from "../../ui/text-block.tsx";
import { PageTurn } from "../frame/page-turn.tsx";
import { useSession } from "../use-citizen.ts";
import type { OpenedPdf } from "./pdf.ts";
import { partsOf, type SheetPart } from "./sheet-parts.ts";
import { usePapers } from "./use-papers.ts";

/**
 * The pages of a PDF as pictures as wide as the screen lets them be; one that is higher than its place is shown in parts, which two buttons
 * turn: nobody has to swipe or to pinch. What draws them comes when the first paper is looked at.
 */
export function PaperPicture({ bytes, name }: { readonly bytes: Uint8Array; readonly name: string }) {
  const { t } = usePapers();
  const { language } = useSession();
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pdf, setPdf] = useState<OpenedPdf | null>(null);
  const [failed, setFailed] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const [parts, setParts] = useState<readonly SheetPart[]>([]);
  const [wanted, setWanted] = useState(0);
  const shown = Math.min(wanted, Math.max(0, parts.length - 1));
  const part = parts[shown];

  useEffect(() => {
    let opened: OpenedPdf | undefined;
    let isGone = false;
    import("./pdf.ts")
      .then(({ openPdf }) => openPdf(bytes))
      .then((open) => {
        if (isGone) return open.close();
        opened = open;
        setPdf(open);
      })
      .catch((cause: unknown) => {
        if (isGone) return;
        reportError(cause);
        setFailed(true);
      });
    return () => {
      isGone = true;
      opened?.close();
    };
  }, [bytes]);

  useLayoutEffect(() => {
    const place = area.current;
    if (!pdf || !place) return;
    const arrange = () => setParts(partsOf(pdf.pages, place.clientWidth, place.clientHeight));
    arrange();
    const observer = new ResizeObserver(arrange);
    observer.observe(place);
    return () => observer.disconnect();
  }, [pdf]);

  const page = part?.page;
  const width = part?.width;
  useEffect(() => {
    if (!pdf || !canvas.current || page === undefined || width === undefined) return;
    const drawing = pdf.draw(page, canvas.current, width);
    drawing.done.then(
      () => setDrawn(true),
      (cause: unknown) => {
        reportError(cause);
        setFailed(true);
      },
    );
    return drawing.stop;
  }, [pdf, page, width]);

  if (failed) return <Notice tone="warning" title={t("notDrawn")} />;
  return (
    <figure class="paper-picture" aria-busy={!drawn}>
      <div class="paper-picture__area" ref={area}>
        {!drawn && <p>{t("drawing")}</p>}
        <canvas
          ref={canvas}
          role="img"
          lang={language}
          aria-label={t("picture", { name, page: (page ?? 0) + 1 })}
          style={
            part
              ? { width: `${part.width}px`, marginTop: `${-part.top}px`, display: "block" }
              : { display: "none" }
          }
        />
      </div>
      {parts.length > 1 && <PageTurn page={shown} pages={parts.length} onTurn={setWanted} />}
    </figure>
  );
}
