"""Takes a VM through its whole backup life with the unmodified Azure CLI, against a served emulator.

usage: azure_cli.py https://127.0.0.1:PORT CERTIFICATE [FILTER]

Prints one line per command and ends with 'N passed, N failed'. Exit: 0 when all passed.
"""
import datetime
import json
import os
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
BASE, CERTIFICATE = sys.argv[1].rstrip('/'), sys.argv[2]
SUB = 'b5a1c0de-0000-4000-8000-0000000000aa'
TENANT = 'b5a1c0de-0000-4000-8000-00000000007e'
RG, VM_RG, VAULT, VM, STORAGE = 'rg-backup', 'rg-machines', 'vault-cli', 'vm-cli', 'stagingcli'
VM_ID = f'/subscriptions/{SUB}/resourceGroups/{VM_RG}/providers/Microsoft.Compute/virtualMachines/{VM}'
STORAGE_ID = f'/subscriptions/{SUB}/resourceGroups/{VM_RG}/providers/Microsoft.Storage/storageAccounts/{STORAGE}'
V = ['-g', RG, '-v', VAULT]
ITEM = V + ['-c', VM, '-i', VM]
VM_ITEM = ITEM + ['--backup-management-type', 'AzureIaasVM']
TYPED = VM_ITEM + ['--workload-type', 'VM']
SHOWN = V + ['-c', VM, '-n', VM, '--backup-management-type', 'AzureIaasVM', '--workload-type', 'VM']

PACKAGING = "does not have operation group 'virtual_machines'"

passed, failures = 0, []
reads_machines = False
trust = ssl.create_default_context(cafile=CERTIFICATE)


def arm(method, path, body=None, version='2022-12-01'):
    """What a person would do with curl."""
    separator = '&' if '?' in path else '?'
    url = BASE + path + ('' if path.startswith('/_emulator') else f'{separator}api-version={version}')
    request = urllib.request.Request(url, method=method, data=None if body is None else json.dumps(body).encode(),
                                     headers={'Authorization': 'Bearer any', 'Content-Type': 'application/json'})
    with urllib.request.urlopen(request, context=trust) as answer:
        text = answer.read()
        return json.loads(text) if text else None


def advance(minutes):
    arm('POST', '/_emulator/clock/advance', {'seconds': minutes * 60})


def profile(folder):
    """A signed-in profile, and the emulator as a cloud of its own; tokens come from the emulator's managed-identity endpoint."""
    with open(os.path.join(folder, 'clouds.config'), 'w') as file:
        file.write('[emulator]\n' + ''.join(f'endpoint_{name} = {value}\n' for name, value in (
            ('resource_manager', BASE), ('management', BASE), ('active_directory', BASE + '/adfs'),
            ('active_directory_resource_id', BASE + '/'), ('active_directory_graph_resource_id', BASE + '/'))))
    with open(os.path.join(folder, 'config'), 'w') as file:
        file.write('[cloud]\nname = emulator\n')
    user = {'name': 'systemAssignedIdentity', 'type': 'servicePrincipal', 'assignedIdentityInfo': 'MSI'}
    with open(os.path.join(folder, 'azureProfile.json'), 'w') as file:
        json.dump({'subscriptions': [{'id': SUB, 'name': 'Emulated subscription', 'state': 'Enabled', 'isDefault': True, 'tenantId': TENANT,
                                      'homeTenantId': TENANT, 'managedByTenants': [], 'environmentName': 'emulator', 'user': user}]}, file)


def az(*arguments, compute=False, ok=True):
    """Runs one command; returns what it printed, as JSON where it is."""
    program = ['/usr/bin/python3', '-I', os.path.join(HERE, 'az_with_compute.py')] if compute and not reads_machines else ['/usr/bin/az']
    done = subprocess.run(program + list(arguments), capture_output=True, text=True, env=environment, timeout=300, cwd=work)
    if ok and done.returncode != 0:
        raise AssertionError(f'exit code {done.returncode}: {done.stderr.strip()[-800:]}')
    if not ok:
        assert done.returncode != 0, 'it succeeded and was to fail'
        return done.stderr
    try:
        return json.loads(done.stdout)
    except ValueError:
        return done.stdout


def step(name, action):
    global passed
    if len(sys.argv) > 3 and sys.argv[3] not in name:
        return None
    start = time.monotonic()
    try:
        result = action()
    except (AssertionError, subprocess.TimeoutExpired, LookupError, TypeError, OSError) as problem:
        failures.append(name)
        print(f'FAIL  {name}  {time.monotonic() - start:.1f} s\n      {problem!r}', flush=True)
        return None
    passed += 1
    print(f'ok    {name}  {time.monotonic() - start:.1f} s', flush=True)
    return result


def check(condition, what):
    assert condition, what
    return True


def backup(*arguments, **how):
    return az('backup', *arguments, **how)


