using Pace.Learning.Content.Files;
using Pace.Learning.Content.Rules;

namespace Pace.Learning.Content.Compilation;

/// <summary>A link to somewhere on the site, to be looked at when everything has been compiled.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Line">The line on which it stands.</param>
/// <param name="TakenIn">The place among the files that the document takes in; <c>null</c>: the document's own.</param>
internal readonly record struct ProofLink(string Address, int Line, int? TakenIn);

/// <summary>What a document was compiled with that stands in other documents.</summary>
/// <param name="CourseReadingAge">The reading age of the course that it belongs to.</param>
/// <param name="LockedAs">The hash under which it is locked.</param>
internal sealed record Given(int? CourseReadingAge = null, string? LockedAs = null)
{
    public static Given Nothing { get; } = new();
}

/// <summary>
/// A document that has been compiled, with what the rest of the compilation asks of it: publishable when nothing in it is an error. All but its findings is the same for as
/// long as it is kept, and several compilations may use it at once.
/// </summary>
internal sealed record Proof
{
    public required DocumentFile File { get; init; }

    public required Given Given { get; init; }

    /// <summary>The hash of the file's bytes; <c>null</c> when it couldn't be read.</summary>
    public required FileHash? Hash { get; init; }

    /// <summary>What was asked about the site; <c>null</c> when that has to be asked anew.</summary>
    public required IReadOnlyList<SiteQuestion>? Asked { get; init; }

    public required FindingLog Findings { get; init; }

    /// <summary>Findings of other files that this document takes in, such as transcripts.</summary>
    public required IReadOnlyList<FindingLog> OtherFindings { get; init; }

    /// <summary>The id as written.</summary>
    public required string? Id { get; init; }

    public required int IdLine { get; init; }

    /// <summary>The reading age as written.</summary>
    public required string? ReadingAge { get; init; }

    /// <summary>What its own title says, where a file has no fields.</summary>
    public required string? Title { get; init; }

    /// <summary>What has been read of it; <c>null</c> when its fields can't be, and for what isn't a document by itself.</summary>
    public ContentDocument? Document { get; init; }

    public AgreementVersion? Version { get; init; }

    public IReadOnlyList<StepDraft> Steps { get; init; } = [];

    public CompiledText Body { get; init; } = CompiledText.Empty;

    /// <summary>The line of the field that the order of versions, and the roles in Wales, are about.</summary>
    public int RuledLine { get; init; } = 1;

    public required IReadOnlyList<WrittenClause> Clauses { get; init; }

    public required IReadOnlyList<ProofLink> Links { get; init; }

    /// <summary>The ids of the elements of its page.</summary>
    public required string[] ElementIds { get; init; }

    /// <summary>The full ids, as written, of the blocks that readers' progress refers to.</summary>
    public required IReadOnlyList<string> BlockIds { get; init; }

    public required IReadOnlyList<(string File, string Title, long Bytes)> Downloads { get; init; }

    public bool IsGood => Version is { IsLocked: true }
        ? Findings.All.All(f => f.Severity is not Severity.Error || KeptVersions.NotOfTheTextAlone.Contains(f.Rule))
        : !Findings.HasErrors && !OtherFindings.Any(o => o.HasErrors);

    public bool HasElement(string id) => Array.IndexOf(ElementIds, id) >= 0;

    public FindingLog LogOf(ProofLink link) => link.TakenIn is { } other ? OtherFindings[other] : Findings;

    /// <summary>Whether the same file would compile to the same.</summary>
    public bool IsStillRight(DocumentFile file, Given given, ContentSite site) =>
        Asked is not null && File == file && Given == given && Asked.All(q => q.IsAnsweredAlike(site));

    /// <summary>The same for another compilation, whose findings are added to what the document's own were.</summary>
    public Proof Again() => this with { Findings = Findings.Again(), OtherFindings = OtherFindings.Count == 0 ? [] : [.. OtherFindings.Select(o => o.Again())] };
}
