/** A function that is computed once for each object, for objects that do not change: documents, projects, libraries. */
export function keptWith<Owner extends WeakKey, Value>(derive: (owner: Owner) => Value): (owner: Owner) => Value {
  const kept = new WeakMap<Owner, { readonly value: Value }>();
  return (owner) => {
    const known = kept.get(owner) ?? { value: derive(owner) };
    kept.set(owner, known);
    return known.value;
  };
}

/** The same for a function of an object and a key. What is kept lives as long as the object. */
export function keptByKey<Owner extends WeakKey, Key, Value>(
  derive: (owner: Owner, key: Key) => Value,
): (owner: Owner, key: Key) => Value {
  const kept = new WeakMap<Owner, Map<Key, Value>>();
  return (owner, key) => {
    const values = kept.get(owner) ?? new Map<Key, Value>();
    kept.set(owner, values);
    if (values.has(key)) return values.get(key) as Value;
    const value = derive(owner, key);
    values.set(key, value);
    return value;
  };
}

/** A function that is computed once, when it is first asked. */
export function once<Value>(compute: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: compute() }).value;
}

/** A function that is computed once for each key. What is kept lives as long as the function. */
export function onceForEach<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const entry = known.get(key) ?? { value: compute(key) };
    known.set(key, entry);
    return entry.value;
  };
}

/** A function of a list that is computed anew only where the list has other members than the one before. */
export function keptForLast<Item, Value>(derive: (items: readonly Item[]) => Value): (items: readonly Item[]) => Value {
  let last: { readonly items: readonly Item[]; readonly value: Value } | undefined;
  return (items) => {
    const isSame = last?.items.length === items.length && last.items.every((item, index) => item === items[index]);
    if (last === undefined || !isSame) last = { items, value: derive(items) };
    return last.value;
  };
}
