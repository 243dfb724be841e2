// Takes a VM through its whole backup life with the unmodified JavaScript SDK of Azure, against a served emulator.
// usage: NODE_EXTRA_CA_CERTS=cert.pem node javascript_sdk.mjs https://127.0.0.1:PORT FOLDER_WITH_NODE_MODULES
// Prints one line per step and ends with 'N passed, N failed'. Exit: 0 when all passed.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";

const [base, folder] = process.argv.slice(2);
const require = createRequire(path.join(folder, "package.json"));
const { RecoveryServicesClient } = require("@azure/arm-recoveryservices");
const { RecoveryServicesBackupClient } = require("@azure/arm-recoveryservicesbackup");

const subscription = "b5a1c0de-0000-4000-8000-0000000000aa";
const [group, vmGroup, vault, vm] = ["rg-backup-js", "rg-machines-js", "vault-js", "vm-js"];
const machines = `/subscriptions/${subscription}/resourceGroups/${vmGroup}`;
const vmId = `${machines}/providers/Microsoft.Compute/virtualMachines/${vm}`;
const storageId = `${machines}/providers/Microsoft.Storage/storageAccounts/stagingjs`;
const container = `IaasVMContainer;iaasvmcontainerv2;${vmGroup};${vm}`;
const item = `VM;iaasvmcontainerv2;${vmGroup};${vm}`;
const credential = { getToken: async () => ({ token: "any", expiresOnTimestamp: Date.now() + 3600e3 }) };
const options = { endpoint: base, updateIntervalInMs: 200 };
const vaults = new RecoveryServicesClient(credential, subscription, options);
const backup = new RecoveryServicesBackupClient(credential, subscription, options);

let passed = 0;
const failures = [];

