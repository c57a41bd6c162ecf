// Run: npx vitest run dom.test.mjs --environment jsdom   (vitest, jsdom, @testing-library/dom, @testing-library/user-event, msw)
import { fireEvent, screen } from "@testing-library/dom";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { expect, test, vi } from "vitest";

const setUp = (html) => {
  document.body.innerHTML = html;
  const clicked = vi.fn();
  document.querySelector("button")?.addEventListener("click", clicked);
  return clicked;
};
test("fireEvent reaches a button that no pointer can reach; user-event does not", async () => {
  const clicked = setUp('<div style="pointer-events:none"><button>Pay</button></div>');
  fireEvent.click(screen.getByText("Pay"));
  expect(clicked).toHaveBeenCalledTimes(1);
  await expect(userEvent.click(screen.getByText("Pay"))).rejects.toThrow(/pointer-events/);
});
test("jsdom has no layout: a covered button is clicked by both, and every box is 0 wide", async () => {
  const clicked = setUp('<button>Pay</button><div style="position:fixed;inset:0">Cookies</div>');
  await userEvent.click(screen.getByText("Pay"));
  expect(clicked).toHaveBeenCalledTimes(1);
  expect(screen.getByText("Pay").getBoundingClientRect().width).toBe(0);
});
test("getByRole sees that a control has no name, or is hidden from assistive technology; getByTestId does not", () => {
  setUp('<div data-testid="pay">Pay</div><div aria-hidden="true"><button>Pay</button></div>');
  expect(screen.getByTestId("pay")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Pay" })).toBeNull();
});
test("fireEvent.change writes where nobody could type; user-event does not", async () => {
  setUp('<input readonly aria-label="Code">');
  const code = screen.getByLabelText("Code");
  fireEvent.change(code, { target: { value: "hacked" } });
  expect(code.value).toBe("hacked");
  code.value = "";
  await userEvent.type(code, "abc");
  expect(code.value).toBe("");
});
test("msw: an unlisted request passes to the network unless told to be an error", async () => {
  const server = setupServer(http.get("http://api.test/a", () => HttpResponse.json({ ok: true })));
  server.listen({ onUnhandledRequest: "error" });
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(await (await fetch("http://api.test/a")).json()).toEqual({ ok: true });
  await expect(fetch("http://api.test/b")).rejects.toThrow();
  expect(String(complaint.mock.calls[0])).toContain("without a matching request handler");
  server.close();
  complaint.mockRestore();
});
