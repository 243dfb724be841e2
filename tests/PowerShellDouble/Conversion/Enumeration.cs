using System.Collections;
using System.Management.Automation;
using System.Xml;

namespace PowerShellDouble.Conversion;

/// <summary>What counts as many: a list, but neither a text nor a dictionary nor an XML node.</summary>
internal static class Enumeration
{
    internal static IEnumerable? Of(object? value) => PSObject.Base(value) switch
    {
        string or IDictionary or XmlNode => null,
        IEnumerable many => many,
        _ => null,
    };
}
