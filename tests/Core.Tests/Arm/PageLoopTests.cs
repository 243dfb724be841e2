using System.Globalization;
using AzBackupTools.Core.Arm;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class PageLoopTests
{
    [Fact]
    public void A_straight_list_of_any_length_is_none()
    {
        var loop = new PageLoop();
        for (var page = 0; page < 10_000; page++)
        {
            Assert.False(loop.Closes(page.ToString(CultureInfo.InvariantCulture)));
        }

        Assert.Equal(10_000, loop.Pages);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(17, 5)]
    [InlineData(2, 100)]
    [InlineData(500, 1)]
    [InlineData(499, 500)]
    public void A_circle_ends_before_it_is_walked_three_times(int before, int around)
    {
        var loop = new PageLoop();
        while (!loop.Closes(Link(loop.Pages, before, around)))
        {
            Assert.True(loop.Pages < 3 * (before + around) + 1, $"{loop.Pages} pages of a circle of {around} after {before}");
        }

        Assert.True(loop.Pages > before + around, $"{loop.Pages} pages: no link has come twice yet.");
    }

    /// <summary>The link on a page of a list that leads into a circle.</summary>
    private static string Link(int page, int before, int around) =>
        (page < before ? page : before + ((page - before) % around)).ToString(CultureInfo.InvariantCulture);
}
