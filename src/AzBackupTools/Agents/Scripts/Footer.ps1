}
catch {
    $told = if ($_.ErrorDetails) { "$($_.ErrorDetails)" } else { "$($_.Exception.Message)" }
    Send-Line error @{ message = $told; id = "$($_.FullyQualifiedErrorId)"; code = "$($_.Exception.ErrorCode)" }
}
