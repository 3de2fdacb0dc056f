import { advice, error, ruleGroup } from "./rule.ts";

const rules = {
  "no-form": error(
    (mode) => `is done here (${mode}), and has no form: what would be handed in? Add one, or change modes`,
    (mode) => `在本机${mode === "print" ? "打印" : "办理"}，却没有表单 form：请补上 form，或改 modes`,
  ),
  "idle-form": advice(
    () => "has a form, and is neither handled nor printed here: nobody sees it; delete it, or change modes",
    () => "有表单，却既不在本机办理也不打印，没人看得到：请删掉 form，或改 modes",
  ),
  "idle-decision": advice(
    () =>
      "has rules to be decided by at once, and is neither handled nor printed here: delete them, or change modes",
    () => "有智能审批规则，却既不在本机办理也不打印：请删掉 decision，或改 modes",
  ),
  "visits-why": error(
    (count) => `one has to come ${count} times, and is not told why: write it`,
    (count) => `要跑${count}趟，却没写为什么要到现场：请补上 why`,
  ),
  "visits-idle-why": advice(
    () => "nobody has to come, and why is said nevertheless: delete it",
    () => "一趟不用跑，就不用写到现场的原因：请删掉 why",
  ),
  "window-alone": error(
    () =>
      "nobody has to come (visits 0), and the window is the only channel: add another channel, or say how often one comes",
    () => "写了一趟不用跑，渠道却只有窗口：请加上别的渠道，或写要跑几趟",
  ),
  "online-depth": error(
    (depth) => `网办深度 ${depth} without a channel online or mobile: add one, or write I`,
    (depth) => `网办深度 ${depth} 级，却没有网上或掌上渠道：请加上渠道，或改成 I`,
  ),
  "online-visits": error(
    (count) => `网办深度 IV is wholly online, and one has to come ${count} times: change one of them`,
    (count) => `网办深度 IV 级是全程网办，却还要跑${count}趟：请改其中一个`,
  ),
  "post-address": advice(
    () =>
      "the result can be sent by post, and the form asks for no address to send it to: add a field of kind: address",
    () => "结果可以邮寄，表单里却没有问寄到哪里：请加一个 kind: address 的字段",
  ),
  "fee-high": advice(
    (amount) => `${amount} yuan is more than nearly any fee: is it in fen? Write yuan`,
    (amount) => `收费${amount}元，比几乎所有收费都高：是不是写成了分？请按元写`,
  ),
};

/** Yuan. Fees of a hall's matters are tens and hundreds. */
const highFee = 2000;

/** What is offered, where, at what cost, and how often one has to come. */
export const offer = ruleGroup(rules, function* ({ matters }, find) {
  for (const file of matters) {
    const { modes, form, decision, visits, channels, onlineDepth, result, fee } = file.value;
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
    if (!fee.free && fee.amount > highFee) yield find("fee-high", file, ["fee", "amount"], fee.amount);
    const post = result.delivery.indexOf("post");
    if (
      post >= 0 &&
      form &&
      !form.sections.some(({ fields }) => fields.some(({ kind }) => kind === "address"))
    )
      yield find("post-address", file, ["result", "delivery", post]);
  }
});
