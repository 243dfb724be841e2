using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler accept <c>init</c> accessors on frameworks older than .NET 5.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
