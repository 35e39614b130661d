using Pace.Learning.Tests.Platform.Mail.Letters;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Renewals;
using Pace.Learning.Web.Contributions.Consents.Speaking;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Contributions.Suggestions;
using Pace.Learning.Web.Contributions.Transcripts;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Events;
using Pace.Learning.Web.Parents.Invitations;
using Pace.Learning.Web.Parents.Messages;
using Pace.Learning.Web.Parents.SafeguardingConcerns;
using Pace.Learning.Web.Studio.Reviews.Answers;
using Pace.Learning.Web.Studio.Reviews.Members;
using Pace.Learning.Web.Studio.Reviews.Rounds;
using Pace.Learning.Web.Talks.Invitations;
using Pace.Learning.Web.Talks.News;

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
        new(new SuggestionLetter { Url = "https://site.example/taking-part" }, "A note for you",
            """
            Hello,

            We have an idea for something of yours. You can look at it on your page, and take it or leave it. Nothing is changed until you say so.

            Your page:
            https://site.example/taking-part
            """, IsToParent: true),
        new(new WrittenDownLetter { Url = "https://site.example/taking-part/consents/a" }, "Did we get this right?",
            """
            Hello,

            We wrote down something that you told us. Please look if we got it right. It does not count until you say so on your page.

            Is it wrong, or did you not say it? You can say no there, or put it right. If you do nothing, it does not count.

            Your page:
            https://site.example/taking-part/consents/a
            """, IsToParent: true),
        new(new PlaceChangedLetter { Url = "https://site.example/taking-part/uses" }, "A note for you",
            """
            Hello,

            Something that you shared has made room for something new. Nothing is wrong, and you do not need to do a thing. Thank you for sharing it.

            See where it was:
            https://site.example/taking-part/uses
            """, IsToParent: true),
        new(new TranscriptLetter { Url = "https://site.example/taking-part" }, "A note for you",
            """
            Hello,

            We have done what you asked us to. You can read it on your page, when you have a quiet moment. Nothing happens until you say so.

            Your page:
            https://site.example/taking-part
            """, IsToParent: true),
        new(new TalkQuestionLetter { Url = "https://site.example/taking-part/requests" }, "A question for you, when you have time",
            """
            We have a question for you. You can say yes, no or maybe, or not answer at all. All of it is fine.

            Read it here:
            https://site.example/taking-part/requests
            """, IsToParent: true),
        new(new SpeakQuestionLetter { Url = "https://site.example/taking-part" }, "A question for you, when you have time",
            """
            We have a question for you. You can say yes or no, or not answer at all. All of it is fine.

            Read it here:
            https://site.example/taking-part
            """, IsToParent: true),
        new(new ReviewQuestionLetter { Url = "https://site.example/taking-part" }, "A question for you, when you have time",
            """
            We have a question for you. You can answer it or not. All of it is fine.

            Read it here:
            https://site.example/taking-part
            """, IsToParent: true),
        new(new ReviewerQuestionLetter { Url = "https://site.example/taking-part" }, "A question for you, when you have time",
            """
            We have a question for you. You can say yes or no, or not answer at all. All of it is fine.

            Read it here:
            https://site.example/taking-part
            """, IsToParent: true),
        new(new DraftToReadLetter { Url = "https://site.example/taking-part" }, "Something to read, when you have time",
            """
            There is something new on your page. You can look at it when you like, or leave it. Both are fine.

            Your page:
            https://site.example/taking-part
            """, IsToParent: true),
        new(new NotesAnsweredLetter { Url = "https://site.example/taking-part" }, "A note for you",
            """
            We have answered something that you wrote to us. You can read it on your page when you like.

            Your page:
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
        new(new GroupMessageLetter { Url = "https://site.example/taking-part/together" }, "A note about a date",
            """
            There are a few words for you about a date that you said yes to.

            Read them here:
            https://site.example/taking-part/together
            """, IsToParent: true),
        new(new DateOffLetter { Url = "https://site.example/taking-part/requests" }, "A date is off",
            """
            A date that you said yes to is off. You do not need to come, and it is not about you.

            Read more here:
            https://site.example/taking-part/requests
            """, IsToParent: true),
        new(new DateMovedLetter { Url = "https://site.example/taking-part/together" }, "A date has changed",
            """
            A date that you put your name down for has changed. If it does not suit you any more, you can step back. That is fine.

            See what is new:
            https://site.example/taking-part/together
            """, IsToParent: true),
        new(new SafeguardingConcernLetter { Urgency = ConcernUrgency.Today, RaisedAt = "3 March 2027, 14:05", Url = "https://site.example/manage/worries/1" }, "Please sign in today",
            """
            Hello,

            A worry was raised on 3 March 2027, 14:05. Whoever raised it says that somebody must act today.

            Sign in and read it here:
            https://site.example/manage/worries/1
            """),
        new(new SafeguardingConcernLetter { Urgency = ConcernUrgency.NoHurry, RaisedAt = "3 March 2027, 14:05", Url = "https://site.example/manage/worries/1" }, "Please sign in",
            """
            Hello,

            A worry was raised on 3 March 2027, 14:05. Whoever raised it says that there is no hurry.

            Sign in and read it here:
            https://site.example/manage/worries/1
            """),
        new(new ConcernUnreadLetter { Urgency = ConcernUrgency.Soon, RaisedAt = "3 March 2027, 14:05", Url = "https://site.example/manage/worries/1" }, "Please sign in now",
            """
            Hello,

            A worry that was raised on 3 March 2027, 14:05 has not been read yet. Whoever raised it says that somebody must act in the next days. Administrators have been asked to ring you, and know nothing else of it.

            Sign in and read it here:
            https://site.example/manage/worries/1
            """),
        new(new RingOfficerLetter { Officers = "Dan Safeguarding" }, "Please make a call now",
            """
            Hello,

            Something that was sent to the safeguarding officer has not been read in time. Please ring the officer, or whoever stands in (Dan Safeguarding), and ask them to sign in. You need to know no more than that.
            """),
    ];
}
