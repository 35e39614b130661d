using Pace.Learning.Tests.Platform.Mail.Letters;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Parents.Invitations;
using Pace.Learning.Web.Parents.SafeguardingConcerns;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Tests.Parents;

/// <summary>What is written to parents, and about them: that there is something to read, and no more.</summary>
internal static class ParentLetters
{
    public static IEnumerable<LetterSample> Samples =>
    [
        new(new ParentInvitationLetter { Url = "https://site.example/invited/a" }, "A note for you",
            """
            Hello,

            We spoke about something you might like to be part of. Here is some more about it. Reading it does not sign you up for anything.

            Read it when you have a quiet moment. The link works for four weeks:
            https://site.example/invited/a

            If it is not for you, you don't need to do a thing. That is always all right.
            """, IsToParent: true),
        new(new RenewalLetter { Url = "https://site.example/taking-part" }, "A note for you",
            """
            Hello,

            Something you said yes to ends soon. If you would like it to go on, you can say so on your page. If you do nothing, it ends, and that is fine.

            Your page:
            https://site.example/taking-part
            """, IsToParent: true),
        new(new TalkQuestionLetter { Url = "https://site.example/taking-part/requests" }, "A question for you, when you have time",
            """
            We have a question for you. You can say yes, no or maybe, or not answer at all. All of it is fine.

            Read it here:
            https://site.example/taking-part/requests
            """, IsToParent: true),
        new(new ReviewQuestionLetter { Url = "https://site.example/taking-part" }, "A question for you, when you have time",
            """
            We have a question for you. You can answer it or not. All of it is fine.

            Read it here:
            https://site.example/taking-part
            """, IsToParent: true),
        new(new TalkChangedLetter { Url = "https://site.example/taking-part/requests" }, "A date has changed",
            """
            A date that we asked you about has changed. You do not need to do anything.

            Read more here:
            https://site.example/taking-part/requests
            """, IsToParent: true),
        new(new TrainerLetter { News = "A parent has said yes to speaking at your session.", Url = "https://site.example/manage/talks/1" }, "News about your session",
            """
            A parent has said yes to speaking at your session.

            See your session:
            https://site.example/manage/talks/1
            """),
        new(new SafeguardingConcernLetter(), "Please sign in",
            """
            Hello,

            Something new waits for you. Please sign in and look at the list of worries today.
            """),
    ];
}
