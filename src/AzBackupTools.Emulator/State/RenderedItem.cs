using System;

namespace AzBackupTools.Emulator.State;

/// <summary>An item as it was last written into a list, with a comma before it; good while the facts are the same and its newest point is kept.</summary>
internal sealed record RenderedItem(ItemFacts Facts, string ApiVersion, string Host, DateTimeOffset Until, ReadOnlyMemory<byte> Bytes);
