namespace AzBackupTools.Emulator.Routing;

/// <summary>The door through which the last client came: most come through the same.</summary>
internal sealed class KnownDoors
{
    private string? _scheme;
    private string? _host;
    private string _address = string.Empty;

    /// <summary>Scheme and authority, see <see cref="PublicAddress"/>.</summary>
    public string Of(EmulatorRequest request)
    {
        if (!request.Headers.TryGetValue("Host", out string? host) || request.Headers.ContainsKey("Forwarded")
            || request.Headers.ContainsKey("X-Forwarded-Proto") || request.Headers.ContainsKey("X-Forwarded-Host"))
        {
            return PublicAddress.Of(request);
        }

        if (_scheme != request.Uri.Scheme || _host != host)
        {
            _address = PublicAddress.Of(request);
            _scheme = request.Uri.Scheme;
            _host = host;
        }

        return _address;
    }
}
