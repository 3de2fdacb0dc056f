import { useMemo } from "preact/hooks";
import { phoneEntryMessages } from "../../i18n/phone-entry.ts";
import { qrPath } from "../../ui/qr-path.ts";
import { useCitizen } from "../use-citizen.ts";

/** Where a telephone takes a number, small, beneath what the terminal itself does. Loaded behind the first screen. */
export function PhoneEntry({ address }: { address: string }) {
  const { language } = useCitizen();
  const { size, path } = useMemo(() => qrPath(address), [address]);
  const words = phoneEntryMessages.phoneEntry;
  return (
    <figure class="phone-entry">
      <svg viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges" aria-hidden="true">
        <rect class="follow-code__paper" width={size} height={size} />
        <path class="follow-code__ink" d={path} />
      </svg>
      <figcaption>
        <strong>{words[language]}</strong>
        {/* As on all of this screen: nobody has chosen a language yet. */}
        {language !== "en" && <span lang="en">{words.en}</span>}
      </figcaption>
    </figure>
  );
}
