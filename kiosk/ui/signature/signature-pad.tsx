import { useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { isWritten, type Signature, type SignatureStroke } from "../../../server/contract/signature.ts";
import { svgPathsOf } from "../../../server/contract/signature-path.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import type { SignatureMessages } from "../../i18n/signature.ts";
import { Announcer } from "../announcer.tsx";
import { Button } from "../button.tsx";
import { usePen } from "./use-pen.ts";
import { allowedBox, type Box, roomIn } from "./writing.ts";

export interface SignaturePadProps {
  readonly t: Translate<SignatureMessages>;
  /** What is written so far; whoever holds the person holds it too. */
  readonly written: Signature | null;
  readonly onChange: (written: Signature | null) => void;
  readonly onDone: (signature: Signature) => void;
  /** The person cannot write here: somebody signs for them, or they give a thumbprint, at a window. */
  readonly onAssisted: () => void;
}

/** Before the box has been measured, millimetres. */
const usualBox: Box = { width: 160, height: 60 };

/** A box to sign in with a finger or a pen. Done is only who has written more than a dot. */
export function SignaturePad({ t, written, onChange, onDone, onAssisted }: SignaturePadProps) {
  const [measured, setMeasured] = useState(usualBox);
  // What is written keeps the box that it was written in.
  const box = written ?? measured;
  const surface = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => followBox(surface.current, setMeasured), []);
  const { draft, handlers } = usePen(written, box, onChange);
  const strokes = written?.strokes ?? [];
  const finished = useMemo(() => strokes.map(inkPaths), [written]);
  const isFull = roomIn(strokes) <= 0;
  const isEnough = isWritten(strokes);
  const status = strokes.length === 0 ? "" : isFull ? t("full") : isEnough ? t("enough") : t("tooShort");
  const hintId = useId();
  return (
    <section class="signature">
      <svg
        ref={surface}
        class="signature__box"
        viewBox={`0 0 ${box.width} ${box.height}`}
        preserveAspectRatio="xMinYMin meet"
        tabindex={0}
        role="img"
        aria-label={t("box")}
        aria-describedby={hintId}
        onKeyDown={({ key }) => (key === "Delete" || key === "Backspace") && onChange(null)}
        {...handlers}
      >
        <line
          class="signature__line"
          x1={box.width * 0.06}
          x2={box.width * 0.94}
          y1={box.height * 0.8}
          y2={box.height * 0.8}
        />
        <g class="signature__ink">
          {finished}
          {inkPaths(draft)}
        </g>
      </svg>
      <p class="signature__hint" id={hintId}>
        {status || t("hint")}
      </p>
      <Announcer words={status} />
      <div class="signature__keys">
        <Button icon="retry" disabled={strokes.length === 0} onPress={() => onChange(null)}>
          {t("clear")}
        </Button>
        <Button
          variant="primary"
          icon="check"
          disabled={!isEnough}
          onPress={() => written && isEnough && onDone(written)}
        >
          {t("done")}
        </Button>
      </div>
      <Button variant="quiet" icon="people" class="signature__assisted" onPress={onAssisted}>
        {t("assisted")}
      </Button>
    </section>
  );
}

const inkPaths = (stroke: SignatureStroke) =>
  svgPathsOf(stroke).map(({ path, width }) => <path key={path} d={path} stroke-width={width} />);

/** Measures the box in millimetres of the screen, now and whenever it changes. Returns what ends it. */
function followBox(surface: SVGSVGElement | null, onBox: (box: Box) => void): () => void {
  if (!surface) return () => undefined;
  const watcher = new ResizeObserver(() => {
    const perMillimetre = Number(getComputedStyle(surface).getPropertyValue("--px-per-mm"));
    const { clientWidth, clientHeight } = surface;
    if (clientWidth === 0 || !(perMillimetre > 0)) return;
    onBox(allowedBox({ width: clientWidth / perMillimetre, height: clientHeight / perMillimetre }));
  });
  watcher.observe(surface);
  return () => watcher.disconnect();
}
