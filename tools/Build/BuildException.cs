using System;

namespace AzBackupTools.Build;

/// <summary>Something that the person at the keyboard can act upon: the message is all that is shown.</summary>
internal sealed class BuildException(string message) : Exception(message);
