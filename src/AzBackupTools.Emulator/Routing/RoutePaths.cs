namespace AzBackupTools.Emulator.Routing;

/// <summary>The paths that routes are made of, and the query parameters that many share.</summary>
internal static class RoutePaths
{
    public const string Subscription = "/subscriptions/{subscription}";
    public const string Group = Subscription + "/resourceGroups/{group}";
    public const string Provider = "/providers/Microsoft.RecoveryServices";
    public const string Location = Subscription + Provider + "/locations/{location}";
    public const string Vaults = Group + Provider + "/vaults";
    public const string Vault = Vaults + "/{vault}";
    public const string Fabric = Vault + "/backupFabrics/{fabric}";
    public const string Container = Fabric + "/protectionContainers/{container}";
    public const string Item = Container + "/protectedItems/{item}";
    public const string Point = Item + "/recoveryPoints/{point}";

    /// <summary>The opaque parts of asynchronous addresses.</summary>
    public static readonly string[] Signed = { "t", "c", "s", "h" };

    public static readonly string[] Paged = { "$filter", "$skipToken", "$top" };
}
