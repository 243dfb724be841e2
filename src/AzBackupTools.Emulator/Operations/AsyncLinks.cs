using System;
using System.Linq;
using System.Text;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Operations;

/// <summary>The addresses under which an asynchronous operation can be asked for.</summary>
internal static class AsyncLinks
{
    /// <summary>
    /// An odd version that the service writes into the Azure-AsyncOperation of refreshes and cancellations whatever version was
    /// asked for; a client has to follow it as it is.
    /// </summary>
    public const string OddVersion = "2019-05-13-preview";

    /// <summary>The documented pause between two polls of the backup operations, in seconds.</summary>
    public const string RetryAfter = "60";

    /// <summary>The pause that the emulator was told to name, or null when it was told none.</summary>
    public static string? PauseFor(RequestContext context) =>
        context.World.Options.RetryAfterSeconds?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Names the pause where the service names none.</summary>
    public static Answer WithPause(this Answer answer, RequestContext context) =>
        PauseFor(context) is { } seconds ? answer.With("Retry-After", seconds) : answer;

    /// <summary>
    /// An absolute address. From 2026 on it carries the opaque parts t, c, s and h; the emulator gives invented ones and lets them in
    /// unchecked.
    /// </summary>
    public static string To(RequestContext context, string path, string? apiVersion = null)
    {
        string version = apiVersion ?? context.ApiVersion;
        string link = $"{context.Host}{Visible(path)}?api-version={version}";
        if (!ApiVersions.IsFrom(version, "2026-01-01"))
        {
            return link;
        }

        string opaque = context.World.Ids.Guid("signature", path).Replace("-", string.Empty);
        return $"{link}&t={context.Now.UtcTicks}&c=MII{opaque}&s={Encode(opaque)}&h={Encode(path)}";
    }

    /// <summary>The path with escapes for what a header cannot hold: a policy may bear any name.</summary>
    private static string Visible(string path)
    {
        static bool IsVisible(char c) => c is > ' ' and <= '~';
        if (path.All(IsVisible))
        {
            return path;
        }

        var visible = new StringBuilder(path.Length + 16);
        for (int i = 0; i < path.Length;)
        {
            int end = i;
            while (end < path.Length && !IsVisible(path[end]))
            {
                end++;
            }

            visible.Append(end > i ? Uri.EscapeDataString(path.Substring(i, end - i)) : path[i].ToString());
            i = Math.Max(end, i + 1);
        }

        return visible.ToString();
    }

    private static string Encode(string text)
    {
        string code = Convert.ToBase64String(Encoding.ASCII.GetBytes(text.Length > 24 ? text.Substring(text.Length - 24) : text));
        return code.TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
