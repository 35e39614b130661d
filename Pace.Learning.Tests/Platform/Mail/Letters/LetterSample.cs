using Pace.Learning.Tests.Accounts;
using Pace.Learning.Tests.Agreements;
using Pace.Learning.Tests.Agreements.Plans;
using Pace.Learning.Tests.Courses;
using Pace.Learning.Tests.LocalAreas;
using Pace.Learning.Tests.Parents;
using Pace.Learning.Tests.Platform.Ledger;
using Pace.Learning.Tests.Studio;
using Pace.Learning.Web.Platform.Mail.Letters;

namespace Pace.Learning.Tests.Platform.Mail.Letters;

/// <summary>A letter as somebody gets it, with what it must say.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its plain form, without the empty lines at its end.</param>
/// <param name="IsToParent">Whether somebody may look over a parent's shoulder while they read it.</param>
internal sealed record LetterSample(Letter Letter, string Subject, string Text, bool IsToParent = false)
{
    /// <summary>Every letter that the site sends, in each of its forms.</summary>
    public static IReadOnlyList<LetterSample> All { get; } =
        [.. AccountLetters.Samples, .. AgreementMail.Samples, .. PlanLetters.Samples, .. CourseLetters.Samples, .. AreaLetters.Samples, .. ParentLetters.Samples, .. StudioLetters.Samples, .. LedgerLetters.Samples];
}
