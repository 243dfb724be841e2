using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>The refusals of the backup service that more than one provider gives.</summary>
internal static class BackupErrors
{
    public static ArmErrorException ItemNotFound() => new(
        404,
        "BMSUserErrorDataSourceObjectNotFound",
        "Item not found.\r\nSelected item might have been deleted. Please check if item is registered to the vault.");

    public static ArmErrorException InvalidInput(string what) => new(
        400, "BMSUserErrorInvalidInput", "Input provided for the call is invalid\r\nPlease check the required inputs. " + what);

    public static ArmErrorException InvalidConfigureProtection(string what) => new(
        400,
        "BMSUserErrorInvalidConfigureProtectionRequest",
        "Input for configure protection is not in proper format\r\nPlease ensure that container exists and other parameters are in valid format. " + what);

    public static ArmErrorException InvalidContainerName() => new(
        400, "BMSUserErrorContainerNameIncorrectFormat", "Container name is not in the correct format.");

    /// <summary>The status is a choice: the service's is not known.</summary>
    public static ArmErrorException Locked() => new(
        409, "BMSUserErrorObjectLocked", "Another operation is in progress on the selected item\r\nPlease wait for the operation to complete and try again.");

    /// <summary>The code and the text are a choice: the service's are not known.</summary>
    public static ArmErrorException SoftDeleted() => new(
        400,
        "BMSUserErrorItemInSoftDeletedState",
        "The backup item is in soft deleted state\r\nUndelete it first: configure protection with isRehydrate true.");

    /// <summary>The text is a choice: the service's is not known.</summary>
    public static ArmErrorException CrossRegionRestoreOff() => new(
        400, "BMSUserErrorCrossRegionRestoreNotEnabledInThisVault", "Cross region restore is not enabled in this vault\r\nEnable it in the storage settings of the vault.");
}
