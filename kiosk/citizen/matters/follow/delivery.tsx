import { handleMessages } from "../../../i18n/handle-matter.ts";
import { Page } from "../../frame/page.tsx";
import { applicationOf } from "../../machines/follow-matter/rules.ts";
import { Answers } from "../answers.tsx";
import { deliveryWords } from "../handling/field-words.ts";
import { feeWords, placeKey } from "../post-fee.ts";
import { PostField } from "../post-field.tsx";
import { useFollow } from "./use-follow.ts";

/** Another way for the result to come: the ways that the matter has, with what post costs. */
export function FollowDelivery() {
  const { common, view, language, send } = useFollow();
  const application = applicationOf(view);
  const { delivering } = view;
  if (!application || !delivering)
    throw new Error("a delivery was to be changed before an application was shown");
  const { result, deliveryChoices, delivery } = application;
  return (
    <Page
      name="followDelivery"
      title={handleMessages.deliveryTitle[language]}
      hint={result.name[language]}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <Answers
        options={deliveryChoices.map((kind) => ({
          value: kind,
          label: handleMessages[deliveryWords[kind]],
          ...(kind === "electronic" ? { hint: handleMessages.deliveryElectronicHint } : {}),
          ...(kind === "post"
            ? { hint: feeWords(delivering.place, delivering.postFees[placeKey(delivering.place)]) }
            : {}),
        }))}
        chosen={[delivery]}
        onChoose={(value) => {
          const kind = deliveryChoices.find((each) => each === value);
          if (kind) send({ type: "deliver", kind });
        }}
      />
    </Page>
  );
}

/** Where the carrier brings it, and whom he calls; with what it costs to the address that was said. */
export function FollowPost() {
  const { common, view, language, send } = useFollow();
  const { delivering } = view;
  if (!delivering) throw new Error("where post goes was to be asked before post was chosen");
  const { state, draft, checked, knownAddress, place, postFees } = delivering;
  const isAddress = state === "followPostAddress";
  const value = draft ?? (isAddress ? knownAddress : "");
  const words = isAddress ? handleMessages.postAddressTitle : handleMessages.postTelephoneTitle;
  return (
    <Page
      name={state}
      title={words[language]}
      {...(isAddress ? {} : { hint: feeWords(place, postFees[placeKey(place)])[language] })}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{
        words: handleMessages.next[language],
        icon: "forward",
        disabled: !isAddress && postFees[placeKey(place)]?.served === false,
        onPress: () => send({ type: "answer", value }),
      }}
    >
      <PostField
        kind={isAddress ? "address" : "telephone"}
        value={value}
        checked={checked}
        language={language}
        onChange={(text) => send({ type: "draft", value: text })}
      />
    </Page>
  );
}
