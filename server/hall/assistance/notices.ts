import type { AssistanceKind } from "../../contract/assistance/words.ts";
import type { Localized } from "../../contract/hall.ts";

/** What is said before somebody asks for it, where a hall says nothing of its own. */
export const defaultNotices: Readonly<Record<AssistanceKind, readonly Localized[]>> = {
  homeVisit: [
    {
      "zh-CN": "上门不收钱，也不收礼。",
      "zh-TW": "到府服務不收費，也不收禮。",
      en: "The visit costs nothing, and nobody takes presents.",
    },
    {
      "zh-CN": "来的人会出示工作证，名字您能在这里查到。不是这个人，请别开门。",
      "zh-TW": "來的人會出示工作證，姓名您可以在這裡查到。不是這個人，請別開門。",
      en: "Whoever comes shows a staff card; you can look up the name here. If it is somebody else, do not open.",
    },
    {
      "zh-CN": "我们不会问您的密码，也不会让您转账。",
      "zh-TW": "我們不會問您的密碼，也不會要您匯款。",
      en: "We never ask for a password or for a transfer of money.",
    },
    {
      "zh-CN": "您的电话和地址只给上门的人看，只为这件事用。",
      "zh-TW": "您的電話和地址只給到府的人看，只為這件事使用。",
      en: "Your telephone and address are shown only to who comes, and used for this alone.",
    },
    {
      "zh-CN": "不方便了，随时可以在自助机上取消。",
      "zh-TW": "不方便了，隨時可以在自助機上取消。",
      en: "You can cancel at a machine at any time.",
    },
  ],
  handledForYou: [
    {
      "zh-CN": "帮代办不收钱，也不收礼。",
      "zh-TW": "代辦服務不收費，也不收禮。",
      en: "It costs nothing, and nobody takes presents.",
    },
    {
      "zh-CN": "由持证的办事员帮您办，名字您能在这里查到。",
      "zh-TW": "由持證的辦事員幫您辦，姓名您可以在這裡查到。",
      en: "A certified clerk does it; you can look up the name here.",
    },
    {
      "zh-CN": "办事员会打电话问清要办的事。要您签字的，先跟您说清楚。",
      "zh-TW": "辦事員會打電話問清楚要辦的事。需要您簽名的，會先跟您說清楚。",
      en: "The clerk calls to ask what is needed, and explains whatever you have to sign.",
    },
    {
      "zh-CN": "我们不会问您的密码，也不会让您转账。",
      "zh-TW": "我們不會問您的密碼，也不會要您匯款。",
      en: "We never ask for a password or for a transfer of money.",
    },
    {
      "zh-CN": "不想办了，随时可以在自助机上取消。",
      "zh-TW": "不想辦了，隨時可以在自助機上取消。",
      en: "You can cancel at a machine at any time.",
    },
  ],
};
