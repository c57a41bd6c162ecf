const form = document.querySelector("form");
document.querySelector("#errors")?.focus();
let sending = false;
form.addEventListener("submit", (event) => {
  if (sending) return event.preventDefault();
  sending = true;
  form.querySelector("button").setAttribute("aria-disabled", "true");
});
let dirty = false;
form.addEventListener("input", () => (dirty = true));
addEventListener("pageshow", () => { // back from the cache of the browser
  sending = false;
  form.querySelector("button").removeAttribute("aria-disabled");
});
addEventListener("beforeunload", (event) => dirty && !sending && event.preventDefault());
