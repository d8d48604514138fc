type Print = (words: string) => void;

/** A place in the queue of those who want to speak. */
export interface Turn {
  print: Print;
  end: () => void;
}

/**
 * Lets several speak at the same time and be heard one after the other: the first is heard as it speaks, the others as
 * soon as everybody before them has ended.
 */
export function turns(count: number, print: Print): Turn[] {
  const kept = Array.from({ length: count }, () => '');
  const ended = new Set<number>();
  let speaking = 0;
  const handOn = () => {
    while (ended.has(speaking)) {
      speaking += 1;
      print(kept[speaking] ?? '');
    }
  };
  return kept.map((_, place) => ({
    print: (words) => {
      if (place === speaking) print(words);
      else kept[place] += words;
    },
    end: () => {
      ended.add(place);
      handOn();
    },
  }));
}
