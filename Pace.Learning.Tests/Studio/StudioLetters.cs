using Pace.Learning.Tests.Platform.Mail.Letters;
using Pace.Learning.Web.BackOffice.Asked;
using Pace.Learning.Web.Studio.Releases;

namespace Pace.Learning.Tests.Studio;

/// <summary>What is written about publishing.</summary>
internal static class StudioLetters
{
    public static IEnumerable<LetterSample> Samples =>
    [
        new(new ReleaseBlockedLetter { Title = "Meetings, autumn", Words = "pages/about.md: A <link> leads nowhere.\npages/help.md: It isn’t approved.", Url = "https://site.example/studio/releases/1" }, "Something was not published",
            """
            Hello,

            “Meetings, autumn” was to be published now, and it wasn’t. Nothing of it is public, and nothing is lost. This stood in the way:

            pages/about.md: A <link> leads nowhere.

            pages/help.md: It isn’t approved.

            Put it right, then choose a new time or publish it at once.

            See what to do:
            https://site.example/studio/releases/1
            """),
        new(new NotPublishedLetter { Documents = [("Two ways in", "Parents haven’t approved these words.\nNobody’s yes holds."), ("Tea & cake", "It has no title.")], Url = "https://site.example/studio" }, "Something was not published",
            """
            Hello,

            These were to be published in Umbraco while nobody looked, and they weren’t. What people read now stays as it is, and Umbraco forgets the day that was set.

            “Two ways in”:

            Parents haven’t approved these words.

            Nobody’s yes holds.

            “Tea & cake”:

            It has no title.

            Put it right there, then publish it, or set another day.

            See the Studio, which leads to Umbraco:
            https://site.example/studio
            """),
    ];
}
