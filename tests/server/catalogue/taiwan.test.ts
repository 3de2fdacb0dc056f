import { describe, expect, it } from "vitest";
import { toTaiwan } from "../../../server/catalogue/taiwan.ts";
import { demoCatalogue } from "../../support/demo-catalogue.ts";

describe("what is written for people from Taiwan", () => {
  it.each([
    ["请到3号窗口", "請到3號櫃檯"],
    ["注销营业执照", "註銷營業執照"],
    ["社区审核", "社區審核"],
    ["统一社会信用代码", "統一社會信用代碼"],
    ["服务对象和申请程序", "服務對象和申請程序"],
    ["打印复印件，短信告诉您", "列印影印件，簡訊告訴您"],
    ["手机软件、鼠标和网络", "手機軟體、滑鼠和網路"],
    ["皇后在后面理发", "皇后在後面理髮"],
  ])("%s: %s", (simplified, traditional) => expect(toTaiwan(simplified)).toBe(traditional));

  it("has in the whole demo none of the words of computers where a hall's are meant", () => {
    const text = JSON.stringify(demoCatalogue);
    expect(text).toContain("櫃檯");
    expect(text.match(/視窗|登出|社群|程式碼|物件|繫結|專案/g)).toBeNull();
  });
});
