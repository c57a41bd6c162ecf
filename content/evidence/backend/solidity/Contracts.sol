// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

contract BadVault {
    mapping(address => uint256) public balance;
    function deposit() external payable { balance[msg.sender] += msg.value; }
    function withdraw() external {
        uint256 amount = balance[msg.sender];
        (bool ok,) = msg.sender.call{value: amount}("");
        require(ok);
        balance[msg.sender] = 0;
    }
}

/// Ether that its owner alone can take out, once.
contract Vault {
    error NothingToWithdraw();
    error TransferFailed();
    event Withdrawn(address indexed owner, uint256 amount);

    mapping(address owner => uint256 amount) public balance;
    bool private transient entered;

    modifier once() {
        require(!entered);
        entered = true;
        _;
        entered = false;
    }

    function deposit() external payable once { balance[msg.sender] += msg.value; }

    function withdraw() external once {
        uint256 amount = balance[msg.sender];
        if (amount == 0) revert NothingToWithdraw(); // check
        balance[msg.sender] = 0; // effect
        emit Withdrawn(msg.sender, amount);
        (bool ok,) = msg.sender.call{value: amount}(""); // interaction last
        if (!ok) revert TransferFailed();
    }
}

interface IVault { function deposit() external payable; function withdraw() external; }
contract Thief {
    IVault immutable vault;
    constructor(IVault v) { vault = v; }
    function attack() external payable { vault.deposit{value: msg.value}(); vault.withdraw(); }
    receive() external payable { if (address(vault).balance >= 1 ether) vault.withdraw(); }
}

contract PushAuction {
    address public leader; uint256 public bid;
    function play() external payable { require(msg.value > bid); (bool ok,) = leader == address(0) ? (true, bytes("")) : leader.call{value: bid}(""); require(ok); leader = msg.sender; bid = msg.value; }
}
contract PullAuction {
    address public leader; uint256 public bid; mapping(address => uint256) public refund;
    function play() external payable { require(msg.value > bid); refund[leader] += bid; leader = msg.sender; bid = msg.value; }
}
contract Refuser { function bidOn(address a) external payable { (bool ok,) = a.call{value: msg.value}(abi.encodeWithSignature("play()")); require(ok); } receive() external payable { revert(); } }

contract OriginWallet { address owner = tx.origin; function pay(address payable to) external { require(tx.origin == owner); to.transfer(address(this).balance); } receive() external payable {} }
contract Lure { OriginWallet w; constructor(OriginWallet x) { w = x; } receive() external payable { if (msg.sender != address(w)) w.pay(payable(address(this))); } }

contract Numbers {
    function checkedSub(uint8 a, uint8 b) external pure returns (uint8) { return a - b; }
    function uncheckedSub(uint8 a, uint8 b) external pure returns (uint8) { unchecked { return a - b; } }
    function cast(uint256 a) external pure returns (uint8) { return uint8(a); }
    function shares(uint256 assets, uint256 supply, uint256 held) external pure returns (uint256) { return supply == 0 ? assets : assets * supply / held; }
    function sharesOffset(uint256 assets, uint256 supply, uint256 held) external pure returns (uint256) { return assets * (supply + 1e3) / (held + 1); }
}
contract Silent { function transfer(address, uint256) external {} } // an old token that returns nothing
interface IToken { function transfer(address, uint256) external returns (bool); }
contract Payer { function pay(IToken t) external { require(t.transfer(address(1), 1)); } }
contract SendTo { function go(address payable to) external payable { require(to.send(msg.value)); } function call(address payable to) external payable { (bool ok,) = to.call{value: msg.value}(""); require(ok); } }
contract Heavy { uint256 a; receive() external payable { a = block.number + 1; } }
