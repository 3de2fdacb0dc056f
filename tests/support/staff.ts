import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { StaffMember, StaffRole } from "../../server/contract/staff/member.ts";
import {
  type SignInState,
  type StaffRequestName,
  type StaffRequestPayload,
  signInState,
  staffAskPath,
} from "../../server/contract/staff/session.ts";
import { hashPassword } from "../../server/door/password-hash.ts";
import { staffFile, staffKeyFile } from "../../server/hall/staff/staff.ts";
import { openStaffStore, type StaffStore } from "../../server/hall/staff/store.ts";
import { codeOf, secretBytes, stepAt } from "../../server/hall/staff/totp.ts";
import { keyFile } from "../../server/storage/key-file.ts";

/** Of every account below. */
export const staffPassword = "湖里 staff 2026";
/** As the hall's own, in no time. */
export const quickHash = (password: string) => hashPassword(password, randomBytes(16), { N: 16, r: 1, p: 1 });
const hashed = quickHash(staffPassword);
/** In every manager's authenticator. */
export const staffSecret = randomBytes(secretBytes);

export interface TestAccount {
  readonly id: string;
  readonly roles: readonly StaffRole[];
  readonly site?: string;
  readonly certificate?: { readonly number: string; readonly validFrom: string; readonly validTo: string };
}

/** Accounts that are set up: with a password of their own, and an authenticator where they manage. */
export async function accountsIn(store: StaffStore, accounts: readonly TestAccount[]): Promise<void> {
  for (const { id, roles, site = null, certificate = null } of accounts) {
    store.add(id, { name: `小测（${id}）`, roles, site, certificate }, await hashed);
    store.setPassword(id, await hashed, false);
    if (!roles.includes("manager")) continue;
    store.setAuthenticator(id, staffSecret);
    store.confirmAuthenticator(id, 0);
  }
}

/** The accounts of the hall whose data is there. */
export const staffStoreIn = (directory: string): StaffStore =>
  openStaffStore(join(directory, staffFile), keyFile(join(directory, staffKeyFile)));

interface StaffAsk {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A browser at the door: it keeps its cookie. */
export class StaffBrowser {
  readonly #url: string;
  readonly #token: string;
  readonly #fetch: (url: string, options: StaffAsk) => Promise<Response>;
  cookie = "";
  /** Of the last answer that set one. */
  setCookie = "";

  constructor(
    url: string,
    token: string,
    ask: (url: string, options: StaffAsk) => Promise<Response> = fetch,
  ) {
    this.#url = url;
    this.#token = token;
    this.#fetch = ask;
  }

  async ask<N extends StaffRequestName>(name: N, payload: StaffRequestPayload<N>): Promise<SignInState> {
    const answer = await this.#fetch(`${this.#url}${staffAskPath}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${this.#token}`,
        cookie: this.cookie,
      },
      body: JSON.stringify({ name, payload }),
    });
    const set = answer.headers.get("set-cookie");
    if (set !== null) {
      this.setCookie = set;
      this.cookie = set.split(";")[0] ?? "";
    }
    return signInState.parse(await answer.json());
  }

  /** Password and, where one is asked for, code. */
  async signIn(id: string, now: number): Promise<StaffMember> {
    let state = await this.ask("SignIn", { id, password: staffPassword });
    if (state.stage === "secondFactor")
      state = await this.ask("EnterCode", { code: codeOf(staffSecret, stepAt(now)) });
    if (state.stage !== "signedIn") throw new Error(`${id} is not in: ${state.stage}`);
    return state.member;
  }
}
