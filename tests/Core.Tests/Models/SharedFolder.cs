using System;
using System.IO;
using Xunit;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>The folder beside the checkout with Azure's contract and recordings of real exchanges.</summary>
internal static class SharedFolder
{
    public static string? Path { get; } = Find();

    public static string File(params string[] parts) =>
        System.IO.Path.Combine([Path ?? throw new InvalidOperationException("There is no shared folder."), .. parts]);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "AzBackupTools.sln")))
            {
                var shared = System.IO.Path.Combine(folder.FullName, "..", "shared");
                return Directory.Exists(System.IO.Path.Combine(shared, "recordings")) ? System.IO.Path.GetFullPath(shared) : null;
            }
        }

        return null;
    }
}

/// <summary>A fact that needs <see cref="SharedFolder" />.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedFolder.Path is null)
        {
            Skip = "../shared, with the contract and the recordings, is not beside this checkout.";
        }
    }
}

/// <summary>A theory that needs <see cref="SharedFolder" />.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (SharedFolder.Path is null)
        {
            Skip = "../shared, with the contract and the recordings, is not beside this checkout.";
        }
    }
}
