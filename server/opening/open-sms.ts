import { randomBytes } from "node:crypto";
import type { Clock } from "../../device-drivers/clock.ts";
import type { Config } from "../config/config.ts";
import { configSecret } from "../config/secret.ts";
import type { SmsGateway } from "../connectors/sms/gateway.ts";
import { httpSmsGateway } from "../connectors/sms/http-gateway.ts";
import { type SmsStandIn, startSmsStandIn } from "../connectors/sms/stand-in.ts";

/** The way to telephones by text message. */
export interface Sms {
  /** Undefined: none is configured, and it is no demo. */
  readonly gateway: SmsGateway | undefined;
  /** In the demo, where none is configured: it sends nothing, and lists what it was given. */
  readonly standIn: SmsStandIn | undefined;
  close(): Promise<void>;
}

/** @throws ContractError config.unreadable | config.invalid: the secret is not there */
export async function openSms({
  config,
  demo,
  clock,
}: {
  readonly config: Config;
  readonly demo: boolean;
  readonly clock: Clock;
}): Promise<Sms> {
  if (config.sms) {
    const { url, secret } = config.sms;
    return {
      gateway: httpSmsGateway({ url, secret: configSecret(secret, "sms"), clock }),
      standIn: undefined,
      close: async () => undefined,
    };
  }
  if (!demo) return { gateway: undefined, standIn: undefined, close: async () => undefined };
  const secret = randomBytes(16).toString("hex");
  const standIn = await startSmsStandIn(secret, clock);
  return {
    gateway: httpSmsGateway({ url: standIn.url, secret, clock }),
    standIn,
    close: () => standIn.close(),
  };
}
