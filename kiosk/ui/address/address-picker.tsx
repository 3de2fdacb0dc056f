import { useState } from "preact/hooks";
import type { Language } from "../../../server/contract/hall.ts";
import { translator } from "../../i18n/catalogue.ts";
import { keyboardMessages } from "../../i18n/keyboard.ts";
import { Keyboard } from "../keyboard/keyboard.tsx";
import { useStylesheet } from "../keyboard/use-stylesheet.ts";
import type { Typing } from "../pinyin/open-typing.ts";
import { readAddress, writeAddress } from "./address.ts";
import stylesheet from "./address-picker.css?url";
import { district, type Place, type Street, streets } from "./huli.ts";

export interface AddressPickerProps {
  /** The whole address, from the province on. */
  readonly value: string;
  readonly onChange: (address: string) => void;
  readonly onDone?: () => void;
  readonly language: Language;
  /** As for the keyboard. */
  readonly typing?: Typing;
}

/** Where the person is; what is picked stands in the value. */
type Step =
  | { readonly at: "street" }
  | { readonly at: "community"; readonly street: Street }
  | { readonly at: "detail" }
  | { readonly at: "elsewhere" };

function firstStep(value: string): Step {
  if (readAddress(value)) return { at: "detail" };
  return value === "" ? { at: "street" } : { at: "elsewhere" };
}

/**
 * An address by touch: street office, community, and the rest on the keyboard; or any address of China, typed. Controlled as the keyboard is;
 * it loads later than the page, with its own styles.
 */
export function AddressPicker({ value, onChange, onDone, language, typing }: AddressPickerProps) {
  const t = translator(keyboardMessages, language);
  const isStyled = useStylesheet(stylesheet);
  const [step, setStep] = useState<Step>(() => firstStep(value));
  const address = readAddress(value);
  const keyboard = {
    mode: "address" as const,
    language,
    ...(onDone ? { onDone } : {}),
    ...(typing ? { typing } : {}),
  };
  const pickCommunity = (street: Street, community: Place | undefined) => {
    onChange(writeAddress({ street, community, detail: address?.detail ?? "" }));
    setStep({ at: "detail" });
  };
  const head = `${district.province}${district.city}${district.name}`;
  return (
    <section class="address" aria-label={t("addressTitle")} hidden={!isStyled}>
      <fieldset class="address__where">
        <button
          type="button"
          class="address__choice"
          aria-pressed={step.at !== "elsewhere"}
          onClick={() => setStep(address ? { at: "detail" } : { at: "street" })}
        >
          {t("inDistrict")}
        </button>
        <button
          type="button"
          class="address__choice"
          aria-pressed={step.at === "elsewhere"}
          onClick={() => setStep({ at: "elsewhere" })}
        >
          {t("elsewhere")}
        </button>
      </fieldset>
      {step.at === "street" && (
        <Choices title={t("street")} head={head} language={language}>
          {streets.map((street) => (
            <Tile
              key={street.name}
              place={street}
              language={language}
              onPress={() => setStep({ at: "community", street })}
            />
          ))}
        </Choices>
      )}
      {step.at === "community" && (
        <Choices
          title={t("community")}
          head={`${head}${step.street.name}`}
          language={language}
          change={{ words: t("change"), onPress: () => setStep({ at: "street" }) }}
        >
          {step.street.communities.map((community) => (
            <Tile
              key={community.name}
              place={community}
              language={language}
              onPress={() => pickCommunity(step.street, community)}
            />
          ))}
          <button type="button" class="address__tile" onClick={() => pickCommunity(step.street, undefined)}>
            {t("unknownCommunity")}
          </button>
        </Choices>
      )}
      {step.at === "detail" && address && (
        <>
          <Head
            text={writeAddress({ ...address, detail: "" })}
            change={{ words: t("change"), onPress: () => setStep({ at: "street" }) }}
          />
          <Keyboard
            {...keyboard}
            label={t("detail")}
            placeholder={t("detail")}
            value={address.detail}
            onChange={(detail) => onChange(writeAddress({ ...address, detail }))}
          />
        </>
      )}
      {step.at === "elsewhere" && (
        <Keyboard
          {...keyboard}
          label={t("wholeAddress")}
          placeholder={t("wholeAddress")}
          value={value}
          onChange={onChange}
        />
      )}
    </section>
  );
}

interface Change {
  readonly words: string;
  readonly onPress: () => void;
}

/** What is picked so far, and the way to pick it anew. */
function Head({ text, change }: { text: string; change?: Change | undefined }) {
  return (
    <div class="address__head">
      <p lang="zh-CN">{text}</p>
      {change && (
        <button type="button" class="address__choice" onClick={change.onPress}>
          {change.words}
        </button>
      )}
    </div>
  );
}

function Choices(props: {
  title: string;
  head: string;
  language: Language;
  change?: Change;
  children: preact.ComponentChildren;
}) {
  return (
    <>
      <Head text={props.head} change={props.change} />
      <h2 class="address__title">{props.title}</h2>
      <div class="address__tiles">{props.children}</div>
    </>
  );
}

function Tile({ place, language, onPress }: { place: Place; language: Language; onPress: () => void }) {
  return (
    <button type="button" class="address__tile" onClick={onPress}>
      <span lang="zh-CN">{place.name}</span>
      {language === "en" && <span class="address__latin">{place.latin}</span>}
    </button>
  );
}
