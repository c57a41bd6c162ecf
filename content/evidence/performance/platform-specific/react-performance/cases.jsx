import { createContext, memo, useContext, useDeferredValue, useMemo, useRef, useState, useSyncExternalStore } from "react";
export const seen = {};
const count = (name) => { seen[name] = (seen[name] ?? 0) + 1; };

// 1. A list of rows: one row is toggled.
function Row({ item, onToggle }) { count("plain row"); return <li onClick={() => onToggle(item.id)}>{item.done ? "x" : "-"}</li>; }
const MemoRow = memo(function MemoRow({ item, onToggle }) { count("memo row, new function each time"); return <li onClick={() => onToggle(item.id)}>{item.done ? "x" : "-"}</li>; });
const StableRow = memo(function StableRow({ item, onToggle }) { count("memo row, stable function"); return <li onClick={() => onToggle(item.id)}>{item.done ? "x" : "-"}</li>; });
const HoistedRow = memo(function HoistedRow({ item, onToggle }) { count("memo row, function made above the map"); return <li onClick={() => onToggle(item.id)}>{item.done ? "x" : "-"}</li>; });
const start = Array.from({ length: 1000 }, (_, id) => ({ id, done: false }));
const flip = (id) => (items) => items.map((item) => (item.id === id ? { ...item, done: !item.done } : item));
export function PlainList() {
  const [items, setItems] = useState(start);
  const onToggle = (id) => setItems(flip(id));
  return <ul>{items.map((item) => <Row key={item.id} item={item} onToggle={onToggle} />)}</ul>;
}
export function MemoList() {
  const [items, setItems] = useState(start);
  return <ul>{items.map((item) => <MemoRow key={item.id} item={item} onToggle={(id) => setItems(flip(id))} />)}</ul>;
}
export function HoistedList() {
  const [items, setItems] = useState(start);
  const onToggle = (id) => setItems(flip(id));
  return <ul>{items.map((item) => <HoistedRow key={item.id} item={item} onToggle={onToggle} />)}</ul>;
}
export function StableList() {
  const [items, setItems] = useState(start);
  const onToggle = useMemo(() => (id) => setItems(flip(id)), []);
  return <ul>{items.map((item) => <StableRow key={item.id} item={item} onToggle={onToggle} />)}</ul>;
}

// 2. State above and state below, the heavy part given as children.
function Heavy({ name }) { count(name); return <p>heavy</p>; }
export function StateAbove() { const [n, set] = useState(0); return <div><button onClick={() => set(n + 1)}>{n}</button><Heavy name="heavy below the state" /></div>; }
function Counter({ children }) { const [n, set] = useState(0); return <div><button onClick={() => set(n + 1)}>{n}</button>{children}</div>; }
export function StateBelow() { return <Counter><Heavy name="heavy as children" /></Counter>; }

// 3. One context for everything, and two.
const All = createContext(null), Name = createContext(""), Tick = createContext(0);
const ReadsName = memo(function ReadsName() { count("reads the name from one big context"); return <b>{useContext(All).name}</b>; });
const ReadsOwn = memo(function ReadsOwn() { count("reads the name from its own context"); return <b>{useContext(Name)}</b>; });
export function BigContext() { const [n, set] = useState(0); return <All value={{ name: "Ada", n }}><button onClick={() => set(n + 1)}>+</button><ReadsName /></All>; }
export function SplitContext() { const [n, set] = useState(0); return <Name value="Ada"><Tick value={n}><button onClick={() => set(n + 1)}>+</button><ReadsOwn /></Tick></Name>; }

// 4. A store outside of React, read by a selector.
let state = { a: 0, b: 0 }; const listeners = new Set();
const subscribe = (f) => { listeners.add(f); return () => listeners.delete(f); };
export const setStore = (next) => { state = { ...state, ...next }; listeners.forEach((f) => f()); };
function ReadsA() { count("selects a"); return <i>{useSyncExternalStore(subscribe, () => state.a)}</i>; }
export function Store() { return <ReadsA />; }
export function FreshSnapshot() { const { a } = useSyncExternalStore(subscribe, () => ({ a: state.a })); return <i>{a}</i>; }

// 5. A deferred list keeps the input urgent only if the list can be skipped.
const Results = memo(function Results({ query }) { count("memo results"); return <p>{query}</p>; });
function Eager({ query }) { count("plain results"); return <p>{query}</p>; }
export function DeferredMemo() { const [q, set] = useState(""); const late = useDeferredValue(q); return <div><button onClick={() => set(q + "a")}>{q}</button><Results query={late} /></div>; }
export function DeferredPlain() { const [q, set] = useState(""); const late = useDeferredValue(q); return <div><button onClick={() => set(q + "a")}>{q}</button><Eager query={late} /></div>; }

// 6. What the compiler leaves alone.
export function ReadsRefInRender() { const box = useRef(0); box.current++; return <p>{box.current}</p>; }
export function MutatesProps({ list }) { list.push(1); return <p>{list.length}</p>; }
export function UsesTryFinally({ f }) { let v; try { v = f(); } finally { v = 1; } return <p>{v}</p>; }
export function Fine({ list }) { const sorted = [...list].sort(); return <p>{sorted.join()}</p>; }
