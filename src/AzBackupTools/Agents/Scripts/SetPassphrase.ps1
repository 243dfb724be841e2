    Set-OBMachineSetting -EncryptionPassphrase (ConvertTo-Secret passphrase) -SecurityPin (Get-Pin) | Out-Null
    Send-Line result @{}
