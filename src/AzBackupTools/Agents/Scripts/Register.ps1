    Start-OBRegistration -VaultCredentials $Request.credential -Confirm:$false | Out-Null
    Send-Line result @{}
