import type { VNode } from "preact";
import type { ScanScreen } from "../../machines/scan.machine.ts";
import { ScanLay } from "./lay.tsx";
import { ScanLive } from "./live.tsx";
import { ScanLook } from "./look.tsx";
import { ScanFailed, ScanNoCamera } from "./no-camera.tsx";
import { ScanPages } from "./pages-screen.tsx";
import { ScanWorking } from "./working.tsx";

/** Every state of scanning has its screen: a state without one is a type error. */
export const scanScreens: Readonly<Record<ScanScreen, () => VNode>> = {
  scanLay: ScanLay,
  scanOpening: ScanWorking,
  scanLive: ScanLive,
  scanJudging: ScanWorking,
  scanLook: ScanLook,
  scanPages: ScanPages,
  scanSending: ScanWorking,
  scanFailed: ScanFailed,
  scanNoCamera: ScanNoCamera,
};
