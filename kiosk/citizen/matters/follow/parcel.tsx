import type { Parcel } from "../../../../server/contract/matters.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { parcelWords, postMessages } from "../../../i18n/post.ts";
import { Chip } from "../../../ui/text-block.tsx";
import { yuanOf } from "../post-fee.ts";
import { useFollow } from "./use-follow.ts";
import { useDays } from "./words.ts";

const tones: Readonly<Record<Parcel["state"], "good" | "bad" | "warning" | "quiet">> = {
  arranging: "quiet",
  ordered: "quiet",
  collected: "quiet",
  inTransit: "quiet",
  awaitingPickUp: "warning",
  delivered: "good",
  returned: "bad",
  refused: "bad",
};

/** Where the parcel is: its number, by what it is fetched, and what it costs. */
export function ParcelCard({ parcel }: { readonly parcel: Parcel }) {
  const { language } = useFollow();
  const t = translator(postMessages, language);
  const { state, waybill, fee, pickUpCode } = parcel;
  const tone = tones[state];
  return (
    <div class="follow-card">
      <h2>{t("parcelTitle")}</h2>
      <div class="follow-card__state">
        <Chip tone={tone} {...(tone === "good" ? { icon: "check" as const } : {})}>
          {t(parcelWords[state])}
        </Chip>
      </div>
      {pickUpCode && <strong>{t("pickUpCode", { code: pickUpCode })}</strong>}
      {state === "awaitingPickUp" && !pickUpCode && <span>{t("pickUpByCard")}</span>}
      {(state === "returned" || state === "refused") && <strong>{t("parcelBackAdvice")}</strong>}
      {waybill && <span>{t("waybill", { waybill })}</span>}
      {fee !== null && state !== "delivered" && state !== "refused" && (
        <span>{fee === 0 ? t("parcelFree") : t("parcelFee", { yuan: yuanOf(fee) })}</span>
      )}
    </div>
  );
}

/** Its way so far: a page of its own where the screen is low. */
export function ParcelWay({ parcel: { steps } }: { readonly parcel: Parcel }) {
  const { language } = useFollow();
  const { ofMoment } = useDays();
  const t = translator(postMessages, language);
  return (
    <div class="follow-card">
      <h2>{t("parcelWay")}</h2>
      <ol class="story">
        {steps.map((step, index) => (
          <li
            key={`${step.state} ${step.at}`}
            class={index === steps.length - 1 ? "story__step story__step--last" : "story__step"}
          >
            <span>
              {t(parcelWords[step.state])}
              {step.place && ` · ${step.place}`}
            </span>
            <span class="story__day">{ofMoment(step.at)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
