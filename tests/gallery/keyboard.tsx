import type { ComponentChild } from "preact";
import addressStyles from "../../kiosk/ui/address/address-picker.css?url";
import { AddressPicker } from "../../kiosk/ui/address/address-picker.tsx";
import { lookForInstalledHan } from "../../kiosk/ui/keyboard/installed-han.ts";
import keyboardStyles from "../../kiosk/ui/keyboard/keyboard.css?url";
import { Keyboard, type KeyboardProps } from "../../kiosk/ui/keyboard/keyboard.tsx";
import { loadStylesheet } from "../../kiosk/ui/keyboard/use-stylesheet.ts";
import type { Typing } from "../../kiosk/ui/pinyin/open-typing.ts";
import { createTypingService } from "../../kiosk/ui/pinyin/typing-service.ts";
import type { GalleryPage, Manner } from "./gallery.tsx";

await Promise.all([...[addressStyles, keyboardStyles].map(loadStylesheet), lookForInstalledHan()]);

async function unpacked(name: string): Promise<Uint8Array> {
  const { body } = await fetch(`/kiosk/ui/pinyin/dictionary/${name}.bin`);
  if (!body) throw new Error(`no ${name}`);
  return new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

/** The dictionary on the page's own thread, so that a picture need not wait for a worker. */
const service = createTypingService({
  words: await unpacked("words"),
  characters: await unpacked("characters"),
  traditional: await unpacked("traditional"),
});
const typing: Typing = { ask: async (question) => service(question), close: () => undefined };
// Made before the pictures are taken.
service({ kind: "parts", parts: ["王"] });

const nothing = () => undefined;
const street = "福建省厦门市湖里区江头街道吕厝社区";

type Shown = Pick<KeyboardProps, "mode" | "value"> &
  Partial<Pick<KeyboardProps, "purpose" | "start">> & { title: string };

const keyboards: Readonly<Record<string, Shown>> = {
  empty: { title: "您要办什么事？", mode: "pinyin", value: "" },
  word: { title: "您要办什么事？", mode: "pinyin", value: "", start: { by: "pinyin", letters: "xiamen" } },
  sentence: {
    title: "您要办什么事？",
    mode: "pinyin",
    value: "",
    start: { by: "pinyin", letters: "woxiangkaiyijiaxiaodian" },
  },
  longAddress: {
    title: "住址",
    mode: "address",
    value: "",
    start: { by: "pinyin", letters: "xiamenshihuliqujiangtoujiedaolvcuo" },
  },
  typed: { title: "您要办什么事？", mode: "pinyin", value: "我想开一家小店" },
  candidates: {
    title: "您要办什么事？",
    mode: "pinyin",
    value: "厦门",
    start: { by: "pinyin", letters: "yi", panel: "candidates" },
  },
  signs: { title: "您要办什么事？", mode: "pinyin", value: "厦门", start: { panel: "signs" } },
  surname: {
    title: "您的姓名",
    mode: "pinyin",
    value: "",
    purpose: "name",
    start: { by: "pinyin", letters: "li" },
  },
  rareName: { title: "您的姓名", mode: "pinyin", value: "李䶮𬭩𠔻", purpose: "name" },
  strokes: {
    title: "您的姓名",
    mode: "pinyin",
    value: "李",
    purpose: "name",
    start: { panel: "rare", rare: { way: "strokes", query: [..."4135"] } },
  },
  parts: {
    title: "您的姓名",
    mode: "pinyin",
    value: "王",
    purpose: "name",
    start: { panel: "rare", rare: { way: "parts", query: ["王", "景"] } },
  },
  drawn: {
    title: "您的姓名",
    mode: "pinyin",
    value: "王",
    purpose: "name",
    start: { panel: "rare", rare: { way: "parts", query: ["口", "当"] } },
  },
  reading: {
    title: "您的姓名",
    mode: "pinyin",
    value: "李",
    purpose: "name",
    start: { panel: "rare", by: "pinyin", rare: { way: "reading", query: [..."yan"] } },
  },
  zhuyin: {
    title: "您要办什么事？",
    mode: "pinyin",
    value: "",
    start: { letters: "ㄒㄧㄚˋㄇㄣˊㄕˋ", by: "zhuyin" },
  },
  zhuyinEmpty: { title: "您要办什么事？", mode: "pinyin", value: "", start: { by: "zhuyin" } },
  zhuyinBegun: {
    title: "您的姓名",
    mode: "pinyin",
    value: "",
    purpose: "name",
    start: { letters: "ㄓㄨㄥ", by: "zhuyin" },
  },
  zhuyinSentence: {
    title: "您要办什么事？",
    mode: "pinyin",
    value: "",
    start: { letters: "ㄨㄛˇㄒㄧㄤˇㄎㄞㄧˋㄐㄧㄚㄒㄧㄠˇㄉㄧㄢˋ", by: "zhuyin" },
  },
  zhuyinAddress: {
    title: "住址",
    mode: "address",
    value: "",
    start: { letters: "ㄕㄥˇㄐㄧㄝ", by: "zhuyin" },
  },
  zhuyinReading: {
    title: "您的姓名",
    mode: "pinyin",
    value: "李",
    purpose: "name",
    start: { panel: "rare", rare: { way: "reading", query: [..."ㄧㄢˇ"] }, by: "zhuyin" },
  },
  latin: { title: "邮箱", mode: "latin", value: "Huli-1" },
  idNumber: { title: "身份证号码", mode: "idNumber", value: "35020619900101001X" },
  decimal: { title: "出资额", mode: "decimal", value: "100000.5" },
  telephone: { title: "手机号码", mode: "telephone", value: "139" },
  addressDetail: {
    title: "路名和门牌",
    mode: "address",
    value: "吕岭路1",
  },
};

const addresses: Readonly<Record<string, string>> = {
  addressStreet: "",
  addressKnown: `${street}嘉禾路321号`,
  addressElsewhere: "福建省漳州市龙海区",
};

export const page: GalleryPage = {
  moments: [...Object.keys(keyboards), ...Object.keys(addresses)],
  draw(moment, manner) {
    const shown = keyboards[moment];
    const { language } = manner;
    if (shown) {
      const { title, ...props } = shown;
      return (
        <Held manner={manner} title={title}>
          <Keyboard
            {...props}
            label={title}
            language={language}
            typing={typing}
            onChange={nothing}
            onDone={nothing}
          />
        </Held>
      );
    }
    return (
      <Held manner={manner} title="住址">
        <AddressPicker
          value={addresses[moment] ?? ""}
          language={language}
          typing={typing}
          onChange={nothing}
          onDone={nothing}
        />
      </Held>
    );
  },
};

/** As a page of the terminal holds it. */
function Held({ manner, title, children }: { manner: Manner; title: string; children: ComponentChild }) {
  const root = document.documentElement;
  root.lang = manner.language;
  root.dataset.text = manner.text;
  root.dataset.contrast = manner.contrast;
  return (
    <main
      style={{ display: "grid", alignContent: "start", gap: "var(--gutter)", padding: "var(--page-margin)" }}
    >
      <h1 lang="zh-CN">{title}</h1>
      {children}
    </main>
  );
}
