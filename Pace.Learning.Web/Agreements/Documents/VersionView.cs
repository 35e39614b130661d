namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>A version as its page shows it on a day.</summary>
internal sealed class VersionView(AgreementDocument document, AgreementVersion version, DateOnly day)
{
    public AgreementDocument Document => document;

    public AgreementVersion Version => version;

    /// <summary>By whom of the parents its text was reviewed.</summary>
    public ParentReview? Reviewed { get; init; }

    /// <summary>The versions that people may see: a text that isn't locked may still change, so it isn't shown.</summary>
    public IReadOnlyList<AgreementVersion> Others { get; } = [.. Shown(document).Where(v => v.Number != version.Number)];

    public static IEnumerable<AgreementVersion> Shown(AgreementDocument document) => document.Versions.Where(v => v.IsLocked);

    public static string Url(AgreementDocument document, AgreementVersion version) => $"{document.Url}/{version.Number}";

    /// <summary>The address of its exact bytes.</summary>
    public string FileUrl => $"{Url(document, version)}.md";

    public string FileName => $"{document.Slug}-{version.Number}.md";

    public string Standing => StandingOf(version);

    public string StandingOf(AgreementVersion one) =>
        one.EffectiveOn > day ? $"Takes effect on {LondonTime.Long(one.EffectiveOn)}"
        : document.InEffect(day)?.Number == one.Number ? $"In effect since {LondonTime.Long(one.EffectiveOn)}"
        : one.SunsetOn is { } ended && ended <= day ? $"Ended on {LondonTime.Long(ended)}"
        : one.SunsetOn is { } ends ? $"Replaced. Where it was signed, it holds until {LondonTime.Long(ends)}"
        : "Replaced";

    /// <summary>The earlier versions, the latest first, that its differences can be shown from.</summary>
    public IEnumerable<AgreementVersion> Earlier => Others.Where(v => v.Number < version.Number).Reverse();
}
