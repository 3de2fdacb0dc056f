import { createPublicKey } from "node:crypto";
import type { IssuerKeys } from "./enterprise-code.ts";

/** Who issues the demo's codes of enterprises. The private half is nowhere any more. */
const demoKey = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAVXdOR2WZGt78CLQP9o09QKPSkRNoJOiiWNq4/q6JVUE=
-----END PUBLIC KEY-----
`;

export const demoIssuers: IssuerKeys = new Map([["demo", createPublicKey(demoKey)]]);
