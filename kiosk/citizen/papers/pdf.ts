import { getDocument, PDFWorker } from "pdfjs-dist";
import type { SheetSize } from "./sheet-parts.ts";

/** A PDF whose pages can be drawn. It lives in a worker, which ends with it: nothing of a paper stays. */
export interface OpenedPdf {
  /** Points. */
  readonly pages: readonly SheetSize[];
  /** @param page from 0 @param width CSS pixels */
  draw(
    page: number,
    canvas: HTMLCanvasElement,
    width: number,
  ): { readonly done: Promise<void>; stop(): void };
  close(): void;
}

/** @throws what the reader of PDF says of a file that is none */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const port = new Worker(new URL("./pdf-worker.ts", import.meta.url), { type: "module" });
  // Its types call the port null, as which it is by default.
  const worker = PDFWorker.create({ port } as Parameters<typeof PDFWorker.create>[0]);
  const end = () => {
    worker.destroy();
    port.terminate();
  };
  try {
    const pdf = await getDocument({
      // The worker takes it over; ours is printed from no copy here, and shown again.
      data: bytes.slice(),
      worker,
      // Nothing in a paper is a program, and nothing of it is fetched from anywhere.
      isEvalSupported: false,
      enableXfa: false,
      useWasm: false,
      useSystemFonts: false,
      disableAutoFetch: true,
    }).promise;
    const sheets = await Promise.all(
      Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)),
    );
    return {
      pages: sheets.map((sheet) => {
        const { width, height } = sheet.getViewport({ scale: 1 });
        return { width, height };
      }),
      draw(page, canvas, width) {
        const sheet = sheets[page];
        if (!sheet) throw new Error(`there is no page ${page}`);
        const scale = (width * devicePixelRatio) / sheet.getViewport({ scale: 1 }).width;
        const viewport = sheet.getViewport({ scale });
        canvas.width = Math.floor(viewport.width);
        canvas.height = Math.floor(viewport.height);
        const task = sheet.render({ canvas, viewport });
        let isStopped = false;
        const done = task.promise.catch((cause: unknown) => {
          if (!isStopped) throw cause;
        });
        return {
          done,
          stop() {
            isStopped = true;
            task.cancel();
          },
        };
      },
      close: () => void pdf.destroy().finally(end),
    };
  } catch (cause) {
    end();
    throw cause;
  }
}
