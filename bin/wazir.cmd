@echo off
rem `wazir` in the terminals of VS Code, run by the editor's own Node: nothing has to be installed.
setlocal
set ELECTRON_RUN_AS_NODE=1
if not defined WAZIR_NODE set WAZIR_NODE=node
"%WAZIR_NODE%" "%~dp0..\dist\cli.js" %*
