import { useRef, useState } from "preact/hooks";
import type { Signature, SignatureStroke } from "../../../server/contract/signature.ts";
import { type Box, pointAt, roomIn, withPoint, withStroke } from "./writing.ts";

/** What feels no pressure is thought to press half (W3C Pointer Events). Fingers report what their driver makes up. */
const unfelt = 0.5;

type PenEvent = PointerEvent & { readonly currentTarget: SVGSVGElement };

/**
 * One pen, finger or mouse at a time writing in a box: the first that touches; others, a palm for example, are passed over.
 * `draft`: the stroke that is being written.
 */
export function usePen(written: Signature | null, box: Box, onChange: (written: Signature) => void) {
  const [draft, setDraft] = useState<SignatureStroke>([]);
  const pen = useRef<{ readonly id: number; stroke: SignatureStroke } | null>(null);
  /** When the first point was written, by the browser's clock. */
  const began = useRef<number | null>(null);
  if (!written && !pen.current) began.current = null;

  const add = (event: PenEvent) => {
    const hand = pen.current;
    if (!hand) return;
    const toBox = event.currentTarget.getScreenCTM()?.inverse();
    const room = roomIn(written?.strokes ?? []);
    // A browser that is busy hands over several places in one event.
    const all = event.getCoalescedEvents();
    for (const { clientX, clientY, pressure, pointerType, timeStamp } of all.length > 0 ? all : [event]) {
      const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(toBox);
      began.current ??= timeStamp;
      const place = { x, y, pressure: pointerType === "pen" ? pressure : unfelt, at: timeStamp };
      hand.stroke = withPoint(hand.stroke, pointAt(place, box, began.current), room);
    }
    setDraft(hand.stroke);
  };
  const lift = (event: PenEvent) => {
    const hand = pen.current;
    if (hand?.id !== event.pointerId) return;
    pen.current = null;
    setDraft([]);
    if (hand.stroke.length > 0) onChange(withStroke(written, hand.stroke, box));
  };

  return {
    draft,
    handlers: {
      onPointerDown(event: PenEvent) {
        if (pen.current || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pen.current = { id: event.pointerId, stroke: [] };
        add(event);
      },
      onPointerMove(event: PenEvent) {
        if (pen.current?.id === event.pointerId) add(event);
      },
      onPointerUp: lift,
      onPointerCancel: lift,
    },
  };
}
