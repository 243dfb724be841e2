namespace System.Management.Automation;

/// <summary>What the engine says of a null or empty argument.</summary>
internal static class ValidationText
{
    internal const string Null = "The argument is null. Provide a valid value for the argument, and then try running the command again.";

    internal const string NullCollection = "The argument has a null value, or an element of the argument collection contains a null value. Provide a collection that does not contain any null values, and then try the command again.";

    internal const string NullOrEmpty = "The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.";

    internal const string NullOrEmptyCollection = "The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.";
}
