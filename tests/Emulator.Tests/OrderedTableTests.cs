using AzBackupTools.Emulator.State;

namespace AzBackupTools.Emulator.Tests;

public class OrderedTableTests
{
    [Fact]
    public void Whatever_comes_and_goes_it_is_in_the_order_of_ids_and_found_without_case()
    {
        var random = new Random(5);
        var table = new OrderedTable<string>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < 3000; i++)
        {
            string name = "rg" + new string(Enumerable.Range(0, random.Next(4)).Select(_ => "aB-_.0z"[random.Next(7)]).ToArray());
            if (random.Next(3) == 0)
            {
                Assert.Equal(names.Remove(name), table.Remove(name));
            }
            else
            {
                names.Add(name);
                table[name] = name;
            }
        }

        string[] expected = names.OrderBy(name => (name + "/").ToLowerInvariant(), StringComparer.Ordinal).Select(name => name.ToLowerInvariant()).ToArray();
        Assert.Equal(expected, table.Values.Select(name => name.ToLowerInvariant()));
        Assert.All(names, name => Assert.True(table.ContainsKey(name.ToUpperInvariant())));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected.Skip(i + 1), table.After(expected[i].ToUpperInvariant()).Select(name => name.ToLowerInvariant()));
        }

        Assert.Equal(expected, table.After(null).Select(name => name.ToLowerInvariant()));
        Assert.Equal(expected.Where(name => NameOrder.Compare(name, "rgb-none") > 0), table.After("rgb-none").Select(name => name.ToLowerInvariant()));
    }

    [Fact]
    public void Jobs_are_in_the_order_of_their_starts_whatever_their_ids()
    {
        var table = new JobTable();
        foreach ((string id, int minute) in new[] { ("c", 3), ("a", 1), ("b", 3), ("d", 2) })
        {
            table.Add(id, new JobRecord
            {
                Id = id, Operation = "Backup", ItemKey = "", ContainerName = "", VmName = "", Start = Emu.Start.AddMinutes(minute), End = Emu.Start.AddHours(1),
                ActivityId = "", PropertyBag = [],
            });
        }

        Assert.Equal(["b", "c", "d", "a"], table.Backwards(DateTimeOffset.MaxValue).Select(job => job.Id));
        Assert.Equal(["d", "a"], table.Backwards(Emu.Start.AddMinutes(2)).Select(job => job.Id));
    }

    [Fact]
    public void Ids_of_schedules_are_read_back_and_no_other_is_taken_for_one()
    {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++)
        {
            long item = random.NextInt64(10_000_000_000_000, 299_999_999_999_999);
            long start = random.NextInt64(DateTime.UnixEpoch.Ticks, DateTime.MaxValue.Ticks) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond;
            ulong key = (ulong)random.NextInt64();
            string id = ScheduledIds.JobId(key, item, start);
            Assert.Equal((item, start), ScheduledIds.Read(key, id));
            Assert.Null(ScheduledIds.Read(key + 1, id));
            Assert.Equal('4', id[14]);
            Assert.Contains(id[19], "89ab");
            string name = ScheduledIds.PointName(item, start);
            Assert.InRange(name.Length, 12, 15);
            Assert.Equal(start, ScheduledIds.StartOfPoint(item, name));
        }

        Assert.Null(ScheduledIds.Read(1, Guid.Empty.ToString()));
        Assert.Null(ScheduledIds.StartOfPoint(1, "none"));
    }
}
