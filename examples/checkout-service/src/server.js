import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { createGateway } from "./gateway.js";
import { createLedger } from "./ledger.js";
import { createPayments, PaymentError } from "./payments.js";

const MAX_BODY = 16 * 1024;

/** The HTTP service: `POST /payments`, `GET /payments/:id`, `POST /payments/:id/refunds`. */
export function createApp(payments) {
  return createServer(async (request, response) => {
    try {
      const { status, body } = await route(payments, request);
      send(response, status, body);
    } catch (error) {
      const known = error instanceof PaymentError ? error : new PaymentError(500, "internal", "Something went wrong.");
      if (known !== error) console.error(error);
      send(response, known.status, { error: { code: known.code, message: known.message } });
    }
  });
}

async function route(payments, request) {
  const [root, id, action, ...rest] = new URL(request.url, "http://localhost").pathname.split("/").slice(1);
  if (root !== "payments" || rest.length > 0) throw new PaymentError(404, "not_found", "There is nothing here.");
  const merchant = request.headers["x-merchant"];
  if (!merchant) throw new PaymentError(401, "unknown_merchant", "The header `x-merchant` is missing.");
  const what = `${request.method} ${action ?? (id ? "one" : "all")}`;
  if (what === "POST all") return { status: 201, body: await payments.create(merchant, await readJson(request)) };
  if (what === "GET one") return { status: 200, body: payments.get(merchant, id) };
  if (what === "POST refunds") return { status: 201, body: payments.refund(merchant, id, await readJson(request)) };
  throw new PaymentError(405, "method_not_allowed", `${request.method} is not possible here.`);
}

async function readJson(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > MAX_BODY) throw new PaymentError(413, "too_large", `A body has at most ${MAX_BODY} characters.`);
  }
  const value = parse(text);
  if (typeof value === "object" && value !== null) return value;
  throw new PaymentError(400, "invalid_json", "The body is no JSON object.");
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const payments = createPayments({ ledger: createLedger(), gateway: createGateway() });
  const port = Number(process.env.PORT ?? 3000);
  createApp(payments).listen(port, () => console.log(`checkout-service on http://localhost:${port}`));
}
