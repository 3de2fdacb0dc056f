import type { Language } from "../../../server/contract/hall.ts";
import { postalAddressIn } from "../../../server/contract/matters.ts";
import { translator } from "../../i18n/catalogue.ts";
import { handleMessages } from "../../i18n/handle-matter.ts";
import { postMessages } from "../../i18n/post.ts";
import { AddressPicker } from "../../ui/address/address-picker.tsx";
import { Keyboard } from "../../ui/keyboard/keyboard.tsx";
import { Notice } from "../../ui/text-block.tsx";

/**
 * Where the carrier brings it, or whom he calls. @param checked whether what is wrong is said @param label of a telephone, where it is not the
 * recipient's
 */
export function PostField({
  kind,
  label,
  value,
  checked,
  language,
  onChange,
}: {
  readonly kind: "address" | "telephone";
  readonly label?: string;
  readonly value: string;
  readonly checked: boolean;
  readonly language: Language;
  readonly onChange: (value: string) => void;
}) {
  const t = translator(handleMessages, language);
  const isPartial = kind === "address" && value !== "" && !postalAddressIn(value);
  const wrong = isPartial
    ? postMessages.addressParts[language]
    : t(value === "" ? "problemMissing" : "problemWrong");
  return (
    <>
      {checked && <Notice tone="bad" title={wrong} />}
      {kind === "address" ? (
        <AddressPicker value={value} language={language} onChange={onChange} />
      ) : (
        <Keyboard
          mode="telephone"
          value={value}
          label={label ?? t("postTelephoneTitle")}
          language={language}
          onChange={onChange}
        />
      )}
    </>
  );
}
