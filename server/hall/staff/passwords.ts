import { type SignInProblem, shortestPassword } from "../../contract/staff/session.ts";

/**
 * What everybody tries first and is long enough to pass otherwise (NIST SP 800-63B 3.1.1.2 asks for such a list): the usual rows and
 * words, and this product's own.
 */
const common = [
  "password",
  "password1",
  "passw0rd",
  "p@ssw0rd",
  "12345678",
  "123456789",
  "1234567890",
  "0123456789",
  "87654321",
  "11111111",
  "00000000",
  "88888888",
  "66666666",
  "12341234",
  "11223344",
  "123123123",
  "1qaz2wsx",
  "1q2w3e4r",
  "qwertyui",
  "qwertyuiop",
  "asdfghjkl",
  "abcd1234",
  "abc12345",
  "a1234567",
  "aa123456",
  "a12345678",
  "admin123",
  "administrator",
  "woaini1314",
  "5201314520",
  "iloveyou",
  "xiaohu123",
  "xiaohukiosk",
];

/** What speaks against a new password; null: nothing. @param owner id and name of whose it is to be */
export function problemWith(password: string, owner: readonly string[]): SignInProblem | null {
  const plain = password.normalize("NFKC");
  if ([...plain].length < shortestPassword) return "tooShort";
  const low = plain.toLowerCase();
  const isOneSign = new Set(plain).size <= 2;
  if (isOneSign || common.includes(low) || owner.some((each) => low === each.toLowerCase())) return "common";
  return null;
}
