import type { ComponentChildren } from "preact";
import type { Translate } from "../../i18n/catalogue.ts";
import type { managerMessages } from "../../i18n/manager.ts";
import { Button } from "../../ui/button.tsx";

/** Instead of a part: it is on its way. */
export const Wait = ({ children }: { readonly children: ComponentChildren }) => (
  <p class="manager__wait">{children}</p>
);

/** Instead of a part: it did not come, and may be asked for again. */
export const DidNotCome = ({
  t,
  onAgain,
}: {
  readonly t: Translate<Pick<typeof managerMessages, "failed" | "tryAgain">>;
  readonly onAgain: () => void;
}) => (
  <div class="manager__wait">
    <p>{t("failed")}</p>
    <Button variant="primary" icon="retry" onPress={onAgain}>
      {t("tryAgain")}
    </Button>
  </div>
);