async function step(name, action) {
  const start = performance.now();
  try {
    const result = await action();
    passed++;
    console.log(`ok    ${name}  ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
  } catch (problem) {
    failures.push(name);
    console.log(`FAIL  ${name}  ${((performance.now() - start) / 1000).toFixed(1)} s\n      ${String(problem.stack ?? problem).slice(0, 800)}`);
    return undefined;
  }
}

async function plain(method, route, body, version = "2022-12-01") {
  const address = base + route + (route.startsWith("/_emulator") ? "" : `?api-version=${version}`);
  const answer = await fetch(address, {
    method,
    headers: { authorization: "Bearer any", "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${route}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

const advance = (minutes) => plain("POST", "/_emulator/clock/advance", { seconds: minutes * 60 });
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function collect(list) {
  const all = [];
  for await (const one of list) all.push(one);
  return all;
}

// Most operations of this package are no pollers: the header of the answer names what to ask for.
async function follow(start) {
  let header;
  await start({ onResponse: (raw) => { header = raw.headers.get("azure-asyncoperation"); } });
  assert.ok(header, "no Azure-AsyncOperation");
  const id = new URL(header).pathname.split("/").at(-1);
  for (let tries = 0; tries < 100; tries++) {
    const status = await backup.backupOperationStatuses.get(vault, group, id);
    if (status.status !== "InProgress") {
      assert.equal(status.status, "Succeeded", JSON.stringify(status));
      return status.properties?.jobId;
    }
    await pause(300);
  }
  throw new Error("the operation did not end");
}

const put = (properties) => follow((o) => backup.protectedItems.createOrUpdate(vault, group, "Azure", container, item, { properties }, o));
const compute = (more) => ({ protectedItemType: "Microsoft.Compute/virtualMachines", sourceResourceId: vmId, ...more });
const policyId = (name) => `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.RecoveryServices/vaults/${vault}/backupPolicies/${name}`;
const job = (id) => backup.jobDetails.get(vault, group, id);
const backupNow = () => follow((o) => backup.backups.trigger(vault, group, "Azure", container, item, { properties: { objectType: "IaasVMBackupRequest" } }, o));

await step("resource groups, a machine and a storage account", async () => {
  await plain("PUT", `/subscriptions/${subscription}/resourceGroups/${group}`, { location: "westeurope" });
  await plain("PUT", machines, { location: "westeurope" });
  await plain("POST", "/_emulator/vms", { resourceGroup: vmGroup, name: vm, location: "westeurope", osType: "Linux", dataDisks: [{ lun: 0, sizeGB: 32 }, { lun: 1, sizeGB: 64 }] });
  await plain("PUT", storageId, { location: "westeurope", sku: { name: "Standard_LRS" }, kind: "StorageV2" }, "2023-01-01");
});
await step("vault create", async () => {
  const made = await vaults.vaults.beginCreateOrUpdateAndWait(group, vault, { location: "westeurope", sku: { name: "RS0", tier: "Standard" }, properties: { publicNetworkAccess: "Enabled" } }, { updateIntervalInMs: 200 });
  assert.equal(made.properties.provisioningState, "Succeeded");
});
await step("vault get and list", async () => {
  assert.equal((await vaults.vaults.get(group, vault)).location, "westeurope");
  assert.ok((await collect(vaults.vaults.listByResourceGroup(group))).some((v) => v.name === vault));
  assert.ok((await collect(vaults.vaults.listBySubscriptionId())).some((v) => v.name === vault));
});
await step("properties", async () => {
  const config = await backup.backupResourceVaultConfigs.get(vault, group);
  assert.ok(config.properties.softDeleteFeatureState);
  await backup.backupResourceVaultConfigs.update(vault, group, { properties: { softDeleteFeatureState: "Enabled", enhancedSecurityState: "Enabled" } });
  await backup.backupResourceStorageConfigsNonCRR.update(vault, group, { properties: { storageModelType: "LocallyRedundant", storageType: "LocallyRedundant" } });
  assert.equal((await backup.backupResourceStorageConfigsNonCRR.get(vault, group)).properties.storageModelType, "LocallyRedundant");
});
await step("policies", async () => {
  const listed = await collect(backup.backupPolicies.list(vault, group, { filter: "backupManagementType eq 'AzureIaasVM'" }));
  const daily = listed.find((p) => p.name === "DefaultPolicy");
  await backup.protectionPolicies.createOrUpdate(vault, group, "nightly", { properties: { ...daily.properties, instantRpRetentionRangeInDays: 3 } });
  assert.equal((await backup.protectionPolicies.get(vault, group, "nightly")).properties.instantRpRetentionRangeInDays, 3);
});
await step("discovery", async () => {
  let location;
  await backup.protectionContainers.refresh(vault, group, "Azure", { onResponse: (raw) => { location = raw.headers.get("location"); } });
  const id = new URL(location).pathname.split("/").at(-1);
  for (let tries = 0, status = 202; status === 202 && tries < 200; tries++) {
    await backup.protectionContainerRefreshOperationResults.get(vault, group, "Azure", id, { onResponse: (raw) => { status = raw.status; } });
    await pause(status === 202 ? 300 : 0);
  }
  const found = await collect(backup.backupProtectableItems.list(vault, group, { filter: "backupManagementType eq 'AzureIaasVM'" }));
  assert.equal(found.filter((p) => p.properties.friendlyName === vm).length, 1);
});
await step("enable", async () => {
  const id = await put(compute({ policyId: policyId("DefaultPolicy") }));
  assert.equal((await job(id)).properties.operation, "ConfigureBackup");
});
await step("disk selection", async () => {
  await put(compute({ policyId: policyId("DefaultPolicy"), extendedProperties: { diskExclusionProperties: { diskLunList: [1], isInclusionList: false } } }));
  const kept = await backup.protectedItems.get(vault, group, "Azure", container, item);
  assert.deepEqual(kept.properties.extendedProperties.diskExclusionProperties.diskLunList, [1]);
});
await step("items and containers", async () => {
  assert.equal((await collect(backup.backupProtectedItems.list(vault, group, { filter: "backupManagementType eq 'AzureIaasVM'" }))).length, 1);
  assert.equal((await collect(backup.backupProtectionContainers.list(vault, group, { filter: "backupManagementType eq 'AzureIaasVM'" }))).length, 1);
});
await step("backup now, and stop it", async () => {
  const id = await backupNow();
  assert.equal((await job(id)).properties.status, "InProgress");
  await backup.jobCancellations.trigger(vault, group, id);
  await advance(5);
  assert.equal((await job(id)).properties.status, "Cancelled");
});
await step("backup now, to its end", async () => {
  const id = await backupNow();
  await advance(60);
  const ended = await job(id);
  assert.equal(ended.properties.status, "Completed");
  assert.ok(ended.properties.extendedInfo.tasksList.length >= 2);
  assert.ok((await collect(backup.backupJobs.list(vault, group, { filter: "operation eq 'Backup' and status eq 'Completed'" }))).length === 1);
});
const point = await step("recovery points", async () => {
  const points = await collect(backup.recoveryPoints.list(vault, group, "Azure", container, item));
  assert.equal(points.length, 1);
  assert.equal(points[0].properties.objectType, "IaasVMRecoveryPoint");
  return (await backup.recoveryPoints.get(vault, group, "Azure", container, item, points[0].name)).name;
});
await step("restore disks", async () => {
  await backup.restores.beginTriggerAndWait(vault, group, "Azure", container, item, point, {
    properties: {
      objectType: "IaasVMRestoreRequest", recoveryPointId: point, recoveryType: "RestoreDisks", sourceResourceId: vmId, region: "westeurope",
      targetResourceGroupId: machines, storageAccountId: storageId, createNewCloudService: false, originalStorageAccountOption: false,
    },
  }, { updateIntervalInMs: 200 });
  await advance(90);
  const restores = await collect(backup.backupJobs.list(vault, group, { filter: "operation eq 'Restore'" }));
  assert.equal(restores[0].properties.status, "Completed");
});
await step("mount and unmount", async () => {
  const properties = { objectType: "IaasVMILRRegistrationRequest", recoveryPointId: point, virtualMachineId: vmId };
  await follow((o) => backup.itemLevelRecoveryConnections.provision(vault, group, "Azure", container, item, point, { properties }, o));
  await follow((o) => backup.itemLevelRecoveryConnections.revoke(vault, group, "Azure", container, item, point, o));
  await advance(10);
});
await step("disable and keep", async () => {
  await put(compute({ policyId: "", protectionState: "ProtectionStopped" }));
  assert.equal((await backup.protectedItems.get(vault, group, "Azure", container, item)).properties.protectionState, "ProtectionStopped");
});
await step("disable with deletion", async () => {
  await follow((o) => backup.protectedItems.delete(vault, group, "Azure", container, item, o));
  await advance(5);
  assert.equal((await backup.protectedItems.get(vault, group, "Azure", container, item)).properties.isScheduledForDeferredDelete, true);
});
await step("undelete", async () => {
  await put(compute({ policyId: "", protectionState: "ProtectionStopped", isRehydrate: true }));
  await advance(5);
  assert.notEqual((await backup.protectedItems.get(vault, group, "Azure", container, item)).properties.isScheduledForDeferredDelete, true);
});
await step("a vault with items is not deleted", () => assert.rejects(vaults.vaults.beginDeleteAndWait(group, vault, { updateIntervalInMs: 200 })));
await step("deletion for good", async () => {
  await backup.backupResourceVaultConfigs.update(vault, group, { properties: { softDeleteFeatureState: "Disabled", enhancedSecurityState: "Enabled" } });
  await follow((o) => backup.protectedItems.delete(vault, group, "Azure", container, item, o));
  await advance(10);
});
await step("policy delete", () => backup.protectionPolicies.beginDeleteAndWait(vault, group, "nightly", { updateIntervalInMs: 200 }));
await step("vault delete", async () => {
  await vaults.vaults.beginDeleteAndWait(group, vault, { updateIntervalInMs: 200 });
  await assert.rejects(vaults.vaults.get(group, vault), (e) => e.statusCode === 404);
});

for (const name of failures) console.log(`failed: ${name}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
