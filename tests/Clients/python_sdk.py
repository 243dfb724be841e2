"""Takes a VM through its whole backup life with the unmodified Python SDK of Azure, against a served emulator.

usage: REQUESTS_CA_BUNDLE=cert.pem /usr/bin/python3 python_sdk.py https://127.0.0.1:PORT

The packages are those that Debian's azure-cli brings (python3-azure). Prints one line per step and ends with 'N passed, N failed'.
Exit: 0 when all passed.
"""
import json
import sys
import time
import traceback
import urllib.request
import os
import ssl

from azure.core.credentials import AccessToken
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.mgmt.recoveryservices import RecoveryServicesClient
from azure.mgmt.recoveryservices.models import Sku, Vault, VaultProperties
from azure.mgmt.recoveryservicesbackup.activestamp import RecoveryServicesBackupClient, models
from azure.mgmt.resource import ResourceManagementClient

BASE = sys.argv[1].rstrip('/')
SUB = 'b5a1c0de-0000-4000-8000-0000000000aa'
GROUP, VM_GROUP, VAULT, VM = 'rg-backup-py', 'rg-machines-py', 'vault-py', 'vm-py'
MACHINES = f'/subscriptions/{SUB}/resourceGroups/{VM_GROUP}'
VM_ID = f'{MACHINES}/providers/Microsoft.Compute/virtualMachines/{VM}'
STORAGE_ID = f'{MACHINES}/providers/Microsoft.Storage/storageAccounts/stagingpy'
CONTAINER = f'IaasVMContainer;iaasvmcontainerv2;{VM_GROUP};{VM}'
ITEM = f'VM;iaasvmcontainerv2;{VM_GROUP};{VM}'
POLICY = f'/subscriptions/{SUB}/resourceGroups/{GROUP}/providers/Microsoft.RecoveryServices/vaults/{VAULT}/backupPolicies/'
IN_VAULT = (VAULT, GROUP)
OF_ITEM = (VAULT, GROUP, 'Azure', CONTAINER, ITEM)


class AnyToken:
    def get_token(self, *scopes, **kwargs):
        return AccessToken('any', 4102444800)


HOW = {'base_url': BASE, 'credential_scopes': [BASE + '/.default'], 'polling_interval': 1}
vaults = RecoveryServicesClient(AnyToken(), SUB, **HOW)
backup = RecoveryServicesBackupClient(AnyToken(), SUB, **HOW)
resources = ResourceManagementClient(AnyToken(), SUB, **HOW)
trust = ssl.create_default_context(cafile=os.environ['REQUESTS_CA_BUNDLE'])
passed, failures = 0, []


def step(name):
    """Runs what it decorates at once; its name then stands for what it gave."""
    def run(action):
        global passed
        start = time.monotonic()
        try:
            result = action()
        except Exception:  # whatever breaks is the finding
            failures.append(name)
            print(f'FAIL  {name}  {time.monotonic() - start:.1f} s\n{traceback.format_exc()[-900:]}', flush=True)
            return None
        passed += 1
        print(f'ok    {name}  {time.monotonic() - start:.1f} s', flush=True)
        return result
    return run


def plain(method, path, body, version=None):
    request = urllib.request.Request(
        BASE + path + (f'?api-version={version}' if version else ''), method=method, data=json.dumps(body).encode(),
        headers={'Authorization': 'Bearer any', 'Content-Type': 'application/json'})
    with urllib.request.urlopen(request, context=trust) as answer:
        return json.loads(answer.read())


def advance(minutes):
    plain('POST', '/_emulator/clock/advance', {'seconds': minutes * 60})


def check(condition, what):
    assert condition, what


def header(name):
    """Keeps a header of the answer: most operations of this package are no pollers."""
    return lambda pipeline, *_: pipeline.http_response.headers.get(name)


def follow(accepted):
    """Asks for the operation until it has ended; gives the id of its job."""
    operation = accepted.split('?')[0].rsplit('/', 1)[1]
    for _ in range(200):
        status = backup.backup_operation_statuses.get(*IN_VAULT, operation)
        if status.status != 'InProgress':
            check(status.status == 'Succeeded', status.status)
            return getattr(status.properties, 'job_id', None)
        time.sleep(0.3)
    raise AssertionError('the operation does not end')


