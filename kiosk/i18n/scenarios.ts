import type { Message } from "./catalogue.ts";

/** What a scenario of the bench is called, and what happens in it. */
export interface ScenarioWords {
  readonly title: Message;
  readonly hint: Message;
}

/** Every scenario of `device-drivers/simulator/scenarios.ts`. */
export const scenarioWords: Readonly<Record<string, ScenarioWords>> = {
  cardLeftBehind: {
    title: { "zh-CN": "老人忘了拿卡", "zh-TW": "長者忘了拿卡", en: "An old lady leaves her card behind" },
    hint: {
      "zh-CN": "一位老人放卡取号，拿了小票就走，一分钟后导办员才发现卡",
      "zh-TW": "一位長者放卡取號，拿了號碼單就走，一分鐘後引導員才發現卡",
      en: "She lays her card, takes the ticket and goes; a guide finds the card a minute later",
    },
  },
  taiwanResident: {
    title: { "zh-CN": "台湾居民居住证", "zh-TW": "臺灣居民居住證", en: "A Taiwan resident's card" },
    hint: {
      "zh-CN": "放上台湾居民居住证，读完拿走，取小票",
      "zh-TW": "放上臺灣居民居住證，讀完拿走，取號碼單",
      en: "A residence permit is laid, read and taken, then the ticket",
    },
  },
  twoCardsQuickly: {
    title: { "zh-CN": "两张卡接着来", "zh-TW": "兩張卡接著來", en: "Two cards quickly one after the other" },
    hint: {
      "zh-CN": "第一张没读完就换成第二张，再换回来",
      "zh-TW": "第一張沒讀完就換成第二張，再換回來",
      en: "The first is exchanged for another before it was read, and back again",
    },
  },
  cardAfterCard: {
    title: {
      "zh-CN": "过期的卡，手抖的人",
      "zh-TW": "過期的卡，手抖的人",
      en: "An expired card, and an unsteady hand",
    },
    hint: {
      "zh-CN": "一张过期的卡，再一张读到一半被拿起的生僻字卡",
      "zh-TW": "一張過期的卡，再一張讀到一半被拿起的罕用字卡",
      en: "First an expired card, then one with a rare name that is lifted while it is read",
    },
  },
  quietMorning: {
    title: { "zh-CN": "安静的上午", "zh-TW": "安靜的上午", en: "A quiet morning" },
    hint: {
      "zh-CN": "十位市民一个接一个，十种卡都来一遍",
      "zh-TW": "十位民眾一個接一個，十種卡都來一遍",
      en: "Ten citizens in a row, with every card of the pack",
    },
  },
  paperOutMidTicket: {
    title: {
      "zh-CN": "打到一半没纸",
      "zh-TW": "印到一半沒紙",
      en: "Paper runs out in the middle of a ticket",
    },
    hint: {
      "zh-CN": "下一张打到一半没纸，45 秒后换上新纸卷",
      "zh-TW": "下一張印到一半沒紙，45 秒後換上新紙捲",
      en: "The next ticket ends in its middle; a new roll comes after 45 s",
    },
  },
  rollEnds: {
    title: { "zh-CN": "纸卷慢慢用完", "zh-TW": "紙捲慢慢用完", en: "A roll comes to its end" },
    hint: {
      "zh-CN": "先快用完，再用完，开盖换纸卷",
      "zh-TW": "先快用完，再用完，開蓋換紙捲",
      en: "Nearly empty, empty, cover open, and a new roll",
    },
  },
  printerLosesPower: {
    title: { "zh-CN": "打印机断电", "zh-TW": "印表機斷電", en: "The printer loses power" },
    hint: {
      "zh-CN": "下一张打到一半断电 2 秒，之后再断一次",
      "zh-TW": "下一張印到一半斷電 2 秒，之後再斷一次",
      en: "For 2 s in the middle of the next ticket, and once more later",
    },
  },
  looseReaderCable: {
    title: { "zh-CN": "读卡器的线松了", "zh-TW": "讀卡機的線鬆了", en: "The reader's cable is loose" },
    hint: {
      "zh-CN": "插头时断时通，读卡时也断一次",
      "zh-TW": "插頭時斷時通，讀卡時也斷一次",
      en: "The plug does not hold, not even while a card is read",
    },
  },
  noisyLine: {
    title: { "zh-CN": "线路有干扰", "zh-TW": "線路有干擾", en: "A noisy line" },
    hint: {
      "zh-CN": "四张卡，四种坏法：乱码、错位、断帧、太晚",
      "zh-TW": "四張卡，四種壞法：雜訊、錯位元、斷訊框、太晚",
      en: "Four cards and four kinds of damage: noise, a wrong bit, a cut frame, a late reply",
    },
  },
  phoneCodes: {
    title: { "zh-CN": "扫手机上的码", "zh-TW": "掃手機上的碼", en: "Codes from a phone" },
    hint: {
      "zh-CN": "三种码；最后一个先丢了一截，再扫一次",
      "zh-TW": "三種碼；最後一個先掉了一截，再掃一次",
      en: "Three kinds of codes; the last one loses its end, and is held up again",
    },
  },
  keyHeldDown: {
    title: { "zh-CN": "按住求助键", "zh-TW": "按住求助鍵", en: "The help key is held down" },
    hint: {
      "zh-CN": "用键盘的人选了一项，然后按住求助键半分钟",
      "zh-TW": "用鍵盤的人選了一項，然後按住求助鍵半分鐘",
      en: "Somebody at the keypad chooses, and then leans on the help key for half a minute",
    },
  },
};
