using System;
using System.Linq;
using Xunit;

namespace AzBackupTools.Module.Tests.Conventions;

/// <summary>Names that scripts depend on change only by a reviewed change of one file.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly ReviewedFile Reviewed = new("tests/Module.Tests/Conventions/PublicSurface.txt");

    [Fact]
    public void The_public_surface_is_the_reviewed_one() => Reviewed.AssertEqual(PublicSurface.Lines());

    [Fact]
    public void Whatever_a_user_meets_is_in_the_public_namespace() =>
        Assert.Empty(PublicSurface.Reachable.Where(type => type.Namespace != nameof(AzBackupTools)).Select(type => type.FullName));

    [Fact]
    public void A_cmdlet_is_in_the_namespace_of_the_commands() =>
        Assert.All(PublicSurface.Cmdlets, cmdlet => Assert.Equal("AzBackupTools.Commands", cmdlet.Namespace));

    [Fact]
    public void The_public_namespace_has_nothing_that_no_cmdlet_takes_writes_or_throws() =>
        Assert.Empty(PublicSurface.Types.Where(type => !PublicSurface.Reachable.Contains(type) && !IsAKindOfId(type)).Select(type => type.FullName));

    // The ids of items, policies and machines have the base that results show.
    private static bool IsAKindOfId(Type type) => type.IsSubclassOf(typeof(ArmIdentifier));
}