def put(**more):
    item = models.AzureIaaSComputeVMProtectedItem(source_resource_id=VM_ID, **more)
    return follow(backup.protected_items.create_or_update(*OF_ITEM, models.ProtectedItemResource(properties=item), cls=header('Azure-AsyncOperation')))


def job(name):
    return backup.job_details.get(*IN_VAULT, name).properties


def shown():
    return backup.protected_items.get(*OF_ITEM).properties


def backup_now():
    request = models.BackupRequestResource(properties=models.IaasVMBackupRequest())
    return follow(backup.backups.trigger(*OF_ITEM, request, cls=header('Azure-AsyncOperation')))


def delete():
    return follow(backup.protected_items.delete(*OF_ITEM, cls=header('Azure-AsyncOperation')))


@step('resource groups, a machine and a storage account')
def _():
    for group in (GROUP, VM_GROUP):
        check(resources.resource_groups.create_or_update(group, {'location': 'westeurope'}).name == group, 'another name')
    plain('POST', '/_emulator/vms', {'resourceGroup': VM_GROUP, 'name': VM, 'location': 'westeurope', 'dataDisks': [{'lun': 1, 'sizeGB': 64}]})
    plain('PUT', STORAGE_ID, {'location': 'westeurope', 'sku': {'name': 'Standard_LRS'}, 'kind': 'StorageV2'}, '2023-01-01')
    check(len(list(resources.resources.list_by_resource_group(VM_GROUP))) == 2, 'not two')


@step('vault create')
def _():
    wanted = Vault(location='westeurope', sku=Sku(name='Standard'), properties=VaultProperties(public_network_access='Enabled'))
    made = vaults.vaults.begin_create_or_update(GROUP, VAULT, wanted).result()
    check(made.properties.provisioning_state == 'Succeeded', made.properties.provisioning_state)


@step('vault get and list')
def _():
    check(vaults.vaults.get(GROUP, VAULT).location == 'westeurope', 'another location')
    check(VAULT in [vault.name for vault in vaults.vaults.list_by_subscription_id()], 'not in the list')


@step('properties')
def _():
    config = models.BackupResourceVaultConfigResource(properties=models.BackupResourceVaultConfig(
        soft_delete_feature_state='Enabled', enhanced_security_state='Enabled'))
    check(backup.backup_resource_vault_configs.update(*IN_VAULT, config).properties.soft_delete_feature_state == 'Enabled', 'not enabled')


@step('policies')
def _():
    daily = next(policy for policy in backup.backup_policies.list(*IN_VAULT) if policy.name == 'DefaultPolicy')
    daily.properties.instant_rp_retention_range_in_days = 3
    backup.protection_policies.create_or_update(*IN_VAULT, 'nightly', models.ProtectionPolicyResource(properties=daily.properties))
    check(backup.protection_policies.get(*IN_VAULT, 'nightly').properties.instant_rp_retention_range_in_days == 3, 'not three')


@step('discovery')
def _():
    location = backup.protection_containers.refresh(*IN_VAULT, 'Azure', cls=header('Location'))
    operation = location.split('?')[0].rsplit('/', 1)[1]
    for _ in range(200):
        found = backup.protection_container_refresh_operation_results.get(
            *IN_VAULT, 'Azure', operation, cls=lambda pipeline, *_: pipeline.http_response.status_code)
        if found == 204:
            break
        time.sleep(0.3)
    names = [one.properties.friendly_name for one in backup.backup_protectable_items.list(*IN_VAULT, filter="backupManagementType eq 'AzureIaasVM'")]
    check(VM in names, names)


@step('enable')
def _():
    check(job(put(policy_id=POLICY + 'DefaultPolicy')).operation == 'ConfigureBackup', 'another job')


