/**
 * Which passwords are taken: long ones, of any characters, that nobody would guess first (NIST SP 800-63B, 3.1.1.2:
 * a length, a list of what is expected, and no rule of composition).
 */

export const LEAST_PASSWORD_LENGTH = 12;
export const MOST_PASSWORD_LENGTH = 256;

export type PasswordFault = 'TooShort' | 'TooLong' | 'Guessable';

/** What attackers try first among passwords of this length, and what lists of leaks begin with. */
const common = new Set([
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456123456',
  '111111111111',
  '000000000000',
  'passwordpassword',
  'password1234',
  'password12345',
  'password123456',
  'motdepasse123',
  'motdepasse1234',
  'motdepassemotdepasse',
  'azertyuiop123',
  'azertyuiopqsd',
  'azertyuiopqsdfghjklm',
  'qwertyuiop123',
  'qwertyuiopasd',
  'qwertyuiopasdfghjkl',
  'administrator',
  'administrateur',
  'letmeinletmein',
  'changemechangeme',
  'changeme1234',
  'bonjourbonjour',
  'iloveyouiloveyou',
  'abcdefghijkl',
  'abcdefghijklmnop',
  '1q2w3e4r5t6y',
  '1q2w3e4r5t6y7u8i',
  'qwerty123456',
  'azerty123456',
]);

/** @param known what anybody may know of the person: the address, the name, the business */
export function findPasswordFault(password: string, known: readonly string[]): PasswordFault | undefined {
  const characters = [...password.normalize('NFKC')];
  if (characters.length < LEAST_PASSWORD_LENGTH) return 'TooShort';
  if (characters.length > MOST_PASSWORD_LENGTH) return 'TooLong';
  const text = password.normalize('NFKC').toLowerCase();
  const isOfFew = new Set(text).size < 5;
  const isKnown = known.some(
    (word) => word.length >= 4 && text.replaceAll(word.toLowerCase(), '').length < 4,
  );
  return isOfFew || isKnown || common.has(text) ? 'Guessable' : undefined;
}
