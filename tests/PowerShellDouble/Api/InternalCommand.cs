namespace System.Management.Automation.Internal;

/// <summary>What every command is to the engine.</summary>
public abstract class InternalCommand
{
    internal InternalCommand()
    {
    }

    public CommandOrigin CommandOrigin => CommandOrigin.Internal;
}
