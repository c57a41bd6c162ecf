// Preloaded into a program: when it ends, writes what it loaded besides its main file to standard error, as a line of JSON.
"use strict";
const Module = require("node:module");
const process = require("node:process");

const load = Module._load;
const names = new Set();
Module._load = function (request, parent, isMain) {
  if (!isMain) names.add(request);
  return load.call(this, request, parent, isMain);
};
process.on("exit", () => process.stderr.write(`${JSON.stringify([...names].sort())}\n`));
