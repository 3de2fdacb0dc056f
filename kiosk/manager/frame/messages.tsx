import { numberOf } from "../../../server/contract/error-numbers.ts";
import type { ErrorCode } from "../../../server/contract/errors.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { wallTime } from "../../ui/time.ts";
import type { Words } from "../words.ts";

/** What stands in the way, above everything else: no hall, or something that did not succeed. */
export function Messages({
  lostAt,
  error,
  t,
  onDismiss,
}: {
  /** While the hall is away, when it was last heard. */
  readonly lostAt: number | null;
  readonly error: ErrorCode | null;
  readonly t: Words;
  readonly onDismiss: () => void;
}) {
  return (
    <div class="messages" role="status">
      {lostAt !== null && (
        <Notice tone="warning" title={t("lostTitle")}>
          <p>{t("lostHint", { time: wallTime(lostAt, "seconds") })}</p>
        </Notice>
      )}
      {error && (
        <Notice tone="bad" title={t("errorTitle", { number: numberOf(error) })}>
          <p>{t("errorHint")}</p>
          <Button variant="quiet" onPress={onDismiss}>
            {t("dismiss")}
          </Button>
        </Notice>
      )}
    </div>
  );
}
