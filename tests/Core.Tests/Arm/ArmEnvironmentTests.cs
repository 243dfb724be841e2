using System;
using AzBackupTools.Core.Arm;
using Xunit;

namespace AzBackupTools.Core.Tests.Arm;

public sealed class ArmEnvironmentTests
{
    [Theory]
    [InlineData("AzureCloud", "https://management.azure.com/", "https://login.microsoftonline.com/", "https://management.azure.com/.default")]
    [InlineData("azurepubliccloud", "https://management.azure.com/", "https://login.microsoftonline.com/", "https://management.azure.com/.default")]
    [InlineData(" AzureUSGovernment ", "https://management.usgovcloudapi.net/", "https://login.microsoftonline.us/", "https://management.usgovcloudapi.net/.default")]
    [InlineData("azuregov", "https://management.usgovcloudapi.net/", "https://login.microsoftonline.us/", "https://management.usgovcloudapi.net/.default")]
    [InlineData("AzureChina", "https://management.chinacloudapi.cn/", "https://login.chinacloudapi.cn/", "https://management.chinacloudapi.cn/.default")]
    public void Clouds_are_known_by_name(string name, string endpoint, string authority, string scope)
    {
        var cloud = ArmEnvironment.Get(name);
        Assert.Equal((endpoint, authority, scope), (cloud.ResourceManager.AbsoluteUri, cloud.Authority.AbsoluteUri, cloud.Scope));
        Assert.Contains(cloud, ArmEnvironment.All);
        Assert.Equal(cloud.Name, cloud.ToString());
    }

    [Theory]
    [InlineData("AzureGermanCloud")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_cloud_is_refused_with_those_that_are_known(string? name) =>
        Assert.Contains("Known are AzureCloud, AzureUSGovernment and AzureChinaCloud", Assert.Throws<ArgumentException>(() => ArmEnvironment.Get(name!)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_cloud_of_ones_own_asks_for_tokens_of_its_endpoint()
    {
        var login = new Uri("https://login.contoso.example/");
        Assert.Equal("https://arm.contoso.example/.default", ArmEnvironment.Custom("own", new Uri("https://arm.contoso.example/"), login).Scope);
        Assert.Equal("https://audience.contoso.example/.default", ArmEnvironment.Custom("own", new Uri("https://arm.contoso.example/"), login, "https://audience.contoso.example/.default").Scope);
        Assert.Throws<ArgumentException>(() => ArmEnvironment.Custom("own", new Uri("http://arm.contoso.example/"), login));
        Assert.Throws<ArgumentException>(() => ArmEnvironment.Custom(" ", new Uri("https://arm.contoso.example/"), login));
        Assert.Throws<ArgumentException>(() => ArmEnvironment.Custom("own", new Uri("https://arm.contoso.example/"), null!));
    }
}
