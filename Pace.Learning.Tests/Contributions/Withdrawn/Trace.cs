using System.Diagnostics;

namespace Pace.Learning.Tests.Contributions.Withdrawn;

/// <summary>Who looks.</summary>
internal enum Audience
{
    /// <summary>Learners, in lessons and recordings.</summary>
    Learners,

    /// <summary>Editors, in the lists and pages of what is shared.</summary>
    Editors,

    /// <summary>The participation manager.</summary>
    Manager,

    /// <summary>Surfaces that must not have words of parents at any time.</summary>
    Nobody,
}

/// <summary>Words that can be recognised wherever they turn up, and when they might show to whom.</summary>
internal sealed class Trace(string marker)
{
    private readonly Lock turn = new();
    private readonly Dictionary<Audience, List<(long From, long Until)>> times = [];

    public string Marker => marker;

    /// <summary>From now on: told before the act that allows it is asked for.</summary>
    public void MayShowTo(Audience audience)
    {
        lock (turn)
        {
            var list = times.TryGetValue(audience, out var known) ? known : times[audience] = [];
            if (list is not [.., (_, long.MaxValue)])
            {
                list.Add((Stopwatch.GetTimestamp(), long.MaxValue));
            }
        }
    }

    /// <summary>Until now: told once the act that forbids it was answered.</summary>
    public void HideFrom(Audience audience)
    {
        lock (turn)
        {
            if (times.TryGetValue(audience, out var list) && list is [.., (var from, long.MaxValue)])
            {
                list[^1] = (from, Stopwatch.GetTimestamp());
            }
        }
    }

    /// <summary>Whether an answer that began and ended then may have it.</summary>
    public bool MightShowTo(Audience audience, long began, long ended)
    {
        lock (turn)
        {
            return times.TryGetValue(audience, out var list) && list.Exists(t => t.From <= ended && t.Until >= began);
        }
    }
}
