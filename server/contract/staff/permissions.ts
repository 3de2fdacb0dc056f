import type { hallAccompany } from "../accompany/guide.ts";
import type { assistanceDesk } from "../assistance/desk.ts";
import type { CommandName } from "../envelope.ts";
import type { experienceDesk } from "../experience/desk.ts";
import type { hallGuide } from "../guide/guide.ts";
import type { hallLevels } from "../levels.ts";
import type { hallManager } from "../manager.ts";
import type { matterDesk } from "../matters/desk.ts";
import type { noticeDesk } from "../notices/desk.ts";
import type { painDesk } from "../pain-points/desk.ts";
import type { ratingDesk } from "../ratings/desk.ts";
import type { hallWindow } from "../window.ts";
import type { hallStaff } from "./accounts.ts";
import type { StaffRole } from "./member.ts";

/** The services whose commands staff alone may give. A new one stands here, and the type checker asks for each of its commands below. */
type StaffService =
  | typeof hallWindow
  | typeof hallManager
  | typeof hallLevels
  | typeof matterDesk
  | typeof assistanceDesk
  | typeof hallGuide
  | typeof hallAccompany
  | typeof noticeDesk
  | typeof experienceDesk
  | typeof ratingDesk
  | typeof painDesk
  | typeof hallStaff;
type CommandsOf<S> = S extends StaffService ? CommandName<S> : never;
/** What is asked over HTTP, by names of their own. */
type StaffRequest = "XiaohuManager.SaveTable" | "XiaohuLevels.SaveTable";
/** Every command that only staff may give. `Common.*` is the envelope's own and needs nothing. */
export type StaffCommand = Exclude<CommandsOf<StaffService>, `Common.${string}`> | StaffRequest;

export interface Permission {
  /** One of them is enough. */
  readonly roles: readonly StaffRole[];
  /**
   * When it is written into the audit log: an act always, with what became of it; a look at what names nobody only where it was refused.
   */
  readonly audited: "always" | "refused";
  /** Which word of the payload says on what it was done. Never one that is of a citizen, or opens anything. */
  readonly target?: string;
  /** Pages ask it by themselves from time to time: it is no sign that anybody is there. */
  readonly byItself?: true;
}

const look = (...roles: StaffRole[]): Permission => ({ roles, audited: "refused" });
const refresh = (...roles: StaffRole[]): Permission => ({ ...look(...roles), byItself: true });
const act = (roles: readonly StaffRole[], target?: string): Permission => ({
  roles,
  audited: "always",
  ...(target === undefined ? {} : { target }),
});

const clerk = ["clerk"] as const;
const manager = ["manager"] as const;
const guide = ["guide"] as const;
/** Who comes where is arranged at the counter as well as in the office. */
const helpers = ["guide", "manager"] as const;

/** Who sees that something does not work says so. */
const reporters = ["clerk", "guide", "manager"] as const;

