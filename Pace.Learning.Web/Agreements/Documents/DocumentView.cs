namespace Pace.Learning.Web.Agreements.Documents;

/// <summary>A document as its page shows it on a day, in the version that is in effect then.</summary>
internal sealed class DocumentView(AgreementDocument document, DateOnly day, ParentReview? reviewed = null)
{
    public AgreementDocument Document => document;

    public VersionView? InEffect { get; } = document.InEffect(day) is { } version ? new VersionView(document, version, day) { Reviewed = reviewed } : null;

    /// <summary>A version that has been announced.</summary>
    public AgreementVersion? Next => document.NextAfter(day);

    public IReadOnlyList<AgreementVersion> Shown { get; } = [.. VersionView.Shown(document)];
}
