import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AccompanyEvent, AccompanyView } from "../machines/accompany.machine.ts";
import { useSession } from "../use-citizen.ts";

interface Parts {
  readonly AccompanySheet: ComponentType;
  readonly AccompanyStrip: ComponentType;
}

/** The strip that says who looks on, and what the citizen is asked. It comes, words, styles and all, when somebody asks to look on. */
export function Accompany({ isInFront }: { readonly isInFront: boolean }) {
  const [parts, setParts] = useState<Parts | null>(null);
  useEffect(() => {
    let isShown = true;
    import("./screens.tsx").then((screens) => isShown && setParts(screens), reportError);
    return () => {
      isShown = false;
    };
  }, []);
  if (!parts) return null;
  return (
    <>
      <parts.AccompanyStrip />
      {isInFront && <parts.AccompanySheet />}
    </>
  );
}

export function useAccompany(): {
  readonly view: AccompanyView;
  readonly tell: (event: AccompanyEvent) => void;
} {
  const { session, send } = useSession();
  if (!session.accompany) throw new Error("nobody accompanies here");
  return { view: session.accompany, tell: (event) => send({ type: "accompany", event }) };
}