/** Who may do what: the one table (role × command). The door refuses all else. */
export const permissions: Readonly<Record<StaffCommand, Permission>> = {
  "XiaohuWindow.ListPlaces": look("clerk"),
  "XiaohuWindow.SignIn": act(clerk, "windowId"),
  "XiaohuWindow.SignOut": act(clerk),
  "XiaohuWindow.CallNext": act(clerk),
  "XiaohuWindow.CallNumber": act(clerk, "number"),
  "XiaohuWindow.Recall": act(clerk),
  "XiaohuWindow.Start": act(clerk),
  "XiaohuWindow.NoShow": act(clerk),
  "XiaohuWindow.Rejoin": act(clerk, "ticketId"),
  "XiaohuWindow.Finish": act(clerk),
  "XiaohuWindow.Hold": act(clerk),
  "XiaohuWindow.Transfer": act(clerk, "serviceId"),
  "XiaohuWindow.AddMatter": act(clerk, "serviceId"),
  "XiaohuWindow.Undo": act(clerk),
  "XiaohuWindow.Pause": act(clerk, "reason"),
  "XiaohuWindow.Resume": act(clerk),
  "XiaohuWindow.SetAutoCall": act(clerk),
  "XiaohuWindow.ChooseProfile": act(clerk, "profileId"),
  // Its code opens the case: it is not written down.
  "XiaohuWindow.OpenCase": act(clerk),
  "XiaohuWindow.History": look("clerk"),
  "XiaohuWindow.AppealRating": act(clerk, "number"),

  "XiaohuManager.Now": look("manager"),
  "XiaohuManager.Period": look("manager"),
  "XiaohuManager.Analysis": look("manager"),
  "XiaohuManager.SaveTable": act(manager),
  "XiaohuLevels.Now": look("manager"),
  "XiaohuLevels.SaveTable": act(manager),

  "XiaohuMatterDesk.WorkList": refresh("manager"),
  "XiaohuMatterDesk.Open": act(manager, "applicationNumber"),
  "XiaohuMatterDesk.File": act(manager, "applicationNumber"),
  "XiaohuMatterDesk.Decide": act(manager, "applicationNumber"),
  "XiaohuMatterDesk.AskSupplement": act(manager, "applicationNumber"),
  "XiaohuMatterDesk.ReceivePaper": act(manager, "applicationNumber"),
  "XiaohuMatterDesk.ExtendDeferral": act(manager, "applicationNumber"),
  "XiaohuMatterDesk.Check": act(manager, "applicationNumber"),
  "XiaohuMatterDesk.Outbox": refresh("manager"),
  "XiaohuMatterDesk.SendAgain": act(manager, "key"),
  "XiaohuMatterDesk.GiveToPerson": act(manager, "key"),

  "XiaohuAssistanceDesk.List": refresh(...helpers),
  "XiaohuAssistanceDesk.Open": act(helpers, "number"),
  "XiaohuAssistanceDesk.Assign": act(helpers, "number"),
  "XiaohuAssistanceDesk.Done": act(helpers, "number"),
  "XiaohuAssistanceDesk.Close": act(manager, "number"),
  "XiaohuAssistanceDesk.Decline": act(manager, "number"),

  "XiaohuGuide.Plan": look("guide"),
  "XiaohuGuide.Attend": look("guide"),
  "XiaohuGuide.Leave": look("guide"),
  "XiaohuGuide.Services": refresh("guide"),
  "XiaohuGuide.Take": act(guide, "id"),
  "XiaohuGuide.Arrive": act(guide, "id"),
  "XiaohuGuide.GiveBack": act(guide, "id"),
  "XiaohuGuide.End": act(guide, "id"),
  // That something was said, and never what.
  "XiaohuGuide.Say": act(guide, "id"),
  "XiaohuGuide.TakeNumber": act(guide, "serviceId"),
  "XiaohuGuide.PrintTicket": act(guide, "terminalId"),
  "XiaohuGuide.SetClosed": act(guide, "terminalId"),
  "XiaohuAccompany.Begin": look("guide"),
  "XiaohuAccompany.Content": look("guide"),
  "XiaohuAccompany.Entries": look("guide"),
  // Who accompanied where, and until when; never what was seen.
  "XiaohuAccompany.Invite": act(guide, "terminalId"),
  "XiaohuAccompany.Leave": act(guide, "terminalId"),
  "XiaohuAccompany.Wish": act(guide, "terminalId"),
  "XiaohuAccompany.Extend": act(guide, "terminalId"),
  "XiaohuAccompany.HandOver": act(guide, "terminalId"),

  "XiaohuNotices.List": refresh(...helpers),
  "XiaohuNotices.Post": act(helpers, "idempotencyKey"),
  "XiaohuNotices.TakeBack": act(helpers, "id"),

  "XiaohuRatingDesk.List": refresh("manager"),
  "XiaohuRatingDesk.Figures": look("manager"),
  "XiaohuRatingDesk.Open": act(manager, "number"),
  "XiaohuRatingDesk.Confirm": act(manager, "number"),
  "XiaohuRatingDesk.Appeal": act(manager, "number"),
  "XiaohuRatingDesk.Review": act(manager, "number"),
  "XiaohuRatingDesk.CallBack": act(manager, "number"),
  "XiaohuRatingDesk.IssueNotice": act(manager, "number"),
  "XiaohuRatingDesk.Rectify": act(manager, "number"),
  "XiaohuRatingDesk.Answer": act(manager, "number"),
  "XiaohuRatingDesk.Close": act(manager, "number"),
  "XiaohuRatingDesk.Notice": act(manager, "number"),
  "XiaohuRatingDesk.PrintNotice": act(manager, "number"),

  "XiaohuPainDesk.List": refresh("manager"),
  "XiaohuPainDesk.Figures": look("manager"),
  "XiaohuPainDesk.Open": act(manager, "number"),
  "XiaohuPainDesk.Accept": act(manager, "numbers"),
  "XiaohuPainDesk.Decline": act(manager, "numbers"),
  "XiaohuPainDesk.Assign": act(manager, "numbers"),
  "XiaohuPainDesk.Return": act(manager, "numbers"),
  "XiaohuPainDesk.Handle": act(manager, "numbers"),
  "XiaohuPainDesk.Answer": act(manager, "numbers"),
  "XiaohuPainDesk.Close": act(manager, "numbers"),
  "XiaohuPainDesk.Merge": act(manager, "numbers"),
  "XiaohuPainDesk.Offer": look(...reporters),
  "XiaohuPainDesk.Report": act(reporters, "terminalId"),
  "XiaohuExperienceDesk.List": refresh("manager"),
  "XiaohuExperienceDesk.Matters": look("manager"),
  "XiaohuExperienceDesk.Create": act(manager, "matter"),
  "XiaohuExperienceDesk.End": act(manager, "id"),
  "XiaohuExperienceDesk.Open": look("manager"),
  "XiaohuExperienceDesk.Report": act(manager, "id"),
  "XiaohuExperienceDesk.Remove": act(manager, "id"),

  "XiaohuStaff.Accounts": look("manager"),
  "XiaohuStaff.AddAccount": act(manager, "id"),
  "XiaohuStaff.ChangeAccount": act(manager, "id"),
  "XiaohuStaff.ResetPassword": act(manager, "id"),
  "XiaohuStaff.ResetSecondFactor": act(manager, "id"),
  "XiaohuStaff.Lock": act(manager, "id"),
  "XiaohuStaff.Unlock": act(manager, "id"),
  "XiaohuStaff.Audit": act(manager),
  "XiaohuStaff.VerifyAudit": act(manager),
};

/** Undefined for what is no command of staff. */
export function permissionOf(command: string): Permission | undefined {
  return Object.hasOwn(permissions, command) ? permissions[command as StaffCommand] : undefined;
}

export const staffCommands = Object.keys(permissions) as [StaffCommand, ...StaffCommand[]];