@step('disk selection')
def _():
    put(policy_id=POLICY + 'DefaultPolicy', extended_properties=models.ExtendedProperties(
        disk_exclusion_properties=models.DiskExclusionProperties(disk_lun_list=[1], is_inclusion_list=False)))
    check(shown().extended_properties.disk_exclusion_properties.disk_lun_list == [1], 'another list')


@step('items and containers')
def _():
    mine = "backupManagementType eq 'AzureIaasVM'"
    check(len(list(backup.backup_protected_items.list(*IN_VAULT, filter=mine))) == 1, 'not one item')
    check(len(list(backup.backup_protection_containers.list(*IN_VAULT, filter=mine))) == 1, 'not one container')


@step('backup now, and stop it')
def _():
    name = backup_now()
    check(job(name).status == 'InProgress', 'not in progress')
    backup.job_cancellations.trigger(*IN_VAULT, name)
    advance(5)
    check(job(name).status == 'Cancelled', job(name).status)


@step('backup now, to its end')
def _():
    name = backup_now()
    advance(60)
    check(job(name).status == 'Completed', job(name).status)
    check(len(list(backup.backup_jobs.list(*IN_VAULT, filter="operation eq 'Backup' and status eq 'Completed'"))) == 1, 'not one')


@step('recovery points')
def point():
    points = list(backup.recovery_points.list(*OF_ITEM))
    check(len(points) == 1 and points[0].properties.object_type == 'IaasVMRecoveryPoint', points)
    return backup.recovery_points.get(*OF_ITEM, points[0].name).name


@step('restore disks')
def _():
    request = models.IaasVMRestoreRequest(
        recovery_point_id=point, recovery_type='RestoreDisks', source_resource_id=VM_ID, region='westeurope', target_resource_group_id=MACHINES,
        storage_account_id=STORAGE_ID, create_new_cloud_service=False, original_storage_account_option=False)
    backup.restores.begin_trigger(*OF_ITEM, point, models.RestoreRequestResource(properties=request)).result()
    advance(90)
    ended = list(backup.backup_jobs.list(*IN_VAULT, filter="operation eq 'Restore'"))
    check(ended[0].properties.status == 'Completed', ended[0].properties.status)


@step('mount and unmount')
def _():
    request = models.ILRRequestResource(properties=models.IaasVMILRRegistrationRequest(recovery_point_id=point, virtual_machine_id=VM_ID))
    follow(backup.item_level_recovery_connections.provision(*OF_ITEM, point, request, cls=header('Azure-AsyncOperation')))
    follow(backup.item_level_recovery_connections.revoke(*OF_ITEM, point, cls=header('Azure-AsyncOperation')))


@step('disable and keep')
def _():
    put(policy_id='', protection_state='ProtectionStopped')
    check(shown().protection_state == 'ProtectionStopped', shown().protection_state)


@step('disable with deletion')
def _():
    delete()
    check(shown().is_scheduled_for_deferred_delete is True, 'not deleted')


@step('undelete')
def _():
    put(policy_id='', protection_state='ProtectionStopped', is_rehydrate=True)
    check(not shown().is_scheduled_for_deferred_delete, 'still deleted')


@step('a vault with items is not deleted')
def _():
    try:
        vaults.vaults.delete(GROUP, VAULT)
    except HttpResponseError as refusal:
        check(refusal.error.code == 'ServiceResourceNotEmptyWithBackendMessage', refusal)
    else:
        raise AssertionError('it was')


@step('deletion for good')
def _():
    off = models.BackupResourceVaultConfig(soft_delete_feature_state='Disabled', enhanced_security_state='Enabled')
    backup.backup_resource_vault_configs.update(*IN_VAULT, models.BackupResourceVaultConfigResource(properties=off))
    delete()


@step('policy delete')
def _():
    backup.protection_policies.begin_delete(*IN_VAULT, 'nightly').result()


@step('vault delete')
def _():
    vaults.vaults.delete(GROUP, VAULT)
    try:
        vaults.vaults.get(GROUP, VAULT)
    except ResourceNotFoundError:
        return
    raise AssertionError('it is still there')


for name in failures:
    print(f'failed: {name}')
print(f'{passed} passed, {len(failures)} failed')
sys.exit(1 if failures else 0)
