"""Packs the emulator as a .NET tool, installs it from that package, serves, and ends it with SIGTERM: its state is in its file.

usage: dotnet_tool.py PROJECT

Prints one line per step and ends with 'N passed, N failed'. Exit: 0 when all passed.
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import urllib.request

passed, failures = 0, []


def step(name, action):
    global passed
    try:
        result = action()
    except (AssertionError, OSError, ValueError, subprocess.TimeoutExpired) as problem:
        failures.append(name)
        print(f'FAIL  {name}\n      {problem}', flush=True)
        return None
    passed += 1
    print(f'ok    {name}', flush=True)
    return result


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
    assert done.returncode == 0, f'{" ".join(command)}: {done.stdout[-600:]} {done.stderr[-600:]}'
    return done.stdout


def serve(*arguments):
    """Starts the tool; gives it and its endpoint."""
    tool = subprocess.Popen([os.path.join(tools, 'azbackup-emulator'), *arguments], stdout=subprocess.PIPE, text=True, env=environment)
    line = tool.stdout.readline().strip()
    assert line.startswith('READY http://127.0.0.1:'), f"'{line}' is not READY"
    return tool, line.split(' ')[1]


def put(endpoint, name):
    subscription = 'b5a1c0de-0000-4000-8000-0000000000aa'
    request = urllib.request.Request(
        f'{endpoint}/subscriptions/{subscription}/resourceGroups/{name}?api-version=2022-12-01', method='PUT', data=b'{"location": "westeurope"}',
        headers={'Authorization': 'Bearer any', 'Content-Type': 'application/json'})
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 201, answer.status


def first_life():
    tool, endpoint = serve('--state', state)
    put(endpoint, 'rg-kept')
    tool.send_signal(signal.SIGTERM)
    assert tool.wait(timeout=20) == 0, f'exit code {tool.returncode}'
    assert 'rg-kept' in open(state, encoding='utf-8').read(), 'the group is not in the state file'
    assert os.listdir(os.path.dirname(state)) == ['state.json'], f'left behind: {os.listdir(os.path.dirname(state))}'


def second_life():
    tool, endpoint = serve('--state', state)
    with urllib.request.urlopen(endpoint + '/_emulator/state') as answer:
        assert json.load(answer)['counts']['resourceGroups'] == 1, 'the group did not come back'
    tool.send_signal(signal.SIGTERM)
    assert tool.wait(timeout=20) == 0, f'exit code {tool.returncode}'


def orphan():
    """A parent that starts the tool and dies at once."""
    script = f'{tools}/azbackup-emulator --parent-pid $$ > /dev/null 2>&1 & echo $!; sleep 1'
    pid = int(subprocess.run(['bash', '-c', script], capture_output=True, text=True, timeout=30, env=environment).stdout.split()[-1])
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        with open(f'/proc/{pid}/stat', encoding='ascii') as stat:
            if stat.read().split()[2] == 'Z':
                return
        subprocess.run(['sleep', '0.2'], check=True)
    os.kill(pid, signal.SIGKILL)
    raise AssertionError('it outlives its parent')


with tempfile.TemporaryDirectory() as work:
    packages, tools, state = os.path.join(work, 'packages'), os.path.join(work, 'tools'), os.path.join(work, 'life', 'state.json')
    environment = dict(os.environ, DOTNET_NOLOGO='1', DOTNET_CLI_TELEMETRY_OPTOUT='1', HOME=work, DOTNET_CLI_HOME=work)
    # Packages that are here already need not be loaded anew.
    environment.setdefault('NUGET_PACKAGES', os.path.join(os.path.expanduser('~'), '.nuget', 'packages'))
    step('pack', lambda: run('dotnet', 'pack', sys.argv[1], '-o', packages))
    step('install', lambda: run('dotnet', 'tool', 'install', 'azbackup-emulator', '--tool-path', tools, '--add-source', packages))
    step('serves, and writes its state on SIGTERM', first_life)
    step('goes on from its state', second_life)
    step('ends with its parent', orphan)

for name in failures:
    print(f'failed: {name}')
print(f'{passed} passed, {len(failures)} failed')
sys.exit(1 if failures else 0)
