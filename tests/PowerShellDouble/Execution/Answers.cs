using System.Collections.Generic;

namespace PowerShellDouble.Execution;

/// <summary>How a test answers what the engine asks.</summary>
public enum Answer
{
    /// <summary>Yes, this time.</summary>
    Yes,

    /// <summary>Yes, to this and all further questions of the command.</summary>
    YesToAll,

    /// <summary>Not this time.</summary>
    No,

    /// <summary>No, to this and all further questions of the command.</summary>
    NoToAll,

    /// <summary>End the command; an answer to what a preference Inquire asks.</summary>
    Halt,
}

/// <summary>The answers that a test has laid ready. A question without one is an error: nobody is there to give it.</summary>
public sealed class AnswerQueue
{
    private readonly Queue<Answer> _answers = new();

    /// <summary>Lays further answers ready.</summary>
    public void Add(params Answer[] answers)
    {
        foreach (var answer in answers)
        {
            _answers.Enqueue(answer);
        }
    }

    /// <summary>Takes back what has not been used.</summary>
    public void Clear() => _answers.Clear();

    internal bool TryTake(out Answer answer) => _answers.TryDequeue(out answer);
}
