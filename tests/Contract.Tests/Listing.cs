using System.Collections.Generic;
using System.Threading.Tasks;

namespace AzBackupTools.Contract.Tests;

/// <summary>Reads lists to their end.</summary>
internal static class Listing
{
    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var element in source)
        {
            list.Add(element);
        }

        return list;
    }
}
