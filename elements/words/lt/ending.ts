/** Sentences of the warning before a session ends. */
export const words = {
  idleTitle: 'Netrukus Jus atjungsime',
  idleText: (time: string) => `Ilgai nieko nedarote, todėl ${time} prisijungimas baigsis.`,
  overTitle: 'Prisijungimas netrukus baigsis',
  overText: (time: string, hours: number) =>
    `Prisijungimas trunka ne ilgiau kaip ${hours} val., todėl ${time} baigsis. Išsaugokite, ką įrašėte. Paskui galėsite prisijungti iš naujo.`,
  secondsLeft: {
    120: 'Liko mažiau kaip 2 minutės.',
    60: 'Liko mažiau kaip minutė.',
    30: 'Liko mažiau kaip 30 sekundžių.',
    10: 'Liko mažiau kaip 10 sekundžių.',
  } as Record<number, string>,
  stay: 'Likti prisijungus',
  understood: 'Supratau',
};

/** The words of the warning. */
export type EndingWords = typeof words;
