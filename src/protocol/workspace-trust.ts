/**
 * What a client tells the server when the person has said that they trust the workspace: from then on detectors look at source
 * files, those of the workspace's own modules too. It is not taken back: a window that trusts no longer is loaded anew.
 */
export const WORKSPACE_TRUSTED = "wazir/workspaceTrusted";
