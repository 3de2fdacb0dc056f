import { handleMessages } from "../../../i18n/handle-matter.ts";
import { Answers } from "../answers.tsx";
import { feeWords, placeKey } from "../post-fee.ts";
import { PostField } from "../post-field.tsx";
import { deliveryWords } from "./field-words.ts";
import { HandlePage } from "./handle-page.tsx";
import { chosenOf } from "./plan.ts";
import { knownAddress, placeOfPost } from "./post.ts";
import { useHandle, useMatter } from "./use-handle.ts";

/** How the result comes, of the ways that the matter has. */
export function HandleDelivery() {
  const { t, common, view, language, send } = useHandle();
  const { step } = view;
  if (step.kind !== "delivery") throw new Error("a delivery's screen was drawn without one");
  const matter = useMatter(step.matterId);
  const chosen = chosenOf(view, step, view.deliveries);
  const place = placeOfPost(view, matter.id);
  return (
    <HandlePage
      name="handleDelivery"
      step={4}
      chosen={chosen !== undefined}
      title={t("deliveryTitle")}
      hint={matter.result.name[language]}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <Answers
        options={matter.result.delivery.map((kind) => ({
          value: kind,
          label: handleMessages[deliveryWords[kind]],
          ...(kind === "electronic" ? { hint: handleMessages.deliveryElectronicHint } : {}),
          ...(kind === "post" ? { hint: feeWords(place, view.postFees[placeKey(place)]) } : {}),
        }))}
        chosen={chosen ? [chosen] : []}
        onChoose={(value) => {
          const kind = matter.result.delivery.find((each) => each === value);
          if (kind) send({ type: "deliver", kind });
        }}
      />
    </HandlePage>
  );
}

/** Where the carrier brings it, and whom he calls. */
export function HandlePost() {
  const { t, common, view, language, send } = useHandle();
  const { step, draft, checked } = view;
  if (step.kind !== "postAddress" && step.kind !== "postTelephone")
    throw new Error("a parcel's screen was drawn without one");
  const isAddress = step.kind === "postAddress";
  const known = isAddress ? (knownAddress(view) ?? "") : "";
  const value = draft === null ? known : String(draft);
  return (
    <HandlePage
      name="handlePost"
      step={4}
      title={isAddress ? t("postAddressTitle") : t("postTelephoneTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("next"), icon: "forward", onPress: () => send({ type: "answer", value }) }}
    >
      <PostField
        kind={isAddress ? "address" : "telephone"}
        value={value}
        checked={checked}
        language={language}
        onChange={(text) => send({ type: "draft", value: text })}
      />
    </HandlePage>
  );
}