def vault_life():
    step('group create', lambda: check(az('group', 'create', '-n', RG, '-l', 'westeurope')['properties']['provisioningState'] == 'Succeeded', 'not made'))
    step('vault create', lambda: check(backup('vault', 'create', '-g', RG, '-n', VAULT, '-l', 'westeurope')['name'] == VAULT, 'another name'))
    step('vault create, again', lambda: backup('vault', 'create', '-g', RG, '-n', VAULT, '-l', 'westeurope'))
    step('vault show', lambda: check(backup('vault', 'show', '-g', RG, '-n', VAULT)['location'] == 'westeurope', 'another location'))
    step('vault list', lambda: check(VAULT in [v['name'] for v in backup('vault', 'list')], 'not in the list'))
    properties = ['vault', 'backup-properties']
    step('backup-properties show', lambda: check(len(backup(*properties, 'show', '-g', RG, '-n', VAULT)) >= 2, 'too little'))
    step('backup-properties set redundancy', lambda: backup(
        *properties, 'set', '-g', RG, '-n', VAULT, '--backup-storage-redundancy', 'LocallyRedundant'))
    step('backup-properties set soft delete', lambda: backup(
        *properties, 'set', '-g', RG, '-n', VAULT, '--soft-delete-feature-state', 'Enable'))


def policies():
    listed = step('policy list', lambda: backup('policy', 'list', *V))
    step('policy list has the defaults', lambda: check({'DefaultPolicy', 'EnhancedPolicy'} <= {p['name'] for p in listed}, listed))
    default = step('policy get-default-for-vm', lambda: backup('policy', 'get-default-for-vm', *V))
    body = {'properties': dict(default['properties'], instantRpRetentionRangeInDays=3)} if default else {}
    step('policy create', lambda: check(backup(
        'policy', 'create', *V, '-n', 'nightly', '--policy', json.dumps(body),
        '--backup-management-type', 'AzureIaasVM', '--workload-type', 'VM')['name'] == 'nightly', 'another name'))
    shown = step('policy show', lambda: backup('policy', 'show', *V, '-n', 'nightly'))
    step('policy set', lambda: backup('policy', 'set', *V, '--policy', json.dumps(shown)))


def find_out():
    """Whether this az can read a machine. Debian's 2.45 dies in its own library before it sends anything, on Azure as here."""
    global reads_machines
    before = len(arm('GET', '/_emulator/requests')['value'])
    done = subprocess.run(['/usr/bin/az', 'backup', 'protection', 'check-vm', '--vm', VM_ID], capture_output=True, text=True, env=environment, timeout=300, cwd=work)
    sent = [request['path'] for request in arm('GET', '/_emulator/requests')['value'][before:] if 'token' not in request['path']]
    if done.returncode == 0:
        reads_machines = True
        print('      this az reads machines: everything below is the stock program')
        return
    check(PACKAGING in done.stderr, done.stderr[-800:])
    check(not sent, f'it died of its packaging and had sent {sent}')
    print(f"      stock az sent nothing and died of: {PACKAGING}; az_with_compute.py corrects its table for check-vm and enable-for-vm")


def protection():
    step('can this az read a machine', find_out)
    step('check-vm before', lambda: backup('protection', 'check-vm', '--vm', VM_ID, compute=True))
    step('enable-for-vm', lambda: check(backup(
        'protection', 'enable-for-vm', *V, '--vm', VM_ID, '-p', 'DefaultPolicy', compute=True)['properties']['operation'] == 'ConfigureBackup', 'another job'))
    step('check-vm after', lambda: check(VAULT in str(backup('protection', 'check-vm', '--vm', VM_ID, compute=True)), 'not protected'))
    step('container list', lambda: check(len(backup('container', 'list', *V, '--backup-management-type', 'AzureIaasVM')) == 1, 'not one'))
    step('item list', lambda: check(len(backup('item', 'list', *V)) == 1, 'not one'))
    step('item show', lambda: check(backup('item', 'show', *SHOWN)['properties']['friendlyName'] == VM, 'another item'))
    step('item set-policy', lambda: backup('item', 'set-policy', *SHOWN, '-p', 'nightly'))
    update = ['protection', 'update-for-vm', *ITEM]
    step('disk selection, exclude LUN 1', lambda: backup(*update, '--disk-list-setting', 'exclude', '--diskslist', '1'))
    step('disk selection is kept', lambda: check(
        '1' in str(backup('item', 'show', *SHOWN)['properties']['extendedProperties']['diskExclusionProperties']['diskLunList']), 'LUN 1 is not in it'))
    step('disk selection, reset', lambda: backup(*update, '--disk-list-setting', 'resetexclusionsettings'))


