using Xunit;

namespace AzBackupTools.Core.Tests.Support;

/// <summary>A test over real material that stands beside the project, and is skipped where it does not.</summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedFiles.Root is null)
        {
            Skip = "There is no folder 'shared' beside this checkout.";
        }
    }
}
