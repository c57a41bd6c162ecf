// npm i playwright-core && CHROMIUM=/usr/bin/chromium node --test form.test.mjs
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

let browser, server, address;
const posts = [];
before(async () => {
  const files = { "/": ["form.html", "text/html"], "/form.js": ["form.js", "text/javascript"] };
  server = createServer(async (request, response) => {
    if (request.method === "POST") {
      posts.push(request.url);
      return setTimeout(() => response.end("<title>Done</title>"), 500);
    }
    const [name, type] = files[request.url] ?? [];
    if (!name) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": type }).end(await readFile(new URL(name, import.meta.url)));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  address = `http://127.0.0.1:${server.address().port}/`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});
after(async () => {
  await browser.close();
  server.close();
});
const open = async () => {
  const page = await browser.newPage();
  await page.goto(address);
  return page;
};

test("the summary has the focus, links to the field, and what was typed is still there", async () => {
  const page = await open();
  assert.equal(await page.evaluate(() => document.activeElement.id), "errors");
  assert.match(await page.title(), /^Error: /);
  await page.getByRole("link", { name: "Enter a card number with 16 digits" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "card");
  assert.equal(await page.inputValue("#card"), "4000 0566 5566 555");
});

test("a screen reader gets name, hint and error of the field", async () => {
  const page = await open();
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  const field = nodes.find((node) => node.role?.value === "textbox" && node.name?.value === "Card number");
  assert.match(field.description.value, /16 digits on the front.*Error: Enter a card number/);
  assert.ok(field.properties.some(({ name, value }) => name === "invalid" && value.value === "true"));
  assert.ok(nodes.some((node) => node.role?.value === "group" && node.name?.value === "Send the receipt by"));
});

test("two clicks send once", async () => {
  const page = await open();
  posts.length = 0;
  await page.evaluate(() => {
    const button = document.querySelector("button");
    button.click();
    button.click();
  });
  await page.waitForFunction(() => document.title === "Done");
  assert.equal(posts.length, 1);
});

test("back from the page cache the button can be used again", async () => {
  const page = await open();
  const state = await page.evaluate(() => {
    const button = document.querySelector("button");
    button.form.addEventListener("submit", (event) => event.preventDefault());
    button.click();
    const sent = button.getAttribute("aria-disabled");
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    return [sent, button.getAttribute("aria-disabled")];
  });
  assert.deepEqual(state, ["true", null]);
});

test("type=number drops the blanks of a card number, takes 1e5 and steps with an arrow key", async () => {
  const page = await browser.newPage();
  await page.setContent('<input id="n" type="number"><input id="t" inputmode="numeric">');
  await page.locator("#n").pressSequentially("4000 0566");
  assert.equal(await page.inputValue("#n"), "40000566");
  await page.fill("#n", "");
  await page.locator("#n").pressSequentially("1e5");
  assert.equal(await page.inputValue("#n"), "1e5");
  await page.fill("#n", "007");
  await page.locator("#n").press("ArrowUp");
  assert.equal(await page.inputValue("#n"), "8");
  await page.locator("#t").pressSequentially("0012 34");
  assert.equal(await page.inputValue("#t"), "0012 34");
});

test("leaving with typed text asks first", async () => {
  const page = await open();
  await page.locator("#name").pressSequentially("x");
  const asked = new Promise((resolve) => page.once("dialog", (dialog) => (resolve(dialog.type()), dialog.accept())));
  await page.evaluate(() => setTimeout(() => location.assign("/gone")));
  assert.equal(await asked, "beforeunload");
});
