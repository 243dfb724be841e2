using System.Threading.Tasks;

namespace AzBackupTools.Core.Workflows;

/// <summary>Asks, once per target, whether a change may be made.</summary>
/// <param name="target">What would change, by a name that a person knows.</param>
/// <param name="action">What would be done to it, with its consequences.</param>
/// <returns>False where the change must not be made: then nothing is sent.</returns>
public delegate Task<bool> Confirmation(string target, string action);
