// npm i solc@0.8.37 solc36@npm:solc@0.8.36 @ethereumjs/vm @ethereumjs/util @ethereumjs/common ; node compiler-faults.mjs: faults of the compiler itself, run.
import { createRequire } from "node:module";
import { Common, Hardfork, Mainnet } from "@ethereumjs/common";
import { createAccount, createAddressFromString, hexToBytes, bytesToHex } from "@ethereumjs/util";
import { createVM } from "@ethereumjs/vm";
const require = createRequire(import.meta.url);
const content = `// SPDX-License-Identifier: MIT
pragma solidity >=0.8.36;
contract A {
    struct Node { uint256 value; Node[] kids; }
    Node root;
    fallback(bytes calldata which) external returns (bytes memory) {
        if (which[0] == 0x01) { bytes memory b = hex"ffffffffffffffffffffffffffffffffffffffff"; delete b[3]; return b; }
        root.value = 1;
        Node storage kid = root.kids.push();
        kid.value = 2;
        kid.kids.push().value = 3;
        kid.kids.push().value = 4;
        root = root.kids[0]; // a struct over the one that holds it: 2 with the kids 3 and 4 is due
        return abi.encode(root.value, root.kids.length, root.kids.length > 0 ? root.kids[0].value : 0, root.kids.length > 1 ? root.kids[1].value : 0);
    }
}`;
const from = createAddressFromString("0x" + "11".repeat(20));
for (const name of ["solc36", "solc"]) {
  const solc = require(name);
  for (const viaIR of [false, true]) {
    const vm = await createVM({ common: new Common({ chain: Mainnet, hardfork: Hardfork.Cancun }) });
    await vm.stateManager.putAccount(from, createAccount({ balance: 10n ** 20n }));
    const out = JSON.parse(solc.compile(JSON.stringify({ language: "Solidity", sources: { A: { content } }, settings: { evmVersion: "cancun", viaIR, optimizer: { enabled: true }, outputSelection: { "*": { "*": ["evm.bytecode.object"] } } } })));
    const faults = (out.errors ?? []).filter((e) => e.severity === "error");
    if (faults.length > 0) { console.log(name, viaIR, faults[0].formattedMessage); continue; }
    const run = (to, data) => vm.evm.runCall({ caller: from, origin: from, to, data: hexToBytes("0x" + data), gasLimit: 10_000_000n });
    const at = (await run(undefined, out.contracts.A.A.evm.bytecode.object)).createdAddress;
    const say = async (which) => { const r = await run(at, which); return r.execResult.exceptionError?.error ?? bytesToHex(r.execResult.returnValue).slice(2); };
    const version = `solc ${solc.version().split("+")[0]} ${viaIR ? "--via-ir" : "legacy  "}`;
    console.log(version, "delete b[3] of twenty ff:", await say("01"));
    const words = (await say("02")).match(/.{64}/g)?.map((w) => Number(BigInt("0x" + w)));
    console.log(version, "root = root.kids[0]: value, kids, their values:", words?.join(" ") ?? "reverted");
  }
}
