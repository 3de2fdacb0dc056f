import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { internationalNumber, postalAddressIn } from "../../../server/contract/matters/parcel.ts";

describe("a postal address", () => {
  it.each([
    ["福建省厦门市湖里区枋湖路1号", "福建省", "厦门市", "湖里区", "枋湖路1号"],
    [
      "福建省厦门市湖里区江头街道吕厝社区金山小区3号",
      "福建省",
      "厦门市",
      "湖里区",
      "江头街道吕厝社区金山小区3号",
    ],
    ["福建省泉州市晋江市青阳街道1号", "福建省", "泉州市", "晋江市", "青阳街道1号"],
    ["上海市浦东新区世纪大道1号", "上海市", "上海市", "浦东新区", "世纪大道1号"],
    ["上海市上海市浦东新区世纪大道1号", "上海市", "上海市", "浦东新区", "世纪大道1号"],
    ["重庆市石柱土家族自治县南宾街道2号", "重庆市", "重庆市", "石柱土家族自治县", "南宾街道2号"],
    ["内蒙古自治区锡林郭勒盟多伦县诺尔镇1号", "内蒙古自治区", "锡林郭勒盟", "多伦县", "诺尔镇1号"],
    [
      "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县城镇1号",
      "新疆维吾尔自治区",
      "伊犁哈萨克自治州",
      "察布查尔锡伯自治县",
      "城镇1号",
    ],
    ["广东省东莞市南城街道鸿福路1号", "广东省", "东莞市", "东莞市", "南城街道鸿福路1号"],
    [" 福建省 厦门市 思明区 厦禾路 1号 ", "福建省", "厦门市", "思明区", "厦禾路1号"],
  ])("%s", (text, province, city, district, detail) => {
    expect(postalAddressIn(text)).toEqual({ province, city, district, detail });
  });
  it.each([
    "",
    "枋湖路1号",
    "厦门市湖里区枋湖路1号",
    "福建省湖里区枋湖路1号",
    "福建省厦门市枋湖路1号",
    "福建省厦门市枋湖路1号金山小区",
    "福建省厦门市湖里区",
    "臺北市信義區市府路1號",
  ])("is not to be read out of “%s”", (text) => {
    expect(postalAddressIn(text)).toBeUndefined();
  });
  it("has all of what was written, in order, whatever stands behind the district", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 40 }), (detail) => {
        const written = `福建省厦门市湖里区${detail}`.replaceAll(/\s/g, "");
        const read = postalAddressIn(written);
        if (read) expect(Object.values(read).join("")).toBe(written);
        else expect(written.length).toBeLessThan("福建省厦门市湖里区".length + 2);
      }),
    );
  });
});

it.each([
  ["13800000001", "+8613800000001"],
  ["+86 138-0000-0001", "+8613800000001"],
  ["0592-2660000", "+865922660000"],
  ["0592-2660000-12", "+865922660000"],
  ["+886912345678", "+886912345678"],
  ["4008123123", undefined],
  ["12345", undefined],
])("the number %s is %s to a carrier", (said, number) => {
  expect(internationalNumber(said)).toBe(number);
});
