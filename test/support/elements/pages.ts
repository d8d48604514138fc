/** What the states of the pages behind the account are called: there are so many that they are looked at in a file of their own. */
export const ofPages = /^(proof|address|correction|history|not-me|data|erasure)/;
