namespace Pace.Learning.Web.BackOffice.Asked;

/// <summary>A document that is written in Umbraco, as the file that it would be here.</summary>
/// <param name="Path">Its path in the content folder.</param>
/// <param name="Text">What it would say.</param>
/// <param name="Normalized">The same in the form by which approvals are known.</param>
/// <param name="IsPlaced">Whether what it stands in is public here, so that the path is the one that it will have.</param>
/// <param name="Around">Texts that stand in for what it stands in, by their paths, so that it can be looked at.</param>
internal sealed record PlacedDocument(string Path, string Text, string Normalized, bool IsPlaced, IReadOnlyDictionary<string, string> Around)
{
    /// <summary>Whether it is a block that is published by itself: documents that show it are read as a whole.</summary>
    public bool IsPart { get; init; }

    /// <summary>The text with what it needs around it.</summary>
    public IReadOnlyDictionary<string, string> Texts => new Dictionary<string, string>(Around) { [Path] = Text };
}

/// <summary>Where a document stands, or why it can't stand anywhere.</summary>
/// <param name="Document">The document; <c>null</c>: it has no text of its own, or no place.</param>
/// <param name="Reason">Why it has no place, in words for editors; <c>null</c>: it needs none.</param>
internal sealed record Placing(PlacedDocument? Document, string? Reason);
