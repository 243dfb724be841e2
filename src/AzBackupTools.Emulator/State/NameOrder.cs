namespace AzBackupTools.Emulator.State;

/// <summary>
/// The order of names without case in which their ids stand as well: the end of a name counts as the slash that follows it in an id, or as
/// the semicolon in the key of an item.
/// </summary>
internal static class NameOrder
{
    public static int Compare(string one, string other)
    {
        int length = one.Length < other.Length ? one.Length : other.Length;
        for (int i = 0; i <= length; i++)
        {
            char mine = At(one, i);
            char theirs = At(other, i);
            if (mine != theirs)
            {
                return mine < theirs ? -1 : 1;
            }
        }

        return one.Length.CompareTo(other.Length);
    }

    private static char At(string name, int index)
    {
        if (index >= name.Length)
        {
            return '/';
        }

        char c = name[index];
        return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c < 0x80 ? c == ';' ? '/' : c : char.ToLowerInvariant(c);
    }
}
