using Pace.Learning.Tests.Platform.Mail.Letters;
using Pace.Learning.Web.Courses.Certificates.Revoke;
using Pace.Learning.Web.Courses.Confidence.ThreeMonthsOn;

namespace Pace.Learning.Tests.Courses;

/// <summary>What is written to learners.</summary>
internal static class CourseLetters
{
    public static IEnumerable<LetterSample> Samples =>
    [
        new(new CertificateRevokedLetter { CourseTitle = "Trauma & you", Url = "https://site.example/my/certificates/1" },
            "Your certificate was taken back",
            """
            Hello,

            Your certificate for “Trauma & you” was taken back and is no longer valid. What you learned stays in your record.

            Read why:
            https://site.example/my/certificates/1

            If you think that this is a mistake, answer the people who run the site. You find them on every page of it.
            """),
        new(new ThreeMonthsOnLetter { CourseTitle = "Trauma & you", AnswerUrl = "https://site.example/courses/t/confidence", QuestionsUrl = "https://site.example/account/questions" },
            "How is it going, three months on?",
            """
            Hello,

            Three months ago you completed “Trauma & you”. How confident do you feel today? It takes a minute, and it tells us what stays. You can leave it out, and it changes nothing.

            Answer the question:
            https://site.example/courses/t/confidence

            We ask about a course once only.

            If you would rather not be asked at all, say so here:
            https://site.example/account/questions
            """),
    ];
}
