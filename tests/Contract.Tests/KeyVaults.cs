using System;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>Secrets that are kept in key vaults, and got by whoever else may.</summary>
public abstract class KeyVaults<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private const string Set = "Microsoft.KeyVault/vaults/secrets/setSecret/action";
    private const string Change = "Microsoft.KeyVault/vaults/secrets/update/action";

    private const string ApiVersion = "?api-version=7.4";

    [Fact]
    public async Task A_secret_is_got_where_the_key_vault_says_that_it_answers()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var place = await site.AddKeyVaultAsync("kv1");

        var first = await new KeyVaultSecrets(site.Arm).SetAsync("kv1", "mars-fs01", "the first \"passphrase\"", default);
        var second = await new KeyVaultSecrets(site.Arm).SetAsync("kv1", "mars-fs01", "the second \u00fc", default);

        Assert.StartsWith(new Uri(place, "secrets/mars-fs01/").AbsoluteUri, first, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
        Assert.Equal("the first \"passphrase\"", await SecretAsync(site, new Uri(first)));
        Assert.Equal("the second \u00fc", await SecretAsync(site, new Uri(place, "secrets/mars-fs01")));
        Assert.DoesNotContain(await site.RequestsAsync(), static line => line.Contains("passphrase", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_that_was_withdrawn_is_kept_and_not_got()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        await site.AddKeyVaultAsync("kv1");
        var secrets = new KeyVaultSecrets(site.Arm);
        var first = await secrets.SetAsync("kv1", "mars-fs01", "the first", default);
        var second = await secrets.SetAsync("kv1", "mars-fs01", "the second", default);

        await secrets.DisableAsync("kv1", "mars-fs01", second, default);

        var refused = await site.GetAsync(new Uri(second + ApiVersion));
        Assert.Equal("SecretDisabled", refused!["error"]!["innererror"]!["code"]!.GetValue<string>());
        Assert.Equal("the first", await SecretAsync(site, new Uri(first)));
        await secrets.SetAsync("kv1", "mars-fs01", "the third", default);
        Assert.Equal("the third", await SecretAsync(site, new Uri(first[..first.LastIndexOf('/')])));
        await ExpectAsync("SecretNotFound", 404, () => secrets.DisableAsync("kv1", "mars-fs01", "0123", default));
    }

    [Fact]
    public async Task A_key_vault_that_is_not_there_is_told()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var told = KeyVaultErrors.Describe(await ExpectAsync("VaultNotFound", 404, () => new KeyVaultSecrets(site.Arm).SetAsync("kv1", "s", "hushhush", default)), "kv1");
        Assert.Equal((ErrorIds.ResourceNotFound, "There is no key vault 'kv1' in the emulator."), (told.ErrorId, told.Message));
    }

    [Fact]
    public async Task Who_lacks_the_data_action_is_told_which_and_who_has_it_needs_no_other()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        await site.AddKeyVaultAsync("kv1");
        var secrets = new KeyVaultSecrets(site.Arm);
        await site.AllowAsync(["*"], []);

        var told = KeyVaultErrors.Describe(await ExpectAsync("Forbidden", 403, () => secrets.SetAsync("kv1", "s", "hushhush", default)), "kv1");

        Assert.Equal((Set, $"/subscriptions/{Site.Subscription}/resourcegroups/{Site.Group}/providers/microsoft.keyvault/vaults/kv1/secrets/s"), (told.MissingAction, told.MissingAtScope));
        await site.AllowAsync([], [Set, Change]);
        await secrets.DisableAsync("kv1", "s", await secrets.SetAsync("kv1", "s", "hushhush", default), default);
    }

    [Fact]
    public async Task A_token_that_has_expired_is_told()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        await site.AddKeyVaultAsync("kv1");
        await site.FaultAsync("""{"match":{"pathContains":"/secrets/"},"times":1,"effect":{"status":401,"code":"Unauthorized","message":"[TokenExpired] expired"}}""");
        var refused = await ExpectAsync("Unauthorized", 401, () => new KeyVaultSecrets(site.Arm).SetAsync("kv1", "s", "hushhush", default));
        Assert.Equal(ErrorIds.AuthenticationFailed, KeyVaultErrors.Describe(refused, "kv1").ErrorId);
    }

    private static async Task<string> SecretAsync(Site site, Uri uri) => (await site.GetAsync(new Uri(uri.AbsoluteUri + ApiVersion)))!["value"]!.GetValue<string>();

    private static async Task<ArmException> ExpectAsync(string code, int status, Func<Task> action)
    {
        var refused = await Assert.ThrowsAsync<ArmException>(action);
        Assert.Equal((code, status), (refused.Code, refused.Status));
        Assert.DoesNotContain("hushhush", refused.ToString(), StringComparison.Ordinal);
        return refused;
    }
}

/// <summary>In process.</summary>
public sealed class KeyVaultsInProcess : KeyVaults<InProcess>;

/// <summary>Over HTTP.</summary>
public sealed class KeyVaultsOverLoopback : KeyVaults<Loopback>;
