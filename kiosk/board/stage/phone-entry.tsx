import { useMemo } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { phoneEntryMessages } from "../../i18n/phone-entry.ts";
import { qrPath } from "../../ui/qr-path.ts";

export interface PhoneEntryProps {
  /** Changes every few minutes. */
  readonly address: string;
  readonly language: Language;
}

/** Where a telephone takes a number: for who stands near, beside what the board is there for. */
export function PhoneEntry({ address, language }: PhoneEntryProps) {
  const { size, path } = useMemo(() => qrPath(address), [address]);
  const words = phoneEntryMessages.phoneEntry;
  return (
    <figure class="phone-entry">
      <svg viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges" aria-hidden="true">
        <rect class="phone-entry__paper" width={size} height={size} />
        <path class="phone-entry__ink" d={path} />
      </svg>
      <figcaption>
        <strong>{words[language]}</strong>
        {/* Who reads no Chinese has not chosen this board's language. */}
        {language !== "en" && <span lang="en">{words.en}</span>}
      </figcaption>
    </figure>
  );
}
