// node envelope.mjs : the sums that decide an architecture before any code does.
const percent = (x) => `${(100 * x).toFixed(2)} %`;
const minutes = (a) => `${((1 - a) * 30 * 24 * 60).toFixed(0)} min in 30 days`;
console.log("# availability: all needed, one after another");
for (const n of [1, 5, 10, 20]) console.log(`${n} parts of 99.9 %: ${percent(0.999 ** n)}, down ${minutes(0.999 ** n)}`);
console.log("two copies of 99 %, failing apart:", percent(1 - 0.01 ** 2), "| if one fault in ten takes both:", percent(1 - (0.01 * 0.1 + (0.01 * 0.9) ** 2)));
console.log("# tail: chance that at least one of n calls is slower than its p99");
for (const n of [1, 10, 50, 100]) console.log(`${n} calls: ${percent(1 - 0.99 ** n)}`);
console.log("# Little: in flight = rate x time");
console.log("500/s at 40 ms:", 500 * 0.04, "| at 2 s:", 500 * 2);
console.log("# waiting in a queue with random arrivals, in service times");
for (const u of [0.5, 0.8, 0.9, 0.95]) console.log(`busy ${u * 100} %: ${(u / (1 - u)).toFixed(1)}`);
{ // the same by simulation, so that the formula is not taken on trust
  const sim = (u) => { let free = 0, t = 0, wait = 0; const n = 2_000_000; for (let i = 0; i < n; i++) { t += -Math.log(1 - Math.random()) / u; const start = Math.max(t, free); wait += start - t; free = start - Math.log(1 - Math.random()); } return wait / n; };
  console.log("simulated at 80 % and 90 %:", sim(0.8).toFixed(1), sim(0.9).toFixed(1));
}
console.log("# retries: three layers of three attempts:", 3 ** 3, "calls at the bottom");
console.log("# size: 2 million users x 20 writes a day =", Math.round((2e6 * 20) / 86400), "/s on average; at ten times that in the peak", Math.round((2e7 * 20) / 86400), "/s; 1 kB each makes", (2e6 * 20 * 365 / 1e9).toFixed(1), "TB a year");
