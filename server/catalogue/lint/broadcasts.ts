import { broadcastFaults } from "../../contract/catalogue/broadcast.ts";
import { error, ruleGroup } from "./rule.ts";

const rules = {
  "broadcast-when": error(
    () => "write either `day`, of one that is once, or `weekdays`, of one that comes every week",
    () => "`day`（一次）和 `weekdays`（每周）要写一个，也只写一个",
  ),
  "broadcast-day": error(
    (day) => `${day} is not in the calendar: write a day that there is`,
    (day) => `日历上没有 ${day}：请改成有的日子`,
  ),
  "broadcast-hours": error(
    (hours) => `${hours}: it has to end on the same day, after it begins`,
    (hours) => `${hours}：要在同一天，结束在开始后面`,
  ),
};

/** 直播预告: when they are. That ended ones are shown no more, terminals see to by their clock. */
export const broadcasts = ruleGroup(rules, function* ({ broadcasts }, find) {
  for (const file of broadcasts)
    for (const [fault, place, written] of broadcastFaults(file.value))
      yield find(`broadcast-${fault}`, file, [place], written);
});
