using System;
using System.Collections.Generic;
using System.Security;

namespace AzBackupTools.Core.Models;

/// <summary>Something that the service's validation objects to in a restore.</summary>
public sealed record RestoreFinding
{
    /// <summary>The code.</summary>
    public string? Code { get; init; }

    /// <summary>What is wrong.</summary>
    public string? Message { get; init; }

    /// <summary>What to do about it.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];
}

/// <summary>A storage account, as far as a restore needs to know it.</summary>
public sealed record StorageAccount
{
    /// <summary>The ARM id.</summary>
    public required string Id { get; init; }

    /// <summary>The name, which no other account of Azure bears.</summary>
    public required string Name { get; init; }

    /// <summary>The region.</summary>
    public string? Location { get; init; }

    /// <summary>The address below which its blobs are; null where the service tells none.</summary>
    public Uri? BlobEndpoint { get; init; }
}

/// <summary>A virtual network, as far as a restore needs to know it.</summary>
public sealed record VirtualNetwork
{
    /// <summary>The ARM id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The region.</summary>
    public string? Location { get; init; }

    /// <summary>The names of its subnets.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];
}

/// <summary>The program that mounts the disks of a recovery point on a machine.</summary>
/// <remarks>
/// Clients of Azure cut the password out of the suffix of its name: 15 characters, which begin 33 behind the last underscore
/// (azure-cli, command module backup, _remove_password_from_password).
/// </remarks>
public sealed record FileRecoveryScript
{
    private const int PasswordOffset = 33;
    private const int PasswordLength = 15;

    private readonly string _password = string.Empty;

    /// <summary>The system that it runs on: Windows or Linux.</summary>
    public string? OsType { get; init; }

    /// <summary>The name that the file must bear. It does not hold the password.</summary>
    public string FileName { get; private init; } = string.Empty;

    /// <summary>Where the program is loaded from, where the service does not send it itself.</summary>
    internal string? Url { get; init; }

    /// <summary>The program as the service sent it, in base 64.</summary>
    internal string? Content { get; init; }

    /// <summary>Reads name and password out of what the service sends.</summary>
    internal static FileRecoveryScript Of(string? osType, string? suffix, string? extension, string? content, string? url)
    {
        var whole = suffix ?? string.Empty;
        var start = whole.LastIndexOf('_') + PasswordOffset;
        var hasPassword = whole.Length >= start + PasswordLength && start >= PasswordOffset;
        var name = hasPassword ? whole.Remove(start, PasswordLength) : whole;
        return new FileRecoveryScript(hasPassword ? whole.Substring(start, PasswordLength) : string.Empty)
        {
            OsType = osType,
            FileName = name + extension,
            Content = content,
            Url = string.IsNullOrEmpty(url) ? null : url,
        };
    }

    private FileRecoveryScript(string password) => _password = password;

    /// <summary>The password that the program asks for; null where the service sends none.</summary>
    public SecureString? Password()
    {
        if (_password.Length == 0)
        {
            return null;
        }

        var password = new SecureString();
        foreach (var character in _password)
        {
            password.AppendChar(character);
        }

        password.MakeReadOnly();
        return password;
    }

    /// <summary>Names the file and nothing secret.</summary>
    public override string ToString() => FileName;
}
