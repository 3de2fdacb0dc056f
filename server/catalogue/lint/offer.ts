import { advice, error, ruleGroup } from "./rule.ts";

const rules = {
  "no-form": error(
    (mode) => `is done here (${mode}), and has no form: what would be handed in?`,
    (mode) => `在本机${mode === "print" ? "打印" : "办理"}，却没有表单 form`,
  ),
  "idle-form": advice(
    () => "has a form, and is neither handled nor printed here: nobody sees it",
    () => "有表单，却既不在本机办理也不打印，没人看得到",
  ),
  "idle-decision": advice(
    () => "has rules to be decided by at once, and is neither handled nor printed here",
    () => "有智能审批规则，却既不在本机办理也不打印",
  ),
  "visits-why": error(
    (count) => `one has to come ${count} times, and is not told why`,
    (count) => `要跑${count}趟，却没写为什么要到现场`,
  ),
  "visits-idle-why": advice(
    () => "nobody has to come, and why is said nevertheless",
    () => "一趟不用跑，就不用写到现场的原因",
  ),
  "window-alone": error(
    () => "nobody has to come (visits 0), and the window is the only channel",
    () => "写了一趟不用跑，渠道却只有窗口",
  ),
  "online-depth": error(
    (depth) => `网办深度 ${depth} without a channel online or mobile`,
    (depth) => `网办深度 ${depth} 级，却没有网上或掌上渠道`,
  ),
  "online-visits": error(
    (count) => `网办深度 IV is wholly online, and one has to come ${count} times`,
    (count) => `网办深度 IV 级是全程网办，却还要跑${count}趟`,
  ),
  "post-address": advice(
    () => "the result can be sent by post, and the form asks for no address to send it to",
    () => "结果可以邮寄，表单里却没有问寄到哪里",
  ),
};

/** What is offered, where, and how often one has to come. */
export const offer = ruleGroup(rules, function* ({ matters }, find) {
  for (const file of matters) {
    const { modes, form, decision, visits, channels, onlineDepth, result } = file.value;
    const done = modes.findIndex((mode) => mode === "handle" || mode === "print");
    if (done >= 0 && !form) yield find("no-form", file, ["modes", done], modes[done] ?? "");
    if (done < 0 && form) yield find("idle-form", file, ["form"]);
    if (done < 0 && decision) yield find("idle-decision", file, ["decision"]);
    if (visits.count > 0 && !visits.why) yield find("visits-why", file, ["visits", "count"], visits.count);
    if (visits.count === 0 && visits.why) yield find("visits-idle-why", file, ["visits", "why"]);
    if (visits.count === 0 && channels.every(({ kind }) => kind === "window"))
      yield find("window-alone", file, ["visits", "count"]);
    if (onlineDepth !== "I" && !channels.some(({ kind }) => kind === "online" || kind === "mobile"))
      yield find("online-depth", file, ["onlineDepth"], onlineDepth);
    if (onlineDepth === "IV" && visits.count > 0)
      yield find("online-visits", file, ["onlineDepth"], visits.count);
    const post = result.delivery.indexOf("post");
    if (
      post >= 0 &&
      form &&
      !form.sections.some(({ fields }) => fields.some(({ kind }) => kind === "address"))
    )
      yield find("post-address", file, ["result", "delivery", post]);
  }
});
