using Xunit;

namespace AzBackupTools.Core.Tests.Support;

/// <summary>A theory over real material that stands beside the project, and is skipped where it does not.</summary>
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (SharedFiles.Root is null)
        {
            Skip = "There is no folder 'shared' beside this checkout.";
        }
    }
}
