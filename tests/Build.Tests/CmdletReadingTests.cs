using System.Linq;
using AzBackupTools.Build.Pages;
using Xunit;

namespace AzBackupTools.Build.Tests;

public sealed class CmdletReadingTests
{
    [Fact]
    public void Parameters_come_from_the_class_and_then_from_its_base() => Assert.Equal(
        ["Name", "Id", "ThrottleLimit", "Day", "Until", "Force", "Vault", "WhatIf", "Confirm"], Sample.Cmdlet.Parameters.Select(p => p.Name));

    [Fact]
    public void The_default_set_is_the_first() => Assert.Equal(["ByName", "ById"], Sample.Cmdlet.Sets);

    [Fact]
    public void Output_types_are_named_in_full() => Assert.Equal(["System.TimeSpan", "System.String[]"], Sample.Cmdlet.OutputTypes);

    [Theory]
    [InlineData("ThrottleLimit", "16")]
    [InlineData("Day", "Friday")]
    [InlineData("Until", "None")]
    [InlineData("Force", "False")]
    [InlineData("Id", "None")]
    public void Defaults_are_those_of_an_instance(string name, string expected) =>
        Assert.Equal(expected, ParameterMetadata.Default(Sample.Parameter(name)));

    [Theory]
    [InlineData("Until", "DateTimeOffset")]
    [InlineData("Name", "String[]")]
    public void Types_read_as_a_user_writes_them(string name, string expected) => Assert.Equal(expected, Sample.Parameter(name).TypeName);

    [Fact]
    public void An_enumeration_and_a_set_name_their_values()
    {
        Assert.Equal(["a", "b"], Sample.Parameter("Id").AcceptedValues);
        Assert.Contains("Sunday", Sample.Parameter("Day").AcceptedValues);
    }

    [Fact]
    public void Pipeline_input_wildcards_and_aliases_are_told()
    {
        Assert.Equal("True (ByValue)", ParameterMetadata.Pipeline(Sample.Parameter("Name")));
        Assert.Equal("True (ByPropertyName)", ParameterMetadata.Pipeline(Sample.Parameter("Vault")));
        Assert.True(Sample.Parameter("Name").Wildcards);
        Assert.Equal(["VaultName", "VaultId"], Sample.Parameter("Vault").Aliases);
    }

    [Fact]
    public void A_syntax_line_has_positions_first_then_what_is_mandatory()
    {
        Assert.Equal(
            "Get-Sample [[-Name] <String[]>] [-ThrottleLimit <Int32>] [-Day <DayOfWeek>]\n"
            + " [-Until <DateTimeOffset>] [-Force] [-Vault <String>] [-WhatIf] [-Confirm] [<CommonParameters>]",
            SyntaxLine.Write(Sample.Cmdlet, "ByName"));
        Assert.StartsWith("Get-Sample -Id <String> [-ThrottleLimit", SyntaxLine.Write(Sample.Cmdlet, "ById"), System.StringComparison.Ordinal);
    }
}
