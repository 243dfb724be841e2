"""Runs every line with curl of docs/emulator-clients.md against a served emulator, and looks at what it says.

usage: documented_curl.py https://127.0.0.1:PORT CERTIFICATE PAGE

Prints one line per command and ends with 'N passed, N failed'. Exit: 0 when all passed.
"""
import re
import subprocess
import sys

base, certificate, page = sys.argv[1].rstrip('/'), sys.argv[2], sys.argv[3]
text = open(page, encoding='utf-8').read()
blocks = [block for block in re.findall(r'```bash\n(.*?)```', text, re.S) if 'curl ' in block]
prelude = 'set -u\ncurl() { command curl --silent --show-error --fail-with-body --cacert "$CERTIFICATE" "$@"; }\n'
passed, failures, known = 0, [], ''
for block in blocks:
    for line in block.strip().splitlines():
        line = re.sub(r'https?://127\.0\.0\.1:\d+', base, line)
        if not line.startswith('curl '):
            known += line + '\n'
            continue
        done = subprocess.run(['bash', '-c', prelude + known + line], capture_output=True, text=True, env={'CERTIFICATE': certificate, 'PATH': '/usr/bin:/bin'}, timeout=60)
        if done.returncode == 0 and '"error"' not in done.stdout:
            passed += 1
            print(f'ok    {line[:150]}')
        else:
            failures.append(line)
            print(f'FAIL  {line}\n      {done.stdout} {done.stderr}')

if not passed:
    failures.append('the page has no line with curl')
for line in failures:
    print(f'failed: {line}')
print(f'{passed} passed, {len(failures)} failed')
sys.exit(1 if failures else 0)
