using System.Text.Json;

namespace AzBackupTools.Emulator.Host;

/// <summary>An error in the form that clients of Azure Resource Manager read.</summary>
internal static class ArmError
{
    public static EmulatorResponse Of(int status, string code, string message) =>
        Json(status, new { error = new { code, message } });

    public static EmulatorResponse Json(int status, object body) => new(
        status,
        new System.Collections.Generic.Dictionary<string, string>(System.StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json; charset=utf-8",
            ["Cache-Control"] = "no-store",
        },
        JsonSerializer.SerializeToUtf8Bytes(body));
}
