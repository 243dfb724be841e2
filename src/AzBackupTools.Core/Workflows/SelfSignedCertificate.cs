using System;
using System.Collections;
using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Workflows;

/// <summary>
/// Makes certificates in memory, on any system. The platform's CertificateRequest does it: .NET has it, .NET Framework has it from 4.7.2
/// on, and the standard that this assembly is compiled against does not name it. So it is found at run time.
/// </summary>
internal static class SelfSignedCertificate
{
    private const int KeyBits = 2048;
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    // A key takes up to half a second to make, and one that only an emulator takes protects nothing.
    private static readonly Lazy<RSA> ThrowawayKey = new(NewKey);

    /// <summary>Makes a certificate for a client.</summary>
    /// <param name="subject">The common name.</param>
    /// <param name="notBefore">From when on it is valid.</param>
    /// <param name="notAfter">Until when.</param>
    /// <param name="throwaway">Whether only an emulator takes the certificate: all such certificates of a process have the same key.</param>
    /// <returns>The certificate in DER, and with its key as PFX without a password. The PFX is a secret.</returns>
    /// <exception cref="BackupException">The platform cannot make certificates.</exception>
    public static (byte[] Public, byte[] Pfx) Make(string subject, DateTimeOffset notBefore, DateTimeOffset notAfter, bool throwaway)
    {
        // It lives beside ECDsa: in System.Security.Cryptography of .NET, in System.Core of .NET Framework.
        var type = typeof(ECDsa).Assembly.GetType("System.Security.Cryptography.X509Certificates.CertificateRequest") ?? throw Unable(null);
        if (!throwaway)
        {
            using var key = NewKey();
            return Make(type, subject, notBefore, notAfter, key);
        }

        lock (ThrowawayKey)
        {
            return Make(type, subject, notBefore, notAfter, ThrowawayKey.Value);
        }
    }

    private static (byte[] Public, byte[] Pfx) Make(Type type, string subject, DateTimeOffset notBefore, DateTimeOffset notAfter, RSA key)
    {
        try
        {
            var request = Activator.CreateInstance(type, new X500DistinguishedName("CN=" + subject), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)!;
            ((IList)type.GetProperty("CertificateExtensions")!.GetValue(request)!).Add(new X509EnhancedKeyUsageExtension([new Oid(ClientAuthentication)], critical: false));
            using var certificate = (X509Certificate2)type.GetMethod("CreateSelfSigned", [typeof(DateTimeOffset), typeof(DateTimeOffset)])!.Invoke(request, [notBefore, notAfter])!;
            return (certificate.RawData, certificate.Export(X509ContentType.Pfx));
        }
        catch (Exception exception) when (exception is TargetInvocationException or CryptographicException or MemberAccessException)
        {
            throw Unable(exception.InnerException ?? exception);
        }
    }

    private static RSA NewKey()
    {
        var key = RSA.Create();
        key.KeySize = KeyBits;
        return key;
    }

    private static BackupException Unable(Exception? cause) => new(
        ErrorIds.UnexpectedFailure,
        $"This system cannot make a certificate{(cause is null ? string.Empty : $": {cause.Message}")}.",
        "Use PowerShell 7, or Windows PowerShell with .NET Framework 4.7.2 or later.",
        innerException: cause);
}
