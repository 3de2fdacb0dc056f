import { getShortestPaths } from "xstate/graph";
import type { Picture } from "../../kiosk/camera/plane.ts";
import {
  createScanMachine,
  type ScanInput,
  type ScanView,
  scanViewOf,
} from "../../kiosk/citizen/machines/scan.machine.ts";
import type { ScannedPage, TakenPage } from "../../kiosk/citizen/matters/scan/pages.ts";
import type { LiveCamera } from "../../kiosk/citizen/scan-effects.ts";
import { ContractError } from "../../server/contract/errors.ts";
import { type PictureDoubt, pictureDoubts } from "../../server/contract/matters.ts";
import { innerEvents } from "./inner-events.ts";
import { samplePage } from "./sample-page.ts";
import { silentScanEffects } from "./silent-scan-effects.ts";

export const scanMachine = createScanMachine(silentScanEffects);

export const scanInput: ScanInput = {
  caseId: "case-0000-0001",
  matterId: "food-licence-renewal",
  materialId: "layoutPlan",
  pages: [],
  earlier: 0,
};

export const takenPage = (place: number, doubts: readonly PictureDoubt[] = []): TakenPage => ({
  upload: `upload-0000-0000-${String(place).padStart(4, "0")}`,
  jpeg: samplePage,
  doubts,
});
export const scannedPages = (count: number): ScannedPage[] =>
  Array.from({ length: count }, (_, place) => ({ ...takenPage(place), file: null }));

/** The hall has them. */
const sentPages = (count: number): ScannedPage[] =>
  scannedPages(count).map((page) => ({ ...page, file: "file-0000" }));

const picture: Picture = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
const camera = { stream: null, seen: () => undefined } as unknown as LiveCamera;

/** Every state of scanning pages, each by a shortest path; from none, from some of this session, and from those of an earlier one. */
export function scanPaths() {
  const inputs: ScanInput[] = [
    scanInput,
    { ...scanInput, earlier: 3 },
    { ...scanInput, pages: scannedPages(2) },
    { ...scanInput, pages: [...sentPages(19), { ...takenPage(19, ["glare"]), file: null }] },
  ];
  return inputs.flatMap((input) =>
    getShortestPaths(scanMachine, {
      events: [
        ...innerEvents(
          scanMachine,
          {
            judge: [takenPage(90), ...pictureDoubts.map((doubt) => takenPage(90, [doubt]))],
            attach: ["file-0001"],
          },
          [new ContractError("queue.hallUnreachable", "sample"), new ContractError("matter.file", "sample")],
        ),
        { type: "camera.live", camera },
        { type: "camera.frame" },
        ...([null, "none", "refused", "busy", "gone", "frozen", "other"] as const).map((problem) => ({
          type: "camera.off",
          problem,
        })),
        { type: "take", picture },
        { type: "retake", upload: takenPage(0).upload },
        { type: "remove", upload: takenPage(1).upload },
        ...(["start", "keep", "again", "add", "send", "usePages", "tryAgain", "back"] as const).map(
          (type) => ({
            type,
          }),
        ),
      ] as never,
      input,
      // What a screen shows, and what leads on from it.
      serializeState: ({ value, context }) => {
        const { pages, problem, taken, doubted, replaced, error, earlier, isDone } = context;
        const state = typeof value === "string" ? value : value.scanCamera;
        const shown: Readonly<Record<string, readonly unknown[]>> = {
          scanLay: [earlier],
          scanLive: [doubted, replaced !== null],
          scanJudging: [doubted, replaced !== null],
          scanLook: [taken?.doubts, doubted, replaced !== null, context.camera !== null],
          scanPages: [pages.some(({ doubts }) => doubts.length > 0)],
          scanFailed: [error],
          scanNoCamera: [problem],
          finished: [isDone, problem],
        };
        const unsent = pages.filter(({ file }) => file === null).length;
        return JSON.stringify([value, pages.length, unsent, ...(shown[state] ?? [])]);
      },
      // Two pages are as good as many, and the walk ends.
      stopWhen: ({ context }) => context.pages.length > input.pages.length + 1 || context.doubted > 2,
      limit: 50_000,
    }),
  );
}

/** Every screen of scanning pages, with what was found of a page and why there is no camera. */
export function scanMoments(): Map<string, ScanView> {
  const moments = new Map<string, ScanView>();
  for (const { state } of scanPaths()) {
    const view = scanViewOf(state);
    if (!view) continue;
    const { taken, doubted, problem, error, pages, earlier } = view;
    const parts: Partial<Record<ScanView["state"], readonly (string | false | null | undefined)[]>> = {
      scanLay: [earlier > 0 && "earlier"],
      scanLook: [taken?.doubts[0], taken?.doubts.length !== 0 && doubted > 1 && "again"],
      scanNoCamera: [problem, pages.length > 0 && "pages"],
      scanFailed: [error?.split(".")[1]],
      scanPages: [pages.length > 2 && "many"],
    };
    const name = [view.state, ...(parts[view.state] ?? []).filter(Boolean)].join("-");
    if (!moments.has(name)) moments.set(name, view);
  }
  return moments;
}
