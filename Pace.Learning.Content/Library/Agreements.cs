using Pace.Learning.Content.Markup;

namespace Pace.Learning.Content.Library;

/// <summary>A document that local areas sign, in all its versions. Its own text introduces it, and is no part of what is signed.</summary>
public sealed record AgreementDocument : ContentDocument
{
    /// <summary>Its address from the root of the site: the version in effect.</summary>
    public string Url => $"/agreements/documents/{Slug}";

    /// <summary>In the order of their numbers.</summary>
    public required IReadOnlyList<AgreementVersion> Versions { get; init; }

    /// <summary>What roles are called in Wales, by the keys of the places; those that are called alike are left out.</summary>
    public IReadOnlyDictionary<string, string> RolesInWales { get; init; } = new Dictionary<string, string>();

    /// <summary>The role in which a place is signed, in England or in Wales.</summary>
    public string RoleOf(RequiredSignatory place, bool inWales) => inWales ? RolesInWales.GetValueOrDefault(place.Key, place.Role) : place.Role;

    /// <summary>
    /// The version that areas sign on a day: the newest that has taken effect; <c>null</c> before the first has, and after the sunset of the newest.
    /// A version whose bytes nobody has locked never takes effect.
    /// </summary>
    public AgreementVersion? InEffect(DateOnly day) =>
        Versions.LastOrDefault(v => v.IsLocked && v.EffectiveOn <= day) is { } newest && !(newest.SunsetOn <= day) ? newest : null;

    /// <summary>The version that takes effect next after a day, when one has been announced.</summary>
    public AgreementVersion? NextAfter(DateOnly day) => Versions.FirstOrDefault(v => v.IsLocked && v.EffectiveOn > day);

    /// <summary>Finds a version by its number.</summary>
    public AgreementVersion? Version(int number) => Versions.FirstOrDefault(v => v.Number == number);
}

/// <summary>One version of a document: once in effect, its bytes never change.</summary>
public sealed record AgreementVersion
{
    /// <summary>The file that it was read from, relative to the content folder.</summary>
    public string Path { get; init; } = "";

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>The first day on which it may be signed.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>
    /// The first day on which it no longer holds for those who have signed it: as its file says; otherwise, where a newer version is locked, the days
    /// of grace after that takes effect; <c>null</c>: not yet known.
    /// </summary>
    public DateOnly? SunsetOn { get; init; }

    /// <summary>The exact bytes of its file: what is signed.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The SHA-256 of the bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether the list of locked versions holds its hash, so that it can take effect.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The whole text.</summary>
    public required CompiledText Body { get; init; }

    /// <summary>The whole text as safe markup.</summary>
    public FinishedHtml Html =>
        field.Length > 0 ? field : field = FinishedHtml.Concat(Body.Segments.OfType<HtmlSegment>().Select(s => s.Html));

    /// <summary>The Markdown that stands around the clauses.</summary>
    public string Surroundings { get; init; } = "";

    /// <summary>What somebody who signs declares.</summary>
    public required string Declaration { get; init; }

    /// <summary>What the clauses come under, in order; empty for a document without promises.</summary>
    public IReadOnlyList<AgreementPromise> Promises { get; init; } = [];

    /// <summary>In reading order.</summary>
    public required IReadOnlyList<AgreementClause> Clauses { get; init; }

    /// <summary>Who has to sign, in the order of the file.</summary>
    public required IReadOnlyList<RequiredSignatory> Signatories { get; init; }

    /// <summary>Months between reviews with parents.</summary>
    public required int ReviewMonths { get; init; }

    /// <summary>Months that a signed agreement runs for.</summary>
    public required int TermMonths { get; init; }

    /// <summary>Days that an area has to sign again: after its term has ended, and after this version has replaced the one that it signed.</summary>
    public required int GraceDays { get; init; }

    /// <summary>What is new in it, in plain words; <c>null</c> for the first version.</summary>
    public string? Changes { get; init; }

    /// <summary>Finds a clause by its id.</summary>
    public AgreementClause? Clause(string id) => Clauses.FirstOrDefault(c => c.Id == id);
}

/// <summary>A promise that clauses come under.</summary>
/// <param name="Key">Its letter.</param>
/// <param name="Title">What is promised, such as <c>To be treated with empathy</c>.</param>
public sealed record AgreementPromise(string Key, string Title);

/// <summary>One commitment, which can be kept or broken.</summary>
public sealed record AgreementClause
{
    /// <summary>Unique in its document for good: plans and differences refer to it.</summary>
    public required string Id { get; init; }

    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>The same in the plainest words; part of what is signed.</summary>
    public required string Summary { get; init; }

    /// <summary>The text as safe markup, without title and summary.</summary>
    public required FinishedHtml Html { get; init; }

    /// <summary>The text as it stands in the file.</summary>
    public required string Markdown { get; init; }

    /// <summary>The words alone.</summary>
    public string PlainText { get; init; } = "";

    /// <summary>The key of the promise that it comes under; <c>null</c> in a document without promises.</summary>
    public string? Promise { get; init; }
}

/// <summary>Somebody who has to sign, by role.</summary>
public sealed record RequiredSignatory
{
    /// <summary>Unique in its version.</summary>
    public required string Key { get; init; }

    /// <summary>The role, such as <c>Director of Children's Services</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The level at which the role works.</summary>
    public required WorkforceLevel Level { get; init; }

    /// <summary>The kind of agency that the role belongs to.</summary>
    public required AgencyKind Agency { get; init; }
}
