using System.Net;
using System.Security;
using System.Security.Cryptography;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Mars;

/// <summary>What an agent encrypts with. Nobody but its owner knows it, and without it nothing can be restored.</summary>
public static class Passphrases
{
    /// <summary>The least number of characters: <see href="https://learn.microsoft.com/azure/backup/install-mars-agent" />.</summary>
    public const int LeastLength = 16;

    private const int GeneratedLength = 36;

    /// <summary>Letters and digits that nobody takes for one another, as passphrases get typed in at bad times.</summary>
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Makes one at random.</summary>
    public static SecureString Generate()
    {
        using var random = RandomNumberGenerator.Create();
        var secret = new SecureString();
        var one = new byte[1];
        while (secret.Length < GeneratedLength)
        {
            random.GetBytes(one);

            // Bytes beyond the last whole round would make the first letters likelier than others.
            if (one[0] < 256 / Alphabet.Length * Alphabet.Length)
            {
                secret.AppendChar(Alphabet[one[0] % Alphabet.Length]);
            }
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>Lets a passphrase through that is long enough.</summary>
    /// <exception cref="BackupException">InvalidPassphrase.</exception>
    public static SecureString Checked(SecureString passphrase) => passphrase.Length >= LeastLength
        ? passphrase
        : throw new BackupException(
            ErrorIds.InvalidPassphrase,
            $"The passphrase has {passphrase.Length} characters; it needs at least {LeastLength}.",
            "Give a longer one, or let one be made with -Generate.")
        {
            ConcernsAllInput = true,
        };

    /// <summary>Lets a passphrase through that was typed twice alike.</summary>
    /// <exception cref="BackupException">InvalidPassphrase.</exception>
    public static SecureString Confirmed(SecureString passphrase, SecureString again) => Reveal(passphrase) == Reveal(again)
        ? passphrase
        : throw new BackupException(ErrorIds.InvalidPassphrase, "The passphrase and its repetition differ.", "Type both again.") { ConcernsAllInput = true };

    /// <summary>The text of a secret, for the moment in which it is handed over.</summary>
    public static string Reveal(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;
}
