// npm i solc ; node warnings.mjs: what the compiler says of send and transfer.
import solc from "solc";
const content = "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37; contract A { function f(address payable a) external { a.transfer(1); require(a.send(1)); } }";
const out = JSON.parse(solc.compile(JSON.stringify({ language: "Solidity", sources: { A: { content } }, settings: { outputSelection: { "*": { "*": ["abi"] } } } })));
console.log("solc", solc.version().split("+")[0]);
for (const e of out.errors ?? []) console.log(`${e.severity}: ${e.message}`);
