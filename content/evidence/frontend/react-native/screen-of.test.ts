// Run: npx vitest run screen-of.test.ts
import { expect, test } from "vitest";
import { screenOf } from "./screen-of.ts";
const ours = ["app.example.com"];
test("known places open", () => {
  expect(screenOf("https://app.example.com/orders/a-81", ours)).toEqual({ name: "order", id: "a-81" });
  expect(screenOf("https://app.example.com/", ours)).toEqual({ name: "home" });
});
test.each([
  "javascript:alert(1)", "file:///data/data/app/token", "shop://orders/a-81", "http://app.example.com/orders/a-81", "https://app.example.com.evil.test/orders/a-81",
  "https://app.example.com@evil.test/orders/a-81", "https://me@app.example.com/orders/a-81", "https://app.example.com:8443/orders/a-81", "https://app.example.com/orders/../admin/1",
  "https://app.example.com/orders/a-81/delete", "https://app.example.com/orders/%2e%2e%2fadmin", "https://app.example.com/orders/", "https://app.example.com/orders/A81", "//app.example.com/orders/a-81", "", "orders/a-81",
  "https://app.example.com/orders/" + "a".repeat(500),
])("refused: %s", (link) => expect(screenOf(link, ours)).toBeUndefined());
