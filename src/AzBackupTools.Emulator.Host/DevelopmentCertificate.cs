using System;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AzBackupTools.Emulator.Host;

/// <summary>A certificate for 127.0.0.1 and localhost that signs itself. Its key never leaves the process.</summary>
internal static class DevelopmentCertificate
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public static X509Certificate2 Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost, O=azbackup-emulator", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());

        // Clients trust it as a root, and strict ones want a root to say that it is one.
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        X509Certificate2 made = request.CreateSelfSigned(now.AddHours(-1), now + Life);
        if (!OperatingSystem.IsWindows())
        {
            return made;
        }

        // The TLS of Windows takes no key that only this process knows.
        using (made)
        {
#pragma warning disable SYSLIB0057 // the loader that replaces it is absent from .NET 8
            return new X509Certificate2(made.Export(X509ContentType.Pfx));
#pragma warning restore SYSLIB0057
        }
    }

    /// <summary>Writes the public part as PEM.</summary>
    /// <returns>Where it lies.</returns>
    public static string Write(X509Certificate2 certificate, string? file, int port)
    {
        string path = file ?? Path.Combine(DataFolder, FormattableString.Invariant($"127.0.0.1-{port}.pem"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n");
        return path;
    }

    private static string DataFolder
    {
        get
        {
            string own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return Path.Combine(own.Length > 0 ? own : Path.GetTempPath(), "azbackup-emulator");
        }
    }
}
