using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;

namespace AzBackupTools.Core.Services;

/// <summary>Turns what comes off the wire into models, one by one, as it is asked for. Memory holds one page.</summary>
internal static class ModelStream
{
    public static async IAsyncEnumerable<TModel> ListAsync<TWire, TModel>(
        this ArmClient arm,
        ArmRequest first,
        JsonTypeInfo<ArmPage<TWire>> type,
        Func<TWire, TModel> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TWire : class
    {
        await foreach (var page in arm.ListPagesAsync(first, type, cancellationToken).ConfigureAwait(false))
        {
            foreach (var element in (IEnumerable<TWire?>?)page.Value ?? [])
            {
                if (element is not null)
                {
                    yield return read(element);
                }
            }
        }
    }
}
