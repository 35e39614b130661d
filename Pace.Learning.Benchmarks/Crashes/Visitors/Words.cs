using Pace.Learning.Web.Contributions.Consents;

namespace Pace.Learning.Benchmarks.Crashes.Visitors;

/// <summary>How far a parent's words have come.</summary>
internal enum WordsStage
{
    Drafted,
    Shared,
    Agreed,
    Placed,
    TakenBack,
}

/// <summary>Words of a parent, told from all others by their mark, as far as the site has acknowledged what was done about them.</summary>
internal sealed class Words(string mark, Guid id)
{
    public string Mark => mark;

    public Guid Id => id;

    public Guid? ConsentId { get; set; }

    public WordsStage Stage { get; private set; } = WordsStage.Drafted;

    /// <summary>What is under way: they are so once the site has done it.</summary>
    public WordsStage? Next { get; private set; }

    /// <summary>How they were taken back, or are just being.</summary>
    public ConsentEnding? Ending { get; private set; }

    /// <summary>Whether a page may hold them for the parent's eyes at least.</summary>
    public bool AreErased => Stage == WordsStage.TakenBack && Ending == ConsentEnding.WordsErased;

    public bool AreInUse => Stage is WordsStage.Agreed or WordsStage.Placed;

    public void Begin(WordsStage next, ConsentEnding? ending = null) => (Next, Ending) = (next, ending ?? Ending);

    public void End() => (Stage, Next) = (Next ?? Stage, null);

    /// <summary>Holds what was found against what was acknowledged. Answers whether something was kept that had been cut off.</summary>
    public bool Settle(WordsStage found)
    {
        CrashFailure.Unless(found == Stage || found == Next, $"The words {Mark} ({Id}) are {found}; the site had acknowledged {Stage}, and {Next?.ToString() ?? "nothing"} was under way");
        var wasKept = found != Stage;
        (Stage, Next) = (found, null);
        return wasKept;
    }
}
