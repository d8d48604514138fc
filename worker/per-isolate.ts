/** Reads each text once in the life of an isolate: the settings and secrets are the same for every call. What throws is read again. */
export function perIsolate<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
