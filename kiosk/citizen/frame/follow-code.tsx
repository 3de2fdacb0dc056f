import { useEffect, useState } from "preact/hooks";
import type { QrPath } from "../../ui/qr-path.ts";

/**
 * The code by which a telephone follows the number: whoever has it needs no paper. What draws it is loaded when the first number is shown;
 * should that fail, the rest of the screen says all that the paper would.
 */
export function FollowCode({ address, words }: { address: string; words: string }) {
  const [code, setCode] = useState<QrPath | null>(null);
  useEffect(() => {
    let isShown = true;
    import("../../ui/qr-path.ts").then(
      ({ qrPath }) => isShown && setCode(qrPath(address)),
      (cause: unknown) => reportError(cause),
    );
    return () => {
      isShown = false;
    };
  }, [address]);
  return (
    <figure class="follow-code" aria-busy={code === null}>
      {code && (
        <>
          <svg viewBox={`0 0 ${code.size} ${code.size}`} shape-rendering="crispEdges" aria-hidden="true">
            <rect class="follow-code__paper" width={code.size} height={code.size} />
            <path class="follow-code__ink" d={code.path} />
          </svg>
          <figcaption>{words}</figcaption>
        </>
      )}
    </figure>
  );
}
