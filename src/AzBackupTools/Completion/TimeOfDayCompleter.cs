using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AzBackupTools.Completion;

/// <summary>Completes times of day, by the hour, those of the night first.</summary>
public sealed class TimeOfDayCompleter : WordCompleter
{
    private const int FirstOfNight = 22;

    private protected override IEnumerable<NameSuggestion> Words(IDictionary bound) =>
        Enumerable.Range(FirstOfNight, 24).Select(static hour => new NameSuggestion((hour % 24).ToString("00", CultureInfo.InvariantCulture) + ":00", "A time of day"));
}
