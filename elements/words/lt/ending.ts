/** Sentences of the warning before a session ends. */
export const words = {
  idleTitle: 'Netrukus Jus atjungsime',
  idleText: (time: string) => `Jei nieko nedarysite, ${time} Jus atjungsime.`,
  overTitle: 'Prisijungimas netrukus baigsis',
  overText: (time: string, hours: number) =>
    `${time} Jus atjungsime: prisijungus galima būti ne ilgiau kaip ${hours} valandų. Išsaugokite, ką įrašėte.`,
  secondsLeft: {
    120: 'Liko mažiau kaip 2 minutės.',
    60: 'Liko mažiau kaip minutė.',
    30: 'Liko mažiau kaip 30 sekundžių.',
    10: 'Liko mažiau kaip 10 sekundžių.',
  } as Record<number, string>,
  stay: 'Likti prisijungus',
  stayed: 'Likote prisijungę.',
  offline: 'Nėra interneto ryšio. Kai ryšys atsiras, bandykite dar kartą.',
  understood: 'Supratau',
};

/** The words of the warning. */
export type EndingWords = typeof words;
