namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>What somebody writes as evidence.</summary>
/// <param name="Words">What shows it.</param>
/// <param name="Link">Where it can be read, when it is public.</param>
/// <param name="On">The day that it is about; <c>null</c> when none was given.</param>
public sealed record EvidenceInput(string? Words, string? Link, DateOnly? On)
{
    internal Refusal? Check(DateOnly today) =>
        string.IsNullOrWhiteSpace(Words) ? new Refusal("Words", "Say what shows it")
        : Words.Trim().Length > EvidenceNote.WordsLength ? new Refusal("Words", TextLimit.Use(EvidenceNote.WordsLength))
        : !string.IsNullOrWhiteSpace(Link) && !IsLink(Link.Trim()) ? new Refusal("Link", "Enter a whole address that begins with https://, or leave it empty")
        : On is not { } day ? new Refusal("On", "Enter the day that it is about")
        : day > today ? new Refusal("On", "Choose today or a day before")
        : null;

    private static bool IsLink(string text) =>
        text.Length <= EvidenceNote.LinkLength && Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "https", UserInfo: "" } && address.Host.Contains('.');
}

/// <summary>A note on what shows that something was done. It stays as it is: who finds it wrong adds a note that strikes it through.</summary>
public sealed class EvidenceNote : IContestedRow
{
    /// <summary>The longest note, in characters.</summary>
    public const int WordsLength = 1000;

    /// <summary>The longest link, in characters.</summary>
    public const int LinkLength = 500;

    private EvidenceNote()
    {
    }

    internal EvidenceNote(PlanAction action, int number, EvidenceInput words, Guid? strikes, ActingFor by, DateTime now)
    {
        (Id, ActionId, Number, AddedAt) = (Guid.CreateVersion7(), action.Id, number, now);
        (ByPersonId, Side, StrikesId) = (by.PersonId, by.Side, strikes);
        (Words, Link, On) = (words.Words!.Trim(), string.IsNullOrWhiteSpace(words.Link) ? null : words.Link.Trim(), words.On!.Value);
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it is about.</summary>
    public Guid ActionId { get; private set; }

    /// <summary>Which one, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What shows it.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Where it can be read.</summary>
    public string? Link { get; private set; }

    /// <summary>The day that it is about.</summary>
    public DateOnly On { get; private set; }

    /// <summary>When it was added (UTC).</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>Who added it.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>For whom.</summary>
    public PlanSide Side { get; private set; }

    /// <summary>The earlier note that this one strikes through.</summary>
    public Guid? StrikesId { get; private set; }
}
