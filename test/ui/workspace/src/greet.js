/** What the service says to a visitor. */
export const greet = (name) => `Good morning, ${name}.`;
