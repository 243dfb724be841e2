using System.IO;

namespace AzBackupTools.Benchmarks.Reporting;

/// <summary>What the benchmarks have to say, for a person who reads it from top to bottom.</summary>
internal sealed class Report(TextWriter writer)
{
    private int _held;
    private int _missed;

    /// <summary>Begins a section.</summary>
    public void Title(string text, string explanation)
    {
        writer.WriteLine(text);
        writer.WriteLine(new string('=', text.Length));
        writer.WriteLine(explanation);
        writer.WriteLine();
    }

    /// <summary>Writes a table; cells of numbers stand at the right.</summary>
    public void Table(Table table)
    {
        foreach (string line in table.Lines())
        {
            writer.WriteLine(line);
        }

        writer.WriteLine();
    }

    /// <summary>Writes a sentence that is no verdict.</summary>
    public void Note(string text)
    {
        writer.WriteLine(text);
        writer.WriteLine();
    }

    /// <summary>Holds a measurement to its bound.</summary>
    public void Verdict(bool holds, string text)
    {
        _ = holds ? _held++ : _missed++;
        writer.WriteLine($"{(holds ? "PASS" : "OVER")}  {text}");
        writer.WriteLine();
    }

    /// <summary>Writes the sum.</summary>
    /// <returns>The exit code: 1 where a bound is missed.</returns>
    public int Close()
    {
        writer.WriteLine($"{_held} bounds held, {_missed} missed");
        return _missed == 0 ? 0 : 1;
    }
}
