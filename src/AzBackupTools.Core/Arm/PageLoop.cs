namespace AzBackupTools.Core.Arm;

/// <summary>
/// Notices that the pages of a list lead back to one that has been read, and remembers one link only, however many pages there are:
/// the links of the service are long. A short circle is noticed when it closes, a long one before it is walked three times.
/// </summary>
/// <remarks>Brent's algorithm: R. P. Brent, An improved Monte Carlo factorization algorithm, BIT 20 (1980), section 7.</remarks>
internal sealed class PageLoop
{
    private string? _landmark;
    private int _distance = 1;
    private int _next = 1;

    /// <summary>How many pages have been read.</summary>
    public int Pages { get; private set; }

    /// <summary>Takes the link to the next page.</summary>
    /// <returns>Whether it leads back.</returns>
    public bool Closes(string link)
    {
        Pages++;
        if (link == _landmark)
        {
            return true;
        }

        // Twice as far each time, so that the landmark comes to stand in the circle and the circle fits before the next one.
        if (_distance == _next)
        {
            _landmark = link;
            _next *= 2;
            _distance = 0;
        }

        _distance++;
        return false;
    }
}
