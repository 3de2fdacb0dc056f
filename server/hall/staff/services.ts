import { ContractError } from "../../contract/errors.ts";
import { hallStaff } from "../../contract/staff/accounts.ts";
import { staffSession } from "../../contract/staff/session.ts";
import { defineService, type Service } from "../../door/service.ts";
import type { Audit } from "../audit/audit.ts";
import type { StaffAccounts } from "./accounts.ts";

export interface StaffServiceOptions {
  /** Null: the hall has no accounts. */
  readonly accounts: StaffAccounts | null;
  readonly audit: Audit;
  /** Of the district, in its order. */
  readonly sites: readonly string[];
  /** Where it is found: at every site's page it is the same. */
  readonly path: string;
}

/** Accounts and the audit log, for managers. */
export function staffService({ accounts, audit, sites, path }: StaffServiceOptions): Service {
  const some = (): StaffAccounts => {
    if (!accounts) throw new ContractError("staff.unknown", "this hall has no accounts");
    return accounts;
  };
  const siteOf = (site: string | null) => {
    if (site !== null && !sites.includes(site))
      throw new ContractError("queue.unknownSite", `no site ${site}`);
    return site;
  };
  return defineService<typeof hallStaff>({
    definition: { ...hallStaff, path } as typeof hallStaff,
    roles: ["manager"],
    open: (client) => {
      /** Who manages one site sees to accounts of that site only. */
      const ofOwn = (id: string) => {
        const own = client.staff?.site ?? null;
        if (own !== null && some().site(id) !== own)
          throw new ContractError("message.notAuthorised", `${id} is of another site`);
        return id;
      };
      const placed = (site: string | null) => {
        const own = client.staff?.site ?? null;
        if (own !== null && site !== own)
          throw new ContractError("message.notAuthorised", "accounts of this site only");
        return siteOf(site);
      };
      return {
        commands: {
          "XiaohuStaff.Accounts": () => {
            const own = client.staff?.site ?? null;
            const all = accounts?.list() ?? [];
            return {
              accounts: own === null ? all : all.filter(({ site }) => site === own),
              sites: own === null ? [...sites] : [own],
              demo: accounts === null,
            };
          },
          "XiaohuStaff.AddAccount": ({ id, site, ...details }) =>
            some().add(id, { ...details, site: placed(site) }),
          "XiaohuStaff.ChangeAccount": ({ id, site, ...details }) => ({
            account: some().change(ofOwn(id), { ...details, site: placed(site) }),
          }),
          "XiaohuStaff.ResetPassword": ({ id }) => some().resetPassword(ofOwn(id)),
          "XiaohuStaff.ResetSecondFactor": ({ id }) => ({ account: some().resetSecondFactor(ofOwn(id)) }),
          "XiaohuStaff.Lock": ({ id }) => ({ account: some().lock(ofOwn(id), client.staff?.id ?? "") }),
          "XiaohuStaff.Unlock": ({ id }) => ({ account: some().unlock(ofOwn(id)) }),
          "XiaohuStaff.Audit": (query) => audit.search(query, client.staff?.site ?? null),
          "XiaohuStaff.VerifyAudit": () => audit.verify(),
        },
        close: () => undefined,
      };
    },
  });
}

/** Tells pages when whoever is signed in there is no more. */
export function staffSessionService(): Service {
  return defineService<typeof staffSession>({
    definition: staffSession,
    roles: ["window", "guide", "manager"],
    open(client) {
      const ended = () => client.send("XiaohuStaffSession.EndedEvent", {});
      // It may have ended while the page had no connection.
      if (!client.staff) ended();
      return { commands: {}, close: client.onStaffEnd(ended) };
    },
  });
}
