using Pace.Learning.Tests.Platform.Mail.Letters;
using Pace.Learning.Web.LocalAreas.Leads;

namespace Pace.Learning.Tests.LocalAreas;

/// <summary>What is written about acting for an area.</summary>
internal static class AreaLetters
{
    private const string Subject = "About your area";

    public static IEnumerable<LetterSample> Samples =>
    [
        new(new LeadAskedLetter { Url = "https://site.example/manage/areas/1" }, Subject,
            """
            Hello,

            Somebody has asked to act for a local area. Please make sure who they are before you say yes: call a number that the council publishes.

            Look at the request:
            https://site.example/manage/areas/1
            """),
        new(new LeadVerifiedLetter { AreaName = "Testshire", Url = "https://site.example/my-area/testshire" }, Subject,
            """
            Hello,

            We have checked your request: you now act for Testshire. You can keep its list of agencies and staff, see how many people are trained, and start its sign-up.

            Go to your area:
            https://site.example/my-area/testshire
            """),
        new(new LeadRefusedLetter { AreaName = "Testshire", Reason = "We rang <them>.\nNobody knows you." }, Subject,
            """
            Hello,

            You asked to act for Testshire. We can’t say yes at the moment. This is why:

            We rang <them>.
            Nobody knows you.

            If something has changed or we got it wrong, you are welcome to ask again, or to answer this mail.
            """),
        new(new LeadRemovedLetter { AreaName = "Testshire", Reason = "You moved." }, Subject,
            """
            Hello,

            You no longer act for Testshire on this site. This is why:

            You moved.

            Nothing else about your account has changed. If this is a mistake, please answer this mail.
            """),
    ];
}
