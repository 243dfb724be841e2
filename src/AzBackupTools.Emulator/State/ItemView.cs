using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Emulator.State;

/// <summary>An item as it is at one moment: a function of what happened to it and of the time.</summary>
internal sealed class ItemView
{
    private readonly List<RecoveryPointRecord> _points = new();
    private DateTimeOffset? _keptFrom;

    private ItemView(DateTimeOffset now) => Now = now;

    public DateTimeOffset Now { get; }

    public ItemState State { get; private set; }

    public bool Exists => State != ItemState.None;

    public string Policy { get; private set; } = string.Empty;

    public DiskSelection? Disks { get; private set; }

    public DateTimeOffset? LastBackupTime { get; private set; }

    /// <summary>Completed, Failed or nothing.</summary>
    public string LastBackupStatus { get; private set; } = string.Empty;

    public JobError? LastError { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public int RetentionDays { get; private set; }

    /// <summary>True from a soft deletion to the next configuration: the container goes on saying SoftDeleted after an undelete.</summary>
    public bool ContainerSaysSoftDeleted { get; private set; }

    public DateTimeOffset? PurgeAt => DeletedAt is { } deleted ? deleted + TimeSpan.FromDays(RetentionDays) : null;

    /// <summary>
    /// The recovery points that are there, oldest first. Those of a stopped or deleted item do not expire: what was there when it
    /// stopped is kept.
    /// </summary>
    public IReadOnlyList<RecoveryPointRecord> RecoveryPoints =>
        _points.Where(point => point.ExpiresAt > (_keptFrom ?? Now)).OrderBy(point => point.Time).ToList();

    public static ItemView Of(IEnumerable<ItemChange> changes, DateTimeOffset now)
    {
        var view = new ItemView(now);
        foreach (ItemChange change in changes)
        {
            if (change.At <= now)
            {
                view.PurgeBefore(change.At);
                view.Apply(change);
            }
            else if (change.RecoveryPoint is { } point && point.VisibleFrom <= now)
            {
                view._points.Add(point);
            }
        }

        view.PurgeBefore(now);
        return view;
    }

    private void PurgeBefore(DateTimeOffset moment)
    {
        if (State == ItemState.SoftDeleted && PurgeAt is { } purge && purge <= moment)
        {
            Enter(ItemStateMachine.Find(State, ItemEvent.Purge, false)!.To, purge);
        }
    }

    private void Apply(ItemChange change)
    {
        ItemTransition? row = ItemStateMachine.Find(State, change.Event, RecoveryPointsAt(change.At));
        if (row is null)
        {
            return;
        }

        switch (change.Event)
        {
            case ItemEvent.Protect or ItemEvent.ChangePolicy or ItemEvent.Resume:
                Policy = change.Policy ?? string.Empty;
                ContainerSaysSoftDeleted = false;
                break;
            case ItemEvent.StopRetain or ItemEvent.DeleteSoftly:
                Policy = string.Empty;
                break;
            case ItemEvent.BackupSucceeded:
                _points.Add(change.RecoveryPoint!);
                LastBackupStatus = "Completed";
                LastBackupTime = change.RequestedAt;
                LastError = null;
                break;
            case ItemEvent.BackupFailed:
                LastBackupStatus = "Failed";
                LastBackupTime = change.RequestedAt;
                LastError = change.Error;
                break;
        }

        if (change.SetsDisks)
        {
            Disks = change.Disks;
        }

        if (change.Event == ItemEvent.DeleteSoftly)
        {
            DeletedAt = change.RequestedAt;
            RetentionDays = change.RetentionDays;
            ContainerSaysSoftDeleted = true;
        }
        else
        {
            DeletedAt = null;
        }

        Enter(row.To, change.At);
    }

    private bool RecoveryPointsAt(DateTimeOffset moment) => _points.Any(point => point.ExpiresAt > (_keptFrom ?? moment));

    private void Enter(ItemState state, DateTimeOffset moment)
    {
        bool keeps = state is ItemState.ProtectionStopped or ItemState.SoftDeleted;
        _keptFrom = keeps ? _keptFrom ?? moment : null;
        State = state;
        if (state == ItemState.None)
        {
            _points.Clear();
            Policy = string.Empty;
            Disks = null;
            LastBackupTime = null;
            LastBackupStatus = string.Empty;
            LastError = null;
            DeletedAt = null;
            ContainerSaysSoftDeleted = false;
        }
    }
}
