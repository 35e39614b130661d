using System.Text.Json.Nodes;

namespace Pace.Learning.BackOffice.Publishing;

/// <summary>A document as it would be published, for the site to judge.</summary>
internal sealed record PublishCheck(Guid Key, string DocumentType, Guid? ParentKey, string? Name, IReadOnlyList<string> Cultures, JsonObject Properties)
{
    /// <summary>Whether it is published on its day, or by a program, so that nobody reads the messages.</summary>
    public bool Unattended { get; init; }
}

/// <summary>Why a document may not be published.</summary>
internal sealed record Blocker(string? Category, string? Message, string? Property);

/// <summary>What the site says to a document: nothing that blocks it, it may be published.</summary>
internal sealed record PublishVerdict(IReadOnlyList<Blocker>? Blockers);
