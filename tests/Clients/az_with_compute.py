"""The stock Azure CLI with one entry of its API profile corrected.

Debian's azure-cli 2.45 asks its compute library for the VM API 2022-11-01, and Debian's library ends with 2022-08-01: every
command that reads a VM dies before it sends anything (azure_cli.py looks at that first, and needs none of this where it is not so).
This starts the same program with that entry at 2022-08-01.
"""
import sys

from azure.cli.core.profiles import ResourceType
from azure.cli.core.profiles import _shared

profile = _shared.AZURE_API_PROFILES['latest'][ResourceType.MGMT_COMPUTE]
if isinstance(profile, _shared.SDKProfile):
    profile.profile['virtual_machines'] = '2022-08-01'
    profile.profile[None] = '2022-08-01'
else:
    _shared.AZURE_API_PROFILES['latest'][ResourceType.MGMT_COMPUTE] = '2022-08-01'

sys.argv[0] = 'az'
import runpy  # noqa: E402  the profile has to be changed before the CLI reads it

runpy.run_module('azure.cli', run_name='__main__', alter_sys=True)
