import { useEffect } from "preact/hooks";
import { hallStaff } from "../../../server/contract/staff/accounts.ts";
import { useActor } from "../../ui/use-actor.ts";
import { type DeskAppProps, deskSources, useDesk } from "../frame/use-desk.ts";
import { createAccountsMachine } from "./accounts.machine.ts";
import { AccountsScreen } from "./accounts-screen.tsx";
import { createAuditMachine } from "./audit.machine.ts";
import { AuditScreen } from "./audit-screen.tsx";
import { createStaffDeskEffects } from "./effects.ts";

/** Accounts of staff, and what they did. */
export function StaffApp({ server, language }: DeskAppProps) {
  const { accounts, audit } = useDesk(hallStaff, server, (connection) => {
    const effects = createStaffDeskEffects(connection, deskSources);
    return { accounts: createAccountsMachine(effects), audit: createAuditMachine(effects) };
  });
  const accountsNow = useActor(accounts, (each) => each);
  const auditNow = useActor(audit, (each) => each);
  const isOpen = auditNow.context.connection === "open";
  useEffect(() => {
    if (isOpen) audit.send({ type: "search" });
  }, [isOpen, audit]);
  return (
    <>
      <AccountsScreen snapshot={accountsNow} send={accounts.send} language={language} />
      <AuditScreen snapshot={auditNow} send={audit.send} language={language} />
    </>
  );
}
