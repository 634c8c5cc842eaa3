/** The last digit is a check of the others: cards, Swedish personal numbers. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, character] of Array.from(digits).reverse().entries()) {
    const digit = Number(character);
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += index % 2 === 1 ? doubled : digit;
  }
  return sum % 10 === 0;
}

/** Of a number as long as it likes. */
function remainder(digits: string, divisor: number): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % divisor;
  return rest;
}

/** ISO 7064: the first four characters go to the end, letters count from 10. */
export function passesIban(compact: string): boolean {
  const turned = compact.slice(4) + compact.slice(0, 4);
  return (
    remainder(
      turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)),
      97,
    ) === 1
  );
}

/** Spain: the letter follows from the number; `X`, `Y`, `Z` in front count as 0, 1, 2. */
export function passesDni(compact: string): boolean {
  const number = compact.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[remainder(number, 23)] === compact.at(-1);
}

/** Brazil: two digits at the end follow from those before them. */
export function passesCpf(digits: string): boolean {
  if (new Set(digits).size === 1) return false;
  return [9, 10].every((length) => {
    const weighted = Array.from(
      digits.slice(0, length),
      (digit, index) => Number(digit) * (length + 1 - index),
    );
    const sum = weighted.reduce((total, each) => total + each, 0);
    return ((sum * 10) % 11) % 10 === Number(digits[length]);
  });
}

/** France: the last two digits are 97 less the remainder of the others. */
export function passesNir(digits: string): boolean {
  return 97 - remainder(digits.slice(0, 13), 97) === Number(digits.slice(13));
}
