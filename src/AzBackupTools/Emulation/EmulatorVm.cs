namespace AzBackupTools;

/// <summary>A virtual machine of the emulator.</summary>
public sealed record EmulatorVm
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The machine's resource group.</summary>
    public required string VmResourceGroupName { get; init; }

    /// <summary>The region.</summary>
    public required string Location { get; init; }

    /// <summary>Windows or Linux.</summary>
    public required string OsType { get; init; }

    /// <summary>How many data disks it has.</summary>
    public required int DataDisks { get; init; }

    /// <summary>Whether it runs: Running or Deallocated.</summary>
    public required string PowerState { get; init; }

    /// <summary>Whether the agent in it answers: Ready or NotReady.</summary>
    public required string AgentStatus { get; init; }

    /// <summary>The machine's ARM id.</summary>
    public required string VmId { get; init; }
}
