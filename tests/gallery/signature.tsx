import "../../kiosk/ui/signature/signature.css";
import { useState } from "preact/hooks";
import { translator } from "../../kiosk/i18n/catalogue.ts";
import { signatureMessages } from "../../kiosk/i18n/signature.ts";
import { applyModes } from "../../kiosk/ui/modes.ts";
import { SignaturePad } from "../../kiosk/ui/signature/signature-pad.tsx";
import { type Signature, signatureLimits } from "../../server/contract/signature.ts";
import { handwritten } from "../support/handwritten.ts";
import type { GalleryPage, Manner } from "./gallery.tsx";

const dot: Signature = { width: 200, height: 80, strokes: [[{ x: 60, y: 40, t: 0, p: 0.5 }]] };
const lines = signatureLimits.strokes / 3;
/** As often as there may be strokes, one after the other. */
const full: Signature = {
  ...handwritten,
  strokes: Array.from({ length: lines }, (_, index) =>
    handwritten.strokes.map((stroke) => stroke.map((point) => ({ ...point, t: point.t + index * 3000 }))),
  ).flat(),
};

const moments: Readonly<Record<string, Signature | null>> = {
  empty: null,
  dot,
  written: handwritten,
  full,
};

/** A page that holds what is written, as a session would; `signed` in the document tells a test what came of it. */
function Holder({ begin, manner }: { begin: Signature | null; manner: Manner }) {
  const [written, setWritten] = useState(begin);
  const say = (what: string) => {
    document.documentElement.dataset.signed = what;
  };
  return (
    <main style={{ padding: "calc(var(--mm) * 14)" }}>
      <SignaturePad
        t={translator(signatureMessages, manner.language)}
        written={written}
        onChange={setWritten}
        onDone={(signature) => say(JSON.stringify(signature))}
        onAssisted={() => say("assisted")}
      />
    </main>
  );
}

export const page: GalleryPage = {
  moments: Object.keys(moments),
  draw(moment, manner) {
    applyModes(document.documentElement, manner);
    return <Holder begin={moments[moment] ?? null} manner={manner} />;
  },
};
