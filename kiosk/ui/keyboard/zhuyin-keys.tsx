import type { ComponentChildren } from "preact";
import { zhuyinTones } from "../../../server/contract/zhuyin.ts";
import { Key } from "./key.tsx";
import { zhuyinRows } from "./zhuyin-rows.ts";

/** The letters and tones of zhuyin; `last` stands at the end of the lower rows, as high as they are. */
export function ZhuyinKeys({ onSign, last }: { onSign: (sign: string) => void; last?: ComponentChildren }) {
  return (
    <div class="zhuyin">
      {zhuyinRows.flatMap((row) =>
        [...row].map((sign) => (
          <Key key={sign} lang="zh-TW" onPress={() => onSign(sign)}>
            {sign in zhuyinTones ? <span class="zhuyin__tone">{sign}</span> : sign}
          </Key>
        )),
      )}
      {last}
    </div>
  );
}
