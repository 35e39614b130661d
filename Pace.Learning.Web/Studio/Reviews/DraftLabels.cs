using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>Drafts in plain words, for parents.</summary>
internal static class DraftLabels
{
    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Lesson => "A lesson",
        DocumentKind.Course => "About a course",
        DocumentKind.Module => "About part of a course",
        DocumentKind.Pathway => "A way through the courses",
        DocumentKind.Agreement or DocumentKind.AgreementVersion => "What local areas promise",
        DocumentKind.Statement => "What parents say yes to",
        DocumentKind.Download => "A sheet to print",
        _ => "A page of this site",
    };

    public static string Thanks(Verdict verdict) =>
        verdict is Verdict.Approved ? "Thank you. We know now that it is fine for you." : "Thank you. We will change it, or tell you why not. You can write a note, if you like.";

    public static string Of(Verdict verdict) => verdict is Verdict.Approved ? "You said that it is fine." : "You asked for changes.";
}
