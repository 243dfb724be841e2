using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace AzBackupTools.Help.Notices;

/// <summary>What the module owes to others, written from the packages themselves.</summary>
public static class ThirdPartyNotices
{
    private const string Mit = """
        Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
        documentation files (the "Software"), to deal in the Software without restriction, including without limitation
        the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and
        to permit persons to whom the Software is furnished to do so, subject to the following conditions:

        The above copyright notice and this permission notice shall be included in all copies or substantial portions of
        the Software.

        THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
        THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
        CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        IN THE SOFTWARE.
        """;

    /// <summary>The text of ThirdPartyNotices.txt.</summary>
    /// <param name="assetsFile">The project.assets.json of what ships.</param>
    /// <exception cref="InvalidDataException">A package is not restored, or names no licence.</exception>
    public static string Write(string assetsFile)
    {
        IReadOnlyList<ShippedPackage> packages = ShippedPackage.Of(assetsFile);
        StringBuilder text = new();
        text.Append("AzBackupTools ships the following packages. ")
            .Append("`./build.sh package --notices` writes this file from their own metadata.\n");
        foreach (ShippedPackage package in packages)
        {
            if (package.License.Length == 0)
            {
                throw new InvalidDataException($"The package {package.Id} {package.Version} names no licence: it must not ship.");
            }

            text.Append(CultureInfo.InvariantCulture, $"\n{package.Id} {package.Version}\n");
            text.Append(CultureInfo.InvariantCulture, $"  License: {package.License}\n");
            text.Append(package.ProjectUrl.Length > 0 ? $"  Project: {package.ProjectUrl}\n" : "");
            text.Append(package.Copyright.Length > 0 ? $"  {package.Copyright}\n" : "");
        }

        text.Append("\nThe MIT license, under which those marked MIT come:\n\n").Append(Mit).Append('\n');
        return text.ToString().ReplaceLineEndings("\n");
    }
}
