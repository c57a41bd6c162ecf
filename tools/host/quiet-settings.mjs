/** User settings that keep pages, prompts and look-ups nobody asked for out of a fresh workbench. */
export const quietSettings = {
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.openRepositoryInParentFolders": "never",
  // VS Code's own support of JSON would have what a `$schema` names downloaded.
  "json.schemaDownload.enable": false,
  // For a script that is opened TypeScript would have npm fetch the types of packages; under its newer and its older name.
  "js/ts.tsserver.automaticTypeAcquisition.enabled": false,
  "typescript.disableAutomaticTypeAcquisition": true,
  "npm.fetchOnlinePackageInfo": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
};
