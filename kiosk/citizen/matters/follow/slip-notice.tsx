import { Notice } from "../../../ui/text-block.tsx";
import { useFollow } from "./use-follow.ts";

const words = {
  printed: ["good", "slipPrinted"],
  unknown: ["warning", "slipUnknown"],
  failed: ["bad", "slipFailed"],
} as const;

/** What became of the receipt that was printed again. */
export function SlipNotice() {
  const { t, view } = useFollow();
  if (!view.slip) return null;
  const [tone, title] = words[view.slip.print];
  return <Notice tone={tone} title={t(title)} />;
}
