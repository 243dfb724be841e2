using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>The result of a validation; its status has the same below "properties".</summary>
internal sealed class ValidationAnswer
{
    public ValidationResponseWire? ValidateOperationResponse { get; set; }

    public ValidationAnswer? Properties { get; set; }
}

/// <summary>"validateOperationResponse" of a <see cref="ValidationAnswer" />.</summary>
internal sealed class ValidationResponseWire
{
    public List<ValidationResultWire?>? ValidationResults { get; set; }
}

/// <summary>A <see cref="RestoreFinding" /> on the wire.</summary>
internal sealed class ValidationResultWire
{
    public string? Code { get; set; }

    public string? Message { get; set; }

    public List<string?>? Recommendations { get; set; }

    public RestoreFinding ToModel() => new() { Code = Code, Message = Message, Recommendations = WireList.Read(Recommendations) };
}

/// <summary>The status of an operation that has mounted disks.</summary>
internal sealed class MountAnswer
{
    public MountAnswerProperties? Properties { get; set; }
}

/// <summary>"properties" of a <see cref="MountAnswer" />.</summary>
internal sealed class MountAnswerProperties
{
    public MountTargetWire? RecoveryTarget { get; set; }
}

/// <summary>"recoveryTarget" of a <see cref="MountAnswer" />.</summary>
internal sealed class MountTargetWire
{
    public List<ClientScriptWire?>? ClientScripts { get; set; }
}

/// <summary>A <see cref="FileRecoveryScript" /> on the wire.</summary>
internal sealed class ClientScriptWire
{
    public string? OsType { get; set; }

    public string? ScriptContent { get; set; }

    public string? ScriptExtension { get; set; }

    public string? ScriptNameSuffix { get; set; }

    public string? Url { get; set; }
}

/// <summary>A signed address.</summary>
internal sealed class BlobSasAnswer
{
    public string? ServiceSasToken { get; set; }
}

/// <summary>What of a storage account is read.</summary>
internal sealed class StorageAccountPropertiesWire
{
    public StorageEndpointsWire? PrimaryEndpoints { get; set; }
}

/// <summary>"primaryEndpoints" of a storage account.</summary>
internal sealed class StorageEndpointsWire
{
    public string? Blob { get; set; }
}

/// <summary>What of a virtual network is read.</summary>
internal sealed class VirtualNetworkPropertiesWire
{
    public List<SubnetWire?>? Subnets { get; set; }
}

/// <summary>A subnet on the wire.</summary>
internal sealed class SubnetWire
{
    public string? Id { get; set; }

    public string? Name { get; set; }
}
