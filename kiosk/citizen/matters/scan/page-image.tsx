import { useMemo } from "preact/hooks";
import { partsOf } from "./pages.ts";

/** A page as it was taken. Its address is the picture itself: there is none that outlives it. */
export function PageImage({ jpeg, label, class: name }: { jpeg: Uint8Array; label: string; class: string }) {
  const source = useMemo(() => `data:image/jpeg;base64,${partsOf(jpeg).join("")}`, [jpeg]);
  return <img class={name} src={source} alt={label} draggable={false} />;
}
