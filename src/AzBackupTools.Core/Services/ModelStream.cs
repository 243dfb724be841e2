using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Core.Services;

/// <summary>Turns what comes off the wire into models, one by one, as it is asked for.</summary>
internal static class ModelStream
{
    public static async IAsyncEnumerable<TModel> ReadEachAsync<TWire, TModel>(
        this IAsyncEnumerable<TWire?> wire, Func<TWire, TModel> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TWire : class
    {
        await foreach (var element in wire.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (element is not null)
            {
                yield return read(element);
            }
        }
    }
}
