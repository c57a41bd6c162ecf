// Build: npx ngc -p tsconfig.json   Run: node run.mjs   (Angular 22, rxjs 7, jsdom, Node 22 or newer)
import { ApplicationRef, Component, DestroyRef, computed, effect, inject, input, linkedSignal, resource, signal, type Type } from "@angular/core";
import { takeUntilDestroyed } from "@angular/core/rxjs-interop";
import { bootstrapApplication, DomSanitizer } from "@angular/platform-browser";
import { Subject, mergeMap, switchMap, exhaustMap, delay, of } from "rxjs";

const sleep = (ms: number) => new Promise<void>((ok) => setTimeout(ok, ms));
const log = (name: string, value: unknown) => console.log(name.padEnd(66), JSON.stringify(value));
async function start<T>(type: Type<T>, run: (app: ApplicationRef, page: HTMLElement, it: T) => Promise<void>) {
  document.body.innerHTML = "<app-root></app-root>";
  const app = await bootstrapApplication(type);
  await app.whenStable();
  await run(app, document.querySelector("app-root") as HTMLElement, app.components[0]!.instance as T);
  if (!app.destroyed) app.destroy();
}
@Component({ selector: "app-root", template: "{{ field }}|{{ sig() }}" })
class Late { field = "old"; sig = signal("old"); constructor() { setTimeout(() => { this.field = "new"; }, 5); } }
@Component({ selector: "app-list", template: "{{ items().length }}" })
class List { items = input.required<number[]>(); }
@Component({ selector: "app-root", imports: [List], template: "<app-list [items]='items()' />" })
class Owner { items = signal([1]); }
@Component({ selector: "app-root", template: "@for (item of items(); track item.id) {<input class='id'>} @for (item of items(); track $index) {<input class='ix'>}" })
class Tracks { items = signal([{ id: 1 }, { id: 2 }]); }
@Component({ selector: "app-root", template: "<p [innerHTML]='html'></p><b [innerHTML]='trusted'></b><a [href]='link'>x</a><i>{{ html }}</i>" })
class Html { html = "<img src=x onerror=hack()><script>hack()</script>"; trusted = inject(DomSanitizer).bypassSecurityTrustHtml(this.html); link = "javascript:hack()"; }
const load = (id: number) => new Promise<string>((ok) => setTimeout(ok, id === 1 ? 60 : 10, `item ${id}`));
let aborted = 0;
@Component({ selector: "app-root", template: "{{ data.hasValue() ? data.value() : data.status() }}" })
class Loads { id = signal(3); data = resource({ params: () => this.id(), loader: async ({ params, abortSignal }) => { abortSignal.addEventListener("abort", () => aborted++); return load(params); } }); }
const ticks = new Subject<number>(); let kept = 0, ended = 0;
@Component({ selector: "app-root", template: "" })
class Subs { constructor() { ticks.subscribe(() => kept++); ticks.pipe(takeUntilDestroyed()).subscribe(() => ended++); } }
@Component({ selector: "app-root", host: { class: "copies" }, template: "{{ copy() }}" })
class Copies { a = signal(1); copy = signal(0); seen: number[] = []; constructor() { effect(() => { this.copy.set(this.a() * 2); }); } }
const answer = (n: number) => of(n).pipe(delay(n === 1 ? 30 : 5));
export async function main() {
  await start(Late, async (app, page, it) => {
    await sleep(20); log("plain field set in a timer, zoneless: page shows", page.textContent);
    it.sig.set("new"); await app.whenStable(); log("signal set: page shows", page.textContent);
  });
  await start(Owner, async (app, page, it) => {
    it.items().push(2); it.items.set(it.items()); await app.whenStable(); log("array changed in place and set again: page shows length", page.textContent);
    it.items.update((x) => [...x]); await app.whenStable(); log("new array: page shows length", page.textContent);
  });
  await start(Tracks, async (app, page, it) => {
    for (const c of ["id", "ix"]) page.querySelectorAll<HTMLInputElement>(`.${c}`).forEach((box, i) => (box.value = "AB"[i]!));
    it.items.update((x) => x.slice(1)); await app.whenStable();
    log("first row removed, text left: track id, track $index", ["id", "ix"].map((c) => page.querySelector<HTMLInputElement>(`.${c}`)!.value));
  });
  await start(Html, async (_app, page) => {
    log("innerHTML of data", page.querySelector("p")!.innerHTML); log("innerHTML after bypassSecurityTrustHtml", page.querySelector("b")!.innerHTML.includes("onerror"));
    log("javascript: link", page.querySelector("a")!.getAttribute("href"));
  });
  await start(Loads, async (_app, page, it) => { it.id.set(1); await sleep(20); it.id.set(2); await sleep(150); log("resource, newer id answered first: page shows, aborted", [page.textContent, aborted]); });
  await start(Subs, async (app) => { app.destroy(); ticks.next(1); log("after destroy: plain subscription, takeUntilDestroyed", [kept, ended]); });
  await start(Copies, async (app, page, it) => { it.a.set(5); const now = it.copy(); await app.whenStable(); log("copy by effect: right after set, after a while", [now, it.copy()]); });
  const a = signal(1), twice = computed(() => a() * 2); a.set(5); log("computed: right after set", twice());
  const options = signal(["x", "y"]), picked = linkedSignal(() => options()[0]); picked.set("y"); const before = picked(); options.set(["z"]); log("linkedSignal: picked, then options replaced", [before, picked()]);
  try { const bad = computed(() => { a.set(9); return 1; }); bad(); log("writing inside computed", "allowed"); } catch (e) { log("writing inside computed", String((e as Error).message).slice(0, 7)); }
  try { inject(DestroyRef); } catch (e) { log("inject outside of an injection context", String((e as Error).message).slice(0, 8)); }
  for (const [name, op] of [["switchMap", switchMap(answer)], ["mergeMap", mergeMap(answer)], ["exhaustMap", exhaustMap(answer)]] as const) {
    const source = new Subject<number>(), out: number[] = []; source.pipe(op).subscribe((n) => out.push(n));
    source.next(1); source.next(2); await sleep(60); log(`${name}: 1 (slow) then 2 (fast)`, out);
  }
}