def jobs():
    until = (datetime.date.today() + datetime.timedelta(days=40)).strftime('%d-%m-%Y')
    now = ['protection', 'backup-now', *TYPED, '--retain-until', until]
    first = step('backup-now', lambda: backup(*now))
    name = first['name'] if first else 'none'
    step('job show', lambda: check(backup('job', 'show', *V, '-n', name)['properties']['status'] == 'InProgress', 'not in progress'))
    step('job stop', lambda: backup('job', 'stop', *V, '-n', name))
    step('time passes', lambda: advance(5))
    step('job show, stopped', lambda: check(backup('job', 'show', *V, '-n', name)['properties']['status'] == 'Cancelled', 'not cancelled'))
    second = step('backup-now, again', lambda: backup(*now))
    step('time passes', lambda: advance(60))
    step('job wait', lambda: backup('job', 'wait', *V, '-n', second['name'], '--timeout', '120'))
    step('job show, done', lambda: check(backup('job', 'show', *V, '-n', second['name'])['properties']['status'] == 'Completed', 'not completed'))
    step('job list', lambda: check(len(backup('job', 'list', *V)) >= 4, 'too few'))
    step('job list --operation --status', lambda: check(
        len(backup('job', 'list', *V, '--operation', 'Backup', '--status', 'Completed')) == 1, 'not one'))


def recovery():
    points = step('recoverypoint list', lambda: backup('recoverypoint', 'list', *TYPED))
    point = points[0]['name'] if points else 'none'
    step('recoverypoint show', lambda: check(backup('recoverypoint', 'show', *VM_ITEM, '-n', point)['name'] == point, 'another point'))
    restored = step('restore-disks', lambda: backup(
        'restore', 'restore-disks', *ITEM, '-r', point, '--storage-account', STORAGE_ID, '--target-resource-group', VM_RG))
    step('time passes', lambda: advance(90))
    step('restore is done', lambda: check(
        backup('job', 'show', *V, '-n', restored['name'])['properties']['status'] == 'Completed', 'not completed'))
    step('files mount-rp', lambda: backup('restore', 'files', 'mount-rp', *ITEM, '-r', point))
    step('files unmount-rp', lambda: backup('restore', 'files', 'unmount-rp', *ITEM, '-r', point))
    step('time passes', lambda: advance(10))


def ending():
    disable = ['protection', 'disable', *TYPED, '--yes']
    step('disable, keep the data', lambda: backup(*disable))
    step('resume', lambda: backup('protection', 'resume', *TYPED, '-p', 'DefaultPolicy'))
    step('disable with deletion', lambda: backup(*disable, '--delete-backup-data', 'true'))
    step('time passes', lambda: advance(5))
    step('undelete', lambda: backup('protection', 'undelete', *TYPED))
    step('time passes', lambda: advance(5))
    step('vault delete is refused', lambda: check(
        'item' in backup('vault', 'delete', '-g', RG, '-n', VAULT, '--yes', ok=False).lower(), 'no word of items'))
    step('soft delete off', lambda: backup(
        'vault', 'backup-properties', 'set', '-g', RG, '-n', VAULT, '--soft-delete-feature-state', 'Disable'))
    step('disable with deletion, for good', lambda: backup(*disable, '--delete-backup-data', 'true'))
    step('time passes', lambda: advance(10))
    step('policy delete', lambda: backup('policy', 'delete', *V, '-n', 'nightly'))
    step('vault delete', lambda: backup('vault', 'delete', '-g', RG, '-n', VAULT, '--yes'))
    step('vault show, gone', lambda: backup('vault', 'show', '-g', RG, '-n', VAULT, ok=False))


with tempfile.TemporaryDirectory() as work:
    profile(work)
    environment = {k: v for k, v in os.environ.items() if not k.lower().endswith('_proxy')}
    environment.update(AZURE_CONFIG_DIR=work, AZURE_CORE_COLLECT_TELEMETRY='no', REQUESTS_CA_BUNDLE=CERTIFICATE,
                       MSI_ENDPOINT=os.environ.get('MSI_ENDPOINT', BASE + '/msi/token'))
    arm('PUT', f'/subscriptions/{SUB}/resourceGroups/{VM_RG}', {'location': 'westeurope'})
    arm('POST', '/_emulator/vms', {'resourceGroup': VM_RG, 'name': VM, 'location': 'westeurope', 'osType': 'Linux',
                                   'dataDisks': [{'lun': 0, 'sizeGB': 32}, {'lun': 1, 'sizeGB': 64}]})
    step('storage account by a plain PUT', lambda: arm(
        'PUT', STORAGE_ID,
        {'location': 'westeurope', 'sku': {'name': 'Standard_LRS'}, 'kind': 'StorageV2'}, '2023-01-01'))
    vault_life()
    policies()
    protection()
    jobs()
    recovery()
    ending()

for name in failures:
    print(f'failed: {name}')
print(f'{passed} passed, {len(failures)} failed')
sys.exit(1 if failures else 0)
