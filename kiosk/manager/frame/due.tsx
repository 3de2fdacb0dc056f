import { Chip } from "../../ui/text-block.tsx";
import type { DeskFrameWords } from "./desk-frame.tsx";

interface DueProps {
  readonly due: { readonly day: string; readonly assumed: boolean } | null;
  /** Working days until it is due, 0 on its last day; negative: so many too late. */
  readonly daysLeft: number | null;
  readonly t: DeskFrameWords;
  /** Said where nothing is due. */
  readonly otherwise?: string;
}

/** By when it is to be done, and how long that is. */
export function Due({ due, daysLeft, t, otherwise = t("none") }: DueProps) {
  if (!due) return <>{otherwise}</>;
  return (
    <span class="work-list__due">
      <span>{due.day}</span>
      {daysLeft !== null &&
        (daysLeft < 0 ? (
          <Chip tone="bad" icon="warning">
            {t("late", { count: -daysLeft })}
          </Chip>
        ) : (
          <span class={daysLeft === 0 ? "note note--warning" : "note"}>
            {daysLeft === 0 ? t("today") : t("left", { count: daysLeft })}
          </span>
        ))}
      {due.assumed && <span class="note">{t("assumed")}</span>}
    </span>
  );
}
