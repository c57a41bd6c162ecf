import type { DashboardRequest } from "../protocol/dashboard-messages";
import { SVG_TAGS, type DashboardElement, type DashboardNode } from "../protocol/dashboard-page";

/** What a node was made from: by this one of the next page is known for the same. */
interface Made {
  readonly kind: string;
  readonly key: string | undefined;
}

const made = new WeakMap<Node, Made>();
const requests = new WeakMap<Node, DashboardRequest>();

/** What a click on a node asks of the editor; undefined where it asks for nothing. */
export function requestOf(node: Node): DashboardRequest | undefined {
  return requests.get(node);
}

/**
 * Makes the children of an element say what `nodes` say. What was there before and is there again stays the same node
 * in its place, so that focus, selection and reading position are kept. Texts become text nodes and nothing else.
 */
export function patchChildren(parent: Element, nodes: readonly DashboardNode[]): void {
  const before = Array.from(parent.childNodes);
  const wanted = nodes.map((node): { node: DashboardNode; known: ChildNode | undefined } => {
    const at = before.findIndex((child) => isSame(made.get(child), madeFrom(node)));
    return { node, known: at < 0 ? undefined : before.splice(at, 1)[0] };
  });
  // What is gone goes first: nothing that stays has to be moved then, and what is moved loses the focus.
  for (const child of before) child.remove();
  let place = parent.firstChild;
  for (const { node, known } of wanted) {
    const child = known ?? created(node);
    patch(child, node);
    if (child === place) place = place.nextSibling;
    else parent.insertBefore(child, place);
  }
}

function madeFrom(node: DashboardNode): Made {
  if (typeof node === "string") return { kind: "text", key: undefined };
  if ("tag" in node) return { kind: node.tag, key: node.key };
  return { kind: "place" in node ? "place" : "action", key: undefined };
}

function isSame(one: Made | undefined, other: Made): boolean {
  return one?.kind === other.kind && one.key === other.key;
}

function created(node: DashboardNode): ChildNode {
  const child = typeof node === "string" ? document.createTextNode("") : createdElement(node);
  made.set(child, madeFrom(node));
  return child;
}

function createdElement(node: Exclude<DashboardNode, string>): Element {
  if ("tag" in node) {
    const { tag } = node;
    return SVG_TAGS.has(tag)
      ? document.createElementNS("http://www.w3.org/2000/svg", tag)
      : document.createElement(tag);
  }
  const button = document.createElement("button");
  button.type = "button";
  if ("place" in node) button.className = "link";
  return button;
}

function patch(child: ChildNode, node: DashboardNode): void {
  if (typeof node === "string") {
    if (child.textContent !== node) child.textContent = node;
  } else if (child instanceof Element && "tag" in node) {
    patchAttributes(child, node);
    patchChildren(child, node.children ?? []);
  } else if (!("tag" in node)) {
    if (child.textContent !== node.text) child.textContent = node.text;
    requests.set(child, "place" in node ? { type: "open", place: node.place } : { type: "act", action: node.action });
  }
}

function patchAttributes(element: Element, { attributes = {} }: DashboardElement): void {
  for (const name of element.getAttributeNames()) if (!(name in attributes)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}
