import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(
  (
    password: string,
    salt: Buffer,
    length: number,
    cost: { N: number; r: number; p: number; maxmem: number },
    done: (cause: Error | null, key: Buffer) => void,
  ) => scrypt(password, salt, length, cost, done),
);

/** 32 MiB and some 100 ms a guess: OWASP's Password Storage Cheat Sheet, scrypt, third choice of equal strength. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const saltLength = 16;
const hashLength = 32;

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64url. @param work less than the usual only where nobody guesses: in tests */
export async function hashPassword(
  password: string,
  salt: Buffer = randomBytes(saltLength),
  work: { readonly N: number; readonly r: number; readonly p: number } = cost,
): Promise<string> {
  const { N, r, p } = work;
  const hash = await derive(normal(password), salt, hashLength, { N, r, p, maxmem: 256 * N * r });
  return ["scrypt", N, r, p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

const form = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{16,})\$([\w-]{32,})$/;

export function isPasswordHash(text: string): boolean {
  return form.test(text);
}

/** Whether the password is the one that was hashed. @throws Error when `hashed` is not what `hashPassword` makes */
export async function isPassword(password: string, hashed: string): Promise<boolean> {
  const [, N = "", r = "", p = "", salt = "", hash = ""] = form.exec(hashed) ?? [];
  const wanted = Buffer.from(hash, "base64url");
  if (wanted.length === 0) throw new Error("not a password's hash");
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await derive(normal(password), Buffer.from(salt, "base64url"), wanted.length, {
    ...parameters,
    maxmem: 256 * parameters.N * parameters.r,
  });
  return timingSafeEqual(given, wanted);
}

/** What looks the same is the same, whichever keyboard typed it (NIST SP 800-63B 3.1.1.2). */
const normal = (password: string) => password.normalize("NFKC");
